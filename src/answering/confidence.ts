import type { ScoredSentence } from './sentence-ranker.js';

/** A logistic model of whether the corpus holds the answer; docs/quality.md has the calibration. */
export interface ConfidenceModel {
  intercept: number;
  /** Of the best sentence's score. */
  score: number;
  /** Of the share of the question's terms that its passage does not hold. */
  unmatched: number;
  /** Of the number of terms, up to `enoughTerms`: the more is asked, the less a match is chance. */
  terms: number;
  /** Answers below this probability are refused. */
  threshold: number;
}

/** Questions with more terms are not surer. */
const enoughTerms = 6;

/**
 * Fitted on questions of the development sets with and without their gold
 * passages in the pool, on the judged questions of the seeds, and on small talk.
 */
export const defaultConfidence: ConfidenceModel = {
  intercept: -3.94,
  score: 2.71,
  unmatched: -1.31,
  terms: 2.25,
  threshold: 0.25,
};

/** The estimated probability that the corpus holds the answer; 0 when nothing was found. */
export function estimateConfidence(
  best: Pick<ScoredSentence, 'score' | 'unmatched'> | undefined,
  termCount: number,
  model: ConfidenceModel,
): number {
  if (best === undefined) return 0;
  const logit =
    model.intercept +
    model.score * best.score +
    model.unmatched * best.unmatched +
    (model.terms * Math.min(termCount, enoughTerms)) / enoughTerms;
  return 1 / (1 + Math.exp(-logit));
}
