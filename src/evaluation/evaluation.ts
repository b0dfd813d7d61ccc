import type { AnswerOutcome } from './answer-outcome.js';
import type { AskedQuestion, Excerpt } from './asked-question.js';
import type { Qrels } from './dataset.js';
import type { JudgedRanking, Measure } from './measure.js';
import type { Run } from './run.js';

/** How one query came out. */
export interface QueryOutcome extends AskedQuestion {
  /** The value of every measure under its printed name. */
  values: Record<string, number>;
  /** The head of the ranking, best first. */
  found: Excerpt[];
}

/** What was searched, so that rankings which were made elsewhere can be judged too. */
export interface Pool {
  /** Whether a ranking may name the document or passage. */
  has(id: string): boolean;
  /** The ids, best first and each of them once, against the judgments of one of the outcomes' queries. */
  judge(queryId: string, ids: readonly string[]): JudgedRanking;
}

/** Everything that an evaluation found out, before it is summed up. */
export interface Evaluation {
  /** What was measured, in the order it was asked for. */
  measures: readonly Measure[];
  pool: Pool;
  /** The queries that have something to find, in the order of their file. */
  outcomes: QueryOutcome[];
  run: Run;
  /** Binary over passages for questions, as the data set has them otherwise. */
  qrels: Qrels;
  /** How every question was answered; absent where only retrieval was evaluated. */
  answers?: AnswerOutcome[];
}

/** What every evaluation may be told. */
export interface EvaluationOptions {
  measures: readonly Measure[];
  /** Length of the rankings; what the measures need when absent. */
  depth?: number | undefined;
  signal?: AbortSignal | undefined;
  onProgress?: ((done: number, total: number) => void) | undefined;
}

/** How many results of a ranking are kept to be shown. */
export const shownResults = 3;

/** The value of every measure under its printed name. */
export function scoreAll(
  ranking: JudgedRanking,
  measures: readonly Measure[],
): Record<string, number> {
  return Object.fromEntries(measures.map((one) => [one.toString(), one.score(ranking)]));
}

/** The value of one measure; one that was not measured throws a RangeError. */
export function valueOf(outcome: QueryOutcome, measure: Measure): number {
  const value = outcome.values[measure.toString()];
  if (value === undefined) throw new RangeError(`${measure.toString()} was not measured`);
  return value;
}

/** The `count` queries with the lowest value of a measure, worst first and by id where they are equal. */
export function worstQueries(
  outcomes: readonly QueryOutcome[],
  measure: Measure,
  count: number,
): QueryOutcome[] {
  return outcomes
    .toSorted((a, b) => valueOf(a, measure) - valueOf(b, measure) || (a.id < b.id ? -1 : 1))
    .slice(0, count);
}
