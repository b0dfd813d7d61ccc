import type { Mode } from '../core/ask.js';
import type { Hit } from '../core/hit.js';
import type { CallOptions } from '../embedding/embedder.js';
import type { QueryTerm } from '../lexical/lexical-index.js';
import type { TermMapper } from './term-map.js';

export interface RetrievalQuery {
  text: string;
  /** ISO 639-1 of the question. */
  language: string;
  mode: Mode;
  /** How many passages at most. */
  k: number;
  /** At most so many passages of one article; no limit when absent. */
  perArticle?: number | undefined;
}

/** A hit with where each index placed it; absent when that index did not return it. */
export interface RankedHit extends Hit {
  /** Cosine to the question. */
  dense?: { score: number; rank: number };
  /** BM25 score. */
  lexical?: { score: number; rank: number };
}

/** What a search found, and by which terms. */
export interface Retrieval {
  /** By `compareHits`; scores lie within 0 and 1 in every mode. */
  hits: RankedHit[];
  /** The question's terms with every form that was looked for. */
  terms: QueryTerm[];
  /** The question's vector; absent where the mode needs none. */
  vector?: Float32Array;
  /** Tells where passages, found or not, hold the terms. */
  mapTerms: TermMapper;
}

/** Question to ranked passages. */
export interface Retriever {
  retrieve(query: RetrievalQuery, options?: CallOptions): Promise<Retrieval>;
}
