import type { ScoredSentence } from './sentence-ranker.js';

/** What tells an answerable question from one that the corpus cannot answer. */
export interface ConfidenceSignals {
  /** Share of the question's terms, by idf, in the best sentence. */
  coverage: number;
  /** The same for the best sentence's passage with title. */
  passageCoverage: number;
  /** Cosine of the best sentence to the question. */
  similarity: number;
  /** Share of the question's terms that the index knows at all. */
  knownShare: number;
}

/** Coefficients of a logistic model, fitted on development data; docs/quality.md has the calibration. */
export interface ConfidenceModel {
  intercept: number;
  weights: ConfidenceSignals;
  /** Answers below this are refused. */
  threshold: number;
}

export const defaultConfidence: ConfidenceModel = {
  intercept: -4,
  weights: { coverage: 2, passageCoverage: 3, similarity: 6, knownShare: 1 },
  threshold: 0.5,
};

/** The signals of the best sentence; undefined when nothing was found. */
export function confidenceSignals(
  best: ScoredSentence | undefined,
  knownShare: number,
): ConfidenceSignals | undefined {
  if (best === undefined) return undefined;
  const { coverage, passageCoverage, similarity } = best.signals;
  return { coverage, passageCoverage, similarity, knownShare };
}

/** The estimated probability that the corpus holds the answer; 0 when nothing was found. */
export function estimateConfidence(
  signals: ConfidenceSignals | undefined,
  { intercept, weights }: ConfidenceModel,
): number {
  if (signals === undefined) return 0;
  const names = Object.keys(weights) as (keyof ConfidenceSignals)[];
  const logit = names.reduce((sum, name) => sum + weights[name] * signals[name], intercept);
  return 1 / (1 + Math.exp(-logit));
}
