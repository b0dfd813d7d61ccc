import type { AnswerOutcome } from './answer-outcome.js';
import { bootstrapStatistic, type BootstrapOptions, type Interval } from './bootstrap.js';
import {
  auroc,
  calibration,
  riskAt,
  riskCoverage,
  type Calibration,
  type RiskCoverage,
} from './confidence.js';

/** One value for each figure of a set of answers, in the order in which they are told. */
type PerAnswerFigure<T> = {
  /** Share of the answerable questions that were answered with a relevant first citation. */
  firstCitationRelevant: T;
  /** Share of the refused questions that are unanswerable. */
  refusalPrecision: T;
  /** Share of the unanswerable questions that were refused. */
  refusalRecall: T;
  /** AUROC of 1 - confidence for "is unanswerable". */
  refusalAuroc: T;
  /** Share that goes wrong when only the most confident 80% are answered. */
  riskAt80: T;
  /** The same of the most confident 90%. */
  riskAt90: T;
  /** The mean of that share over every coverage. */
  aurc: T;
  /** Expected distance of the confidence from the share of answerable questions. */
  calibrationError: T;
  /** Share of quoted places whose span slices the article's body to the quote. */
  citationsValid: T;
};

/** The figures of a set of answers; null where the set has nothing that a figure counts. */
export type AnswerFigures = PerAnswerFigure<number | null>;

type Outcomes = readonly AnswerOutcome[];
type Statistic = (outcomes: Outcomes) => number | null;

/** What `value` makes of the formula of each figure. */
export function mapAnswerFigures<T>(value: (formula: Statistic) => T): PerAnswerFigure<T> {
  return {
    firstCitationRelevant: value(firstCitationRelevant),
    refusalPrecision: value(refusalPrecision),
    refusalRecall: value(refusalRecall),
    refusalAuroc: value(refusalAuroc),
    riskAt80: value((outcomes) => riskOf(outcomes, 0.8)),
    riskAt90: value((outcomes) => riskOf(outcomes, 0.9)),
    aurc: value((outcomes) => answerSelection(outcomes)?.aurc ?? null),
    calibrationError: value((outcomes) => answerCalibration(outcomes)?.error ?? null),
    citationsValid: value(citationsValid),
  };
}

/** Every figure of a set of answers. */
export function answerFigures(outcomes: Outcomes): AnswerFigures {
  return mapAnswerFigures((formula) => formula(outcomes));
}

/** The bootstrap interval of every figure; null where the figure is. */
export function answerIntervals(
  outcomes: Outcomes,
  bootstrap: BootstrapOptions,
): PerAnswerFigure<Interval | null> {
  return mapAnswerFigures((formula) => bootstrapStatistic(outcomes, formula, bootstrap));
}

/**
 * What goes wrong when only the most confident questions are answered. Right is a
 * relevant first citation, so that every answered unanswerable question is wrong.
 * Null of no answers.
 */
export function answerSelection(outcomes: Outcomes): RiskCoverage | null {
  return riskCoverage(
    outcomes.map((one) => ({ confidence: one.confidence, correct: one.firstRelevant })),
  );
}

/** Confidence against whether the question is answerable; null of no answers. */
export function answerCalibration(outcomes: Outcomes): Calibration | null {
  return calibration(
    outcomes.map((one) => ({ confidence: one.confidence, correct: one.answerable })),
  );
}

function firstCitationRelevant(outcomes: Outcomes): number | null {
  const answerable = outcomes.filter((one) => one.answerable);
  return share(answerable, (one) => one.answered && one.firstRelevant);
}

function refusalPrecision(outcomes: Outcomes): number | null {
  const refused = outcomes.filter((one) => !one.answered);
  return share(refused, (one) => !one.answerable);
}

function refusalRecall(outcomes: Outcomes): number | null {
  const unanswerable = outcomes.filter((one) => !one.answerable);
  return share(unanswerable, (one) => !one.answered);
}

function refusalAuroc(outcomes: Outcomes): number | null {
  return auroc(outcomes.map((one) => ({ score: 1 - one.confidence, positive: !one.answerable })));
}

function riskOf(outcomes: Outcomes, coverage: number): number | null {
  const selection = answerSelection(outcomes);
  return selection === null ? null : riskAt(selection, coverage);
}

function citationsValid(outcomes: Outcomes): number | null {
  const quotes = outcomes.reduce((total, one) => total + one.quotes, 0);
  const valid = outcomes.reduce((total, one) => total + one.validQuotes, 0);
  return quotes === 0 ? null : valid / quotes;
}

function share<T>(items: readonly T[], isOne: (item: T) => boolean): number | null {
  return items.length === 0 ? null : items.filter(isOne).length / items.length;
}
