import type { Hit } from '../core/hit.js';
import type { AnalysedWord } from '../text/analyse.js';

/** A text to look for, with its ISO 639-1 language. */
export interface LexicalQuery {
  text: string;
  language: string;
  /** Finds further terms for each word of a text, of words that say the same; those that the index does not know are left out. */
  translate?: (words: readonly AnalysedWord[], language: string) => TermForm[][];
}

/** A term of the index that counts as the one asked for, and how much, up to 1. */
export interface TermForm {
  term: string;
  weight: number;
  /** Of another language or script than the question, whose spelling cannot be expected there. */
  isForeign?: boolean;
}

/** A distinct term of a query and what the index knows of it. */
export interface QueryTerm {
  term: string;
  /** The normalised word as it was asked first. */
  word: string;
  /** How often the query has it. */
  count: number;
  /** Its forms in the index, most exact first; none when the index does not know it. */
  forms: TermForm[];
  /** Whether the index knows it by itself: in one of its own forms, or misspelt; words of like meaning do not make it known. */
  isKnown: boolean;
  /** Inverse document frequency of the forms together, natural logarithm. */
  idf: number;
}

/** BM25 over the passages. */
export interface LexicalIndex {
  /** Number of passages; rows are 0 to size - 1. */
  readonly size: number;
  /** The query's distinct terms in order of appearance, function words left out. */
  terms(query: LexicalQuery): QueryTerm[];
  /**
   * The term with these forms as well, its idf counted anew. Forms that it has
   * already with as much weight and forms that the index does not know change nothing.
   */
  extend(term: QueryTerm, forms: readonly TermForm[]): QueryTerm;
  score(terms: readonly QueryTerm[]): LexicalScores;
}

/** BM25 sums of every passage for some terms. */
export interface LexicalScores {
  /** The k best rows by `compareHits`, only such as hold a term. */
  best(k: number): Hit[];
  /** 0 for a passage that holds no term. */
  scoreOf(row: number): number;
}
