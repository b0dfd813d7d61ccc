import type { Hit } from '../core/hit.js';

/**
 * Scores of candidates brought to 0..1, so that two systems can be added:
 * (score - lowest) / (highest - lowest). Equal scores are all 1, since nothing
 * sets them apart, or 0 when they are not above 0. Min-max fusion beats reciprocal ranks on most of BEIR
 * (Ma et al., "Vector Search with OpenAI Embeddings", 2023, and its reproductions).
 */
export function minMaxNormalise(scores: readonly number[]): number[] {
  const lowest = Math.min(...scores);
  const highest = Math.max(...scores);
  const range = highest - lowest;
  return scores.map((score) => (range > 0 ? (score - lowest) / range : Number(highest > 0)));
}

/** One candidate's raw scores. */
export interface Candidate {
  row: number;
  /** Cosine. */
  dense: number;
  /** BM25; 0 when it holds no term. */
  lexical: number;
  /** The share of the dense score, 0 to 1; the rest is the lexical score's. */
  denseWeight: number;
}

/**
 * Fused hits in no particular order: the weighted mean of the normalised scores.
 * BM25 keeps 0 as its lowest, which means "no term in common" for every question.
 * Where no candidate has a term in common, the dense scores alone decide.
 */
export function fuse(candidates: readonly Candidate[]): Hit[] {
  if (candidates.length === 0) return [];
  const dense = minMaxNormalise(candidates.map((candidate) => candidate.dense));
  const highest = Math.max(...candidates.map(({ lexical }) => lexical));
  return candidates.map(({ row, lexical, denseWeight }, index) => {
    if (highest === 0) return { row, score: dense[index]! };
    return { row, score: denseWeight * dense[index]! + (1 - denseWeight) * (lexical / highest) };
  });
}
