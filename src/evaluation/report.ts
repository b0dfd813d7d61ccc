import { z } from 'zod';
import { answerFigures, answerIntervals, mapAnswerFigures } from './answer-figures.js';
import type { AnswerOutcome } from './answer-outcome.js';
import { bootstrapInterval, type BootstrapOptions } from './bootstrap.js';
import { comparisonSchema, type Comparison } from './compare-runs.js';
import { valueOf, type Evaluation, type QueryOutcome } from './evaluation.js';
import { mean, type Measure } from './measure.js';

const figureSchema = z.number().min(0).max(1).nullable();
const intervalSchema = z.tuple([z.number(), z.number()]).nullable();

const partSchema = z.strictObject({
  questions: z.int().min(0),
  metrics: z.record(z.string(), figureSchema),
  /** Bootstrap intervals of the metrics: [low, high]. */
  intervals: z.record(z.string(), intervalSchema),
  answers: z.strictObject(mapAnswerFigures(() => figureSchema)).optional(),
  /** Bootstrap intervals of the figures of the answers. */
  answerIntervals: z.strictObject(mapAnswerFigures(() => intervalSchema)).optional(),
});

/** What is known of some of the questions, or of all. */
export type ReportPart = z.infer<typeof partSchema>;

/**
 * What `evaluate --json` prints. `questions` counts everything that was asked;
 * `metrics` are means over what has something to find. A figure is null where
 * nothing was asked that it counts. `answers` is there for judged questions only,
 * `comparison` where another run was given.
 */
export const reportSchema = partSchema.extend({
  dataset: z.string(),
  /** What was evaluated: the mode of retrieval. */
  system: z.string(),
  /** By the language of the question. */
  byLanguage: z.record(z.string(), partSchema),
  comparison: comparisonSchema.optional(),
});
export type Report = z.infer<typeof reportSchema>;

export interface ReportSetup {
  dataset: string;
  system: string;
  evaluation: Evaluation;
  /** What is reported of what was measured; everything when absent. */
  measures?: readonly Measure[] | undefined;
  comparison?: Comparison | undefined;
  bootstrap: BootstrapOptions;
}

/** Sums an evaluation up. */
export function buildReport(setup: ReportSetup): Report {
  const { dataset, system, evaluation, comparison, bootstrap } = setup;
  const { outcomes, answers } = evaluation;
  const measures = setup.measures ?? evaluation.measures;
  const asked: readonly { language: string }[] = answers ?? outcomes;
  const languages = [...new Set(asked.map(({ language }) => language))].toSorted();
  return {
    dataset,
    system,
    ...summarise({ outcomes, answers }, measures, bootstrap),
    byLanguage: Object.fromEntries(
      languages.map((language) => {
        const isOf = (one: { language: string }): boolean => one.language === language;
        const part = { outcomes: outcomes.filter(isOf), answers: answers?.filter(isOf) };
        return [language, summarise(part, measures, bootstrap)];
      }),
    ),
    ...(comparison !== undefined && { comparison }),
  };
}

interface Outcomes {
  outcomes: readonly QueryOutcome[];
  answers: readonly AnswerOutcome[] | undefined;
}

function summarise(
  { outcomes, answers }: Outcomes,
  measures: readonly Measure[],
  bootstrap: BootstrapOptions,
): ReportPart {
  const values = measures.map((measure) => ({
    name: measure.toString(),
    values: outcomes.map((outcome) => valueOf(outcome, measure)),
  }));
  return {
    questions: answers?.length ?? outcomes.length,
    metrics: Object.fromEntries(values.map((one) => [one.name, mean(one.values)])),
    intervals: Object.fromEntries(
      values.map((one) => [one.name, bootstrapInterval(one.values, bootstrap)]),
    ),
    ...(answers !== undefined && {
      answers: answerFigures(answers),
      answerIntervals: answerIntervals(answers, bootstrap),
    }),
  };
}
