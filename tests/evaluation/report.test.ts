import { describe, expect, it } from 'vitest';
import type { AnswerOutcome } from '../../src/evaluation/answer-outcome.js';
import type { Comparison } from '../../src/evaluation/compare-runs.js';
import type { Evaluation, QueryOutcome } from '../../src/evaluation/evaluation.js';
import { formatReport } from '../../src/evaluation/format-report.js';
import { parseMeasure } from '../../src/evaluation/measure.js';
import { buildReport, reportSchema } from '../../src/evaluation/report.js';
import { answerOutcome, emptyPool } from './fakes.js';

const query = (id: string, language: string, value: number): QueryOutcome => ({
  id,
  language,
  text: '?',
  values: { 'nDCG@10': value },
  wanted: [],
  found: [],
});

const answered = (id: string, language: string, answerable: boolean): AnswerOutcome =>
  answerOutcome({
    id,
    language,
    answerable,
    answered: answerable,
    confidence: answerable ? 1 : 0,
    firstRelevant: answerable,
  });

const evaluation: Evaluation = {
  measures: [parseMeasure('nDCG@10')],
  pool: emptyPool,
  outcomes: [query('1', 'ar', 1), query('2', 'ar', 0.5), query('3', 'en', 0)],
  run: new Map(),
  qrels: new Map(),
  answers: [
    answered('1', 'ar', true),
    answered('2', 'ar', true),
    answered('3', 'en', true),
    answered('4', 'tr', false),
  ],
};
const report = buildReport({
  dataset: 'questions',
  system: 'hybrid',
  evaluation,
  bootstrap: { seed: 1 },
});

describe('buildReport', () => {
  it('has the fields that readers of the JSON rely on', () => {
    const answers = { firstCitationRelevant: 1, citationsValid: 1 };
    expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
    expect(report).toMatchObject({
      dataset: 'questions',
      system: 'hybrid',
      questions: 4,
      metrics: { 'nDCG@10': 0.5 },
      answers: { ...answers, refusalPrecision: 1, refusalRecall: 1, refusalAuroc: 1 },
      byLanguage: {
        ar: { questions: 2, metrics: { 'nDCG@10': 0.75 }, answers },
        en: { questions: 1, metrics: { 'nDCG@10': 0 }, answers },
        tr: { questions: 1, metrics: { 'nDCG@10': null }, answers: { refusalRecall: 1 } },
      },
    });
    const [low, high] = report.intervals['nDCG@10']!;
    expect(low).toBeGreaterThanOrEqual(0);
    expect(low).toBeLessThan(0.5);
    expect(high).toBeGreaterThan(0.5);
  });

  it('is the same for the same seed', () => {
    const again = buildReport({
      dataset: 'questions',
      system: 'hybrid',
      evaluation,
      bootstrap: { seed: 1 },
    });
    expect(again).toEqual(report);
  });

  it('refuses fields that it does not promise', () => {
    expect(reportSchema.safeParse({ ...report, extra: 1 }).success).toBe(false);
    expect(reportSchema.safeParse({ ...report, metrics: { 'R@1': 1.5 } }).success).toBe(false);
  });
});

const comparison: Comparison = {
  run: 'old.run',
  questions: 3,
  here: { ranked: 3, depth: 100 },
  there: { ranked: 2, depth: 10 },
  measures: {
    'nDCG@10': {
      here: 0.5,
      there: 0.75,
      difference: -0.25,
      interval: [-0.5, 0],
      p: 0.0312,
      adjustedP: 0.0624,
      wins: 0,
      ties: 2,
      losses: 1,
    },
  },
};

describe('formatReport', () => {
  const intervals = { 'nDCG@10': [0, 1] as [number, number] };

  it('aligns figures under their languages', () => {
    // Of 4 drawn answers 0 to 3 are wrong in 95% of all draws: risks up to 3/4 and, the wrong
    // ones being the least confident, areas up to (0 + 1/2 + 2/3 + 3/4) / 4.
    expect(formatReport({ ...report, intervals })).toBe(`questions, hybrid

                           all    95% interval     ar     en     tr
questions                    4                      2      1      1
nDCG@10                  0.500  0.000 to 1.000  0.750  0.000      –
first citation relevant  1.000  1.000 to 1.000  1.000  1.000      –
refusal precision        1.000  1.000 to 1.000      –      –  1.000
refusal recall           1.000  1.000 to 1.000      –      –  1.000
refusal AUROC            1.000  1.000 to 1.000      –      –      –
risk at 80% coverage     0.250  0.000 to 0.750  0.000  0.000  1.000
risk at 90% coverage     0.250  0.000 to 0.750  0.000  0.000  1.000
AURC                     0.063  0.000 to 0.479  0.000  0.000  1.000
calibration error        0.000  0.000 to 0.000  0.000  0.000  0.000
citations valid          1.000  1.000 to 1.000  1.000  1.000  1.000
`);
  });

  it('ends with the comparison', () => {
    const text = formatReport({ ...report, intervals, comparison });
    expect(text.split('\n\nagainst ')[1])
      .toBe(`old.run: 3 questions, 3 with results here and 2 there,
at most 100 results here and 10 there; paired randomisation, p adjusted by Holm

          here  there  difference     95% interval       p  adjusted p  better  equal  worse
nDCG@10  0.500  0.750      −0.250  −0.500 to 0.000  0.0312      0.0624       0      2      1
`);
  });
});

describe('buildReport', () => {
  it('reports a part of what was measured, and the comparison', () => {
    const wide = { ...evaluation, measures: ['nDCG@10', 'R@1'].map(parseMeasure) };
    const setup = { dataset: 'q', system: 'dense', evaluation: wide, bootstrap: { seed: 1 } };
    const part = buildReport({ ...setup, measures: evaluation.measures, comparison });
    expect(Object.keys(part.metrics)).toEqual(['nDCG@10']);
    expect(reportSchema.parse(part).comparison).toEqual(comparison);
    expect(() => buildReport(setup)).toThrow(RangeError);
  });
});
