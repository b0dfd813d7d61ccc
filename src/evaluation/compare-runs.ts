import { basename } from 'node:path';
import { z } from 'zod';
import { bootstrapInterval, type BootstrapOptions } from './bootstrap.js';
import { valueOf, type Evaluation } from './evaluation.js';
import { mean, rankingDepth, type Measure } from './measure.js';
import { assertDocuments, assertQuestions, type RecordedRun } from './recorded-run.js';
import { rankDocuments, type Run } from './run.js';
import { holmAdjust, randomisationTest } from './significance.js';

const countSchema = z.int().min(0);
const shareSchema = z.number().min(0).max(1);

const contrastSchema = z.strictObject({
  /** Mean of this run and of the other. */
  here: shareSchema,
  there: shareSchema,
  /** Above 0 where this run is better. */
  difference: z.number(),
  /** Bootstrap interval of the difference. */
  interval: z.tuple([z.number(), z.number()]),
  p: shareSchema,
  /** The p adjusted for the number of measures. */
  adjustedP: shareSchema,
  /** Questions on which this run is better, equal and worse. */
  wins: countSchema,
  ties: countSchema,
  losses: countSchema,
});

const rankedSchema = z.strictObject({
  /** Questions with a ranking; one without has found nothing. */
  ranked: countSchema,
  /** Length of the longest ranking: what comes deeper is unknown. */
  depth: countSchema,
});

/** What `evaluate --json` prints of two runs over the same questions. */
export const comparisonSchema = z.strictObject({
  /** The file of the other run. */
  run: z.string(),
  questions: countSchema,
  here: rankedSchema,
  there: rankedSchema,
  measures: z.record(z.string(), contrastSchema),
});
export type Comparison = z.infer<typeof comparisonSchema>;
export type Contrast = z.infer<typeof contrastSchema>;

export interface ComparisonSetup {
  evaluation: Pick<Evaluation, 'outcomes' | 'pool' | 'run'>;
  other: RecordedRun;
  /** What is compared; each is one hypothesis. */
  measures: readonly Measure[];
  /** Its seed is also that of the randomisation. */
  bootstrap: BootstrapOptions;
}

/**
 * Compares an evaluation with a run over the same questions and the same pool,
 * measure by measure, with a paired randomisation test and Holm's correction.
 * `invalid-input` names questions and documents of the run that are not there.
 */
export function compareRuns(setup: ComparisonSetup): Comparison {
  const { evaluation, other, measures, bootstrap } = setup;
  const { outcomes, pool } = evaluation;
  assertQuestions(other, outcomes);
  assertDocuments(other, pool);
  const depth = rankingDepth(measures);
  const rankings = outcomes.map(({ id }) => {
    const ranking = rankDocuments(other.run.get(id) ?? [], depth);
    const ranked = ranking.map((document) => document.id);
    return pool.judge(id, ranked);
  });
  const pairs = measures.map((measure) => ({
    name: measure.toString(),
    here: outcomes.map((outcome) => valueOf(outcome, measure)),
    there: rankings.map((ranking) => measure.score(ranking)),
  }));
  const pValues = pairs.map(({ here, there }) =>
    randomisationTest(here, there, { seed: bootstrap.seed }),
  );
  const adjusted = holmAdjust(pValues);
  return {
    run: basename(other.path),
    questions: outcomes.length,
    here: extentOf(evaluation.run),
    there: extentOf(other.run),
    measures: Object.fromEntries(
      pairs.map(({ name, ...values }, i) => [
        name,
        { ...contrast(values, bootstrap), p: pValues[i]!, adjustedP: adjusted[i]! },
      ]),
    ),
  };
}

/** What rounding may make of equal values. */
const tolerance = 1e-12;

function contrast(
  { here, there }: Record<'here' | 'there', readonly number[]>,
  bootstrap: BootstrapOptions,
): Omit<Contrast, 'p' | 'adjustedP'> {
  const differences = here.map((value, i) => value - there[i]!);
  const wins = differences.filter((one) => one > tolerance).length;
  const losses = differences.filter((one) => one < -tolerance).length;
  return {
    here: mean(here)!,
    there: mean(there)!,
    difference: mean(differences)!,
    interval: bootstrapInterval(differences, bootstrap)!,
    wins,
    ties: differences.length - wins - losses,
    losses,
  };
}

function extentOf(run: Run): Comparison['here'] {
  const lengths = [...run.values()].map((ranking) => ranking.length).filter((n) => n > 0);
  return { ranked: lengths.length, depth: Math.max(0, ...lengths) };
}
