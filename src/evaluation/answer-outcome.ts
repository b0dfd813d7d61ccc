import type { Answer } from '../core/ask.js';
import type { Collection } from '../core/collection.js';
import {
  auroc,
  calibration,
  riskAt,
  riskCoverage,
  type Calibration,
  type RiskCoverage,
} from './confidence.js';
import { holdsQuote, type JudgedQuestion } from './questions.js';

/** How one question was answered. */
export interface AnswerOutcome {
  id: string;
  language: string;
  /** Whether the collection holds an answer by judgment. */
  answerable: boolean;
  /** Whether an answer was given; false is a refusal. */
  answered: boolean;
  confidence: number;
  /** Whether the first citation touches a judged quote, given or refused. */
  firstRelevant: boolean;
  /** Places that the answer quotes: its citations and its sentences. */
  quotes: number;
  /** Those whose span slices the article's body to the quote. */
  validQuotes: number;
}

/** The answer against the judgments and against the articles that it quotes. */
export function judgeAnswer(
  question: JudgedQuestion,
  answer: Answer,
  collection: Pick<Collection, 'article'>,
): AnswerOutcome {
  const first = answer.citations[0];
  const quotes = [...answer.citations, ...answer.sentences];
  const valid = quotes.filter(
    ({ articleId, span, quote }) =>
      collection.article(articleId)?.body.slice(span.start, span.end) === quote,
  );
  return {
    id: question.id,
    language: question.language,
    answerable: question.relevant.length > 0,
    answered: answer.kind === 'answered',
    confidence: answer.confidence,
    firstRelevant:
      first !== undefined && question.relevant.some((judged) => holdsQuote(first, judged)),
    quotes: quotes.length,
    validQuotes: valid.length,
  };
}

/** The figures of a set of answers; null where the set has nothing that a figure counts. */
export interface AnswerFigures {
  /** Share of the answerable questions that were answered with a relevant first citation. */
  firstCitationRelevant: number | null;
  /** Share of the refused questions that are unanswerable. */
  refusalPrecision: number | null;
  /** Share of the unanswerable questions that were refused. */
  refusalRecall: number | null;
  /** AUROC of 1 - confidence for "is unanswerable". */
  refusalAuroc: number | null;
  /** Share of quoted places whose span slices the article's body to the quote. */
  citationsValid: number | null;
}

export function answerFigures(outcomes: readonly AnswerOutcome[]): AnswerFigures {
  const answerable = outcomes.filter((one) => one.answerable);
  const unanswerable = outcomes.filter((one) => !one.answerable);
  const refused = outcomes.filter((one) => !one.answered);
  const rightlyRefused = refused.filter((one) => !one.answerable).length;
  const rightlyAnswered = answerable.filter((one) => one.answered && one.firstRelevant).length;
  const quotes = outcomes.reduce((total, one) => total + one.quotes, 0);
  const validQuotes = outcomes.reduce((total, one) => total + one.validQuotes, 0);
  return {
    firstCitationRelevant: share(rightlyAnswered, answerable.length),
    refusalPrecision: share(rightlyRefused, refused.length),
    refusalRecall: share(rightlyRefused, unanswerable.length),
    refusalAuroc: auroc(
      outcomes.map((one) => ({ score: 1 - one.confidence, positive: !one.answerable })),
    ),
    citationsValid: share(validQuotes, quotes),
  };
}

/** How far the confidence of a set of answers can be trusted. */
export interface ConfidenceFigures {
  /**
   * What goes wrong when only the most confident questions are answered; right is
   * a relevant first citation, so that every answered unanswerable question is wrong.
   */
  selection: RiskCoverage;
  riskAt80: number;
  riskAt90: number;
  /** Confidence against whether the question is answerable. */
  calibration: Calibration;
}

/** Null of no answers. */
export function confidenceFigures(outcomes: readonly AnswerOutcome[]): ConfidenceFigures | null {
  const selection = riskCoverage(
    outcomes.map((one) => ({ confidence: one.confidence, correct: one.firstRelevant })),
  );
  const calibrated = calibration(
    outcomes.map((one) => ({ confidence: one.confidence, correct: one.answerable })),
  );
  if (selection === null || calibrated === null) return null;
  const riskAt80 = riskAt(selection, 0.8);
  const riskAt90 = riskAt(selection, 0.9);
  return { selection, riskAt80, riskAt90, calibration: calibrated };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
