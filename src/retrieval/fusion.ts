import type { Hit } from '../core/hit.js';

/**
 * Scores of candidates brought to 0..1, so that two systems can be added:
 * (score - lowest) / (highest - lowest). Equal scores are all 1, since nothing
 * sets them apart. Min-max fusion beats reciprocal ranks on most of BEIR
 * (Ma et al., "Vector Search with OpenAI Embeddings", 2023, and its reproductions).
 */
export function minMaxNormalise(scores: readonly number[], lowest = Math.min(...scores)): number[] {
  const highest = Math.max(...scores);
  const range = highest - lowest;
  return scores.map((score) => (range > 0 ? (score - lowest) / range : 1));
}

/** One candidate's raw scores; a system that did not find it gives its floor. */
export interface Candidate {
  row: number;
  /** Cosine. */
  dense: number;
  /** BM25; 0 when no term matches. */
  lexical: number;
  /** The share of the dense score, 0 to 1; the rest is the lexical score's. */
  denseWeight: number;
}

/**
 * Fused hits in no particular order: the weighted mean of the normalised scores.
 * BM25 keeps 0 as its lowest, which means "no term in common" for every question.
 */
export function fuse(candidates: readonly Candidate[]): Hit[] {
  if (candidates.length === 0) return [];
  const dense = minMaxNormalise(candidates.map((candidate) => candidate.dense));
  const highest = Math.max(...candidates.map(({ lexical }) => lexical));
  return candidates.map(({ row, lexical, denseWeight }, index) => {
    const normalised = highest > 0 ? lexical / highest : 0;
    return { row, score: denseWeight * dense[index]! + (1 - denseWeight) * normalised };
  });
}
