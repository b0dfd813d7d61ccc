import type { Hit } from '../core/hit.js';

/** A text to look for, with its ISO 639-1 language. */
export interface LexicalQuery {
  text: string;
  language: string;
}

/** A distinct term of a query and what the index knows of it. */
export interface QueryTerm {
  term: string;
  /** The normalised word as it was asked. */
  word: string;
  /** How often the query has it. */
  count: number;
  /** Number of passages that hold it; 0 when the index does not know it. */
  passages: number;
  /** Inverse document frequency, natural logarithm. */
  idf: number;
  /** Terms of the index that an unknown term may stand for, closest first. */
  alternatives: string[];
}

/** BM25 over the passages. */
export interface LexicalIndex {
  /** Number of passages; rows are 0 to size - 1. */
  readonly size: number;
  /** The k best rows by `compareHits`; only passages that match a term. Scores are BM25 sums. */
  search(query: LexicalQuery, k: number, accepts?: (row: number) => boolean): Hit[];
  /** The query's distinct terms in order of appearance, function words left out. */
  terms(query: LexicalQuery): QueryTerm[];
}
