import type { Hit } from '../core/hit.js';

/** The k nearest unit vectors by cosine. */
export interface VectorIndex {
  /** Number of vectors; rows are 0 to size - 1. */
  readonly size: number;
  readonly dimension: number;
  /**
   * The k nearest rows by `compareHits`, fewer when the index (or what `accepts`
   * lets through) holds fewer. Scores are cosines.
   */
  search(vector: Float32Array, k: number, accepts?: (row: number) => boolean): Hit[];
  /** A copy of the unit vector of a row. */
  vectorOf(row: number): Float32Array;
}

/** What shapes an HNSW graph (Malkov and Yashunin, arXiv 1603.09320); recorded in the manifest. */
export interface HnswParameters {
  /** Links a node keeps on each layer. */
  m: number;
  /** Candidates kept while a node is inserted. */
  efConstruction: number;
  /** Candidates kept while searching; raised to k when k is larger. */
  efSearch: number;
  /** Of the random layer assignment. */
  seed: number;
}
