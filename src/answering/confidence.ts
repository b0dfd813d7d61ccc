import type { QuestionType } from './question-type.js';
import type { ScoredSentence } from './sentence-ranker.js';

/** A logistic model of whether the corpus holds the answer; docs/quality.md has the calibration. */
export interface ConfidenceModel {
  intercept: number;
  /** Of the best sentence's score. */
  score: number;
  /** Of the best sentence's cosine to the question. */
  similarity: number;
  /** Of the share of the question's terms that its passage does not hold. */
  unmatched: number;
  /** Of a number or time that is asked for and that the best sentence does not give. */
  missing: number;
  /** Of a number in the question that its passage does not hold: it tells of another year, or of something else. */
  otherNumber: number;
  /** Of the number of terms, up to `enoughTerms`: the more is asked, the less a match is chance. */
  terms: number;
  /** Answers below this probability are refused. */
  threshold: number;
}

/** What is asked for as a number or a time: its absence can be told. */
const measured: ReadonlySet<QuestionType> = new Set(['amount', 'time', 'day', 'year']);

/** Questions with more terms are not surer. */
const enoughTerms = 6;

/**
 * Fitted on questions of the development sets with and without their gold
 * passages in the pool and on the judged questions of the seeds, with an
 * intercept that suits four answerable questions in five: what is answered is
 * more likely held than not.
 */
export const defaultConfidence: ConfidenceModel = {
  intercept: -1.4,
  score: 0.81,
  similarity: 2.74,
  unmatched: -4.64,
  missing: -1.08,
  otherNumber: -1.99,
  terms: 4.03,
  threshold: 0.5,
};

/** What was asked, as far as it makes an answer more or less likely. */
export interface AskedFor {
  type: QuestionType;
  /** Number of distinct terms; less where a follow-up takes some of them over. */
  terms: number;
}

/** The estimated probability that the corpus holds the answer; 0 when nothing was found. */
export function estimateConfidence(
  best: Pick<ScoredSentence, 'score' | 'unmatched' | 'otherNumber' | 'signals'> | undefined,
  asked: AskedFor,
  model: ConfidenceModel,
): number {
  if (best === undefined) return 0;
  const logit =
    model.intercept +
    model.score * best.score +
    model.similarity * best.signals.similarity +
    model.unmatched * best.unmatched +
    model.missing * (measured.has(asked.type) && best.signals.evidence === 0 ? 1 : 0) +
    model.otherNumber * best.otherNumber +
    (model.terms * Math.min(asked.terms, enoughTerms)) / enoughTerms;
  return 1 / (1 + Math.exp(-logit));
}
