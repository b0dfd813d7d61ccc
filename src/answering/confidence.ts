import type { QueryTerm } from '../lexical/lexical-index.js';
import { isMeasured } from './question-type.js';
import type { QuestionType } from './question-type.js';
import type { ScoredSentence } from './sentence-ranker.js';

/** A logistic model of whether the corpus holds the answer; docs/quality.md has the calibration. */
export interface ConfidenceModel {
  intercept: number;
  /** Of the number of the question's terms that the best sentence's passage and its title hold, `enoughTerms` being 1. */
  held: number;
  /** Of the share of the terms in the best sentence and around it. */
  coverage: number;
  /** Of the best sentence's cosine to the question. */
  similarity: number;
  /** Of a number or time that is asked for and that the best sentence does not give. */
  missing: number;
  /** Of a number in the question that its passage does not hold: it tells of another year, or of something else. */
  otherNumber: number;
  /**
   * Of a word that the index does not know, in a language of which it holds more than `fewPassages`:
   * times the logarithm of how many times more. A small collection lacks many a common word, a
   * large one hardly any but names that it does not tell of.
   */
  unknown: number;
  /** Of the natural logarithm of the number of passages: among more of them, one that is alike is easier to find. */
  size: number;
  /** Answers below this probability are refused. */
  threshold: number;
}

/** A passage that holds this many terms does not do so by chance; more are not surer. */
const enoughTerms = 6;

/** Up to so many passages of its language, an unknown word tells nothing. */
const fewPassages = 100;

/**
 * Fitted on questions of the development sets with and without their gold
 * passages in the pool, on the judged questions of the seeds, alone and among
 * 3,009 other passages, and on the odd ids of the check questions, with an
 * intercept that suits four answerable questions in five.
 */
export const defaultConfidence: ConfidenceModel = {
  intercept: -2.37,
  held: 3.7,
  coverage: 2.61,
  similarity: 3.03,
  missing: -1.6,
  otherNumber: -1.65,
  unknown: -0.3,
  size: -0.135,
  threshold: 0.5,
};

/** What was asked, and of how many passages, as far as it makes an answer more or less likely. */
export interface AskedFor {
  type: QuestionType;
  /** The number of passages of the collection. */
  passages: number;
  /** How many of them are in the question's language. */
  passagesInLanguage: number;
  /** The distinct terms. */
  terms: readonly QueryTerm[];
  /** How often the question's own stand in its text: what a follow-up takes over stands there once, and counts less. */
  repeated: number;
}

/** The estimated probability that the corpus holds the answer; 0 when nothing was found. */
export function estimateConfidence(
  best: Pick<ScoredSentence, 'held' | 'signals'> | undefined,
  { type, terms, repeated, passages, passagesInLanguage }: AskedFor,
  model: ConfidenceModel,
): number {
  if (best === undefined) return 0;
  const { coverage, similarity, evidence } = best.signals;
  const held = terms.reduce(
    (sum, { count }, index) => sum + Math.min(1, count / repeated) * best.held[index]!,
    0,
  );
  const logit =
    model.intercept +
    (model.held * Math.min(enoughTerms, held)) / enoughTerms +
    model.coverage * coverage +
    model.similarity * similarity +
    model.missing * (isMeasured(type) && evidence === 0 ? 1 : 0) +
    model.otherNumber * otherNumber(terms, best.held) +
    model.unknown * unknownWord(terms, passagesInLanguage) +
    model.size * Math.log(passages);
  return 1 / (1 + Math.exp(-logit));
}

/** How surely one of the numbers among the terms is not held. */
function otherNumber(terms: readonly QueryTerm[], held: readonly number[]): number {
  const missing = terms.map(({ word }, index) => (/\p{N}/u.test(word) ? 1 - held[index]! : 0));
  return Math.max(0, ...missing);
}

/** Whether one of the terms is a word that the index does not know, by how much that tells. */
function unknownWord(terms: readonly QueryTerm[], passages: number): number {
  const isLacking = terms.some(({ word, isKnown }) => !isKnown && !/\p{N}/u.test(word));
  return isLacking ? Math.log(Math.max(1, passages / fewPassages)) : 0;
}
