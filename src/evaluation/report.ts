import { z } from 'zod';
import { answerFigures, type AnswerOutcome } from './answer-outcome.js';
import { bootstrapInterval, type BootstrapOptions } from './bootstrap.js';
import { valueOf, type Evaluation, type QueryOutcome } from './evaluation.js';
import { mean, type Measure } from './measure.js';

const figureSchema = z.number().min(0).max(1).nullable();
const metricsSchema = z.record(z.string(), figureSchema);
const answersSchema = z.strictObject({
  firstCitationRelevant: figureSchema,
  refusalPrecision: figureSchema,
  refusalRecall: figureSchema,
  refusalAuroc: figureSchema,
  citationsValid: figureSchema,
});

/**
 * What `evaluate --json` prints. `questions` counts everything that was asked;
 * `metrics` are means over what has something to find. A figure is null where
 * nothing was asked that it counts. `answers` is there for judged questions only.
 */
export const reportSchema = z.strictObject({
  dataset: z.string(),
  /** What was evaluated: the mode of retrieval. */
  system: z.string(),
  questions: z.int().min(0),
  metrics: metricsSchema,
  /** Bootstrap intervals of the metrics: [low, high]. */
  intervals: z.record(z.string(), z.tuple([z.number(), z.number()]).nullable()),
  /** By the language of the question. */
  byLanguage: z.record(
    z.string(),
    z.strictObject({
      questions: z.int().min(0),
      metrics: metricsSchema,
      answers: answersSchema.optional(),
    }),
  ),
  answers: answersSchema.optional(),
});
export type Report = z.infer<typeof reportSchema>;

export interface ReportSetup {
  dataset: string;
  system: string;
  evaluation: Evaluation;
  bootstrap: BootstrapOptions;
}

/** Sums an evaluation up. */
export function buildReport(setup: ReportSetup): Report {
  const { dataset, system, evaluation, bootstrap } = setup;
  const { measures, outcomes, answers } = evaluation;
  const asked: readonly { language: string }[] = answers ?? outcomes;
  const languages = [...new Set(asked.map(({ language }) => language))].toSorted();
  const intervals = measures.map((measure) => {
    const values = valuesOf(outcomes, measure);
    return [measure.toString(), bootstrapInterval(values, bootstrap)] as const;
  });
  return {
    dataset,
    system,
    ...summarise(outcomes, answers, measures),
    intervals: Object.fromEntries(intervals),
    byLanguage: Object.fromEntries(
      languages.map((language) => {
        const isOf = (one: { language: string }): boolean => one.language === language;
        const part = summarise(outcomes.filter(isOf), answers?.filter(isOf), measures);
        return [language, part];
      }),
    ),
  };
}

type Summary = Report['byLanguage'][string];

function summarise(
  outcomes: readonly QueryOutcome[],
  answers: readonly AnswerOutcome[] | undefined,
  measures: readonly Measure[],
): Summary {
  const metrics = measures.map((one) => [one.toString(), mean(valuesOf(outcomes, one))] as const);
  return {
    questions: answers?.length ?? outcomes.length,
    metrics: Object.fromEntries(metrics),
    ...(answers === undefined ? {} : { answers: answerFigures(answers) }),
  };
}

function valuesOf(outcomes: readonly QueryOutcome[], measure: Measure): number[] {
  return outcomes.map((outcome) => valueOf(outcome, measure));
}
