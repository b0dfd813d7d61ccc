import { describe, expect, it } from 'vitest';
import { confidenceFigures, type AnswerOutcome } from '../../src/evaluation/answer-outcome.js';
import type { Evaluation, QueryOutcome } from '../../src/evaluation/evaluation.js';
import { formatReport } from '../../src/evaluation/format-report.js';
import { parseMeasure } from '../../src/evaluation/measure.js';
import { buildReport, reportSchema } from '../../src/evaluation/report.js';

const query = (id: string, language: string, value: number): QueryOutcome => ({
  id,
  language,
  text: '?',
  values: { 'nDCG@10': value },
  wanted: [],
  found: [],
});

const answered = (id: string, language: string, answerable: boolean): AnswerOutcome => ({
  id,
  language,
  answerable,
  answered: answerable,
  confidence: answerable ? 1 : 0,
  firstRelevant: answerable,
  quotes: 1,
  validQuotes: 1,
});

const evaluation: Evaluation = {
  measures: [parseMeasure('nDCG@10')],
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

describe('formatReport', () => {
  it('aligns figures under their languages', () => {
    const intervals = { 'nDCG@10': [0, 1] as [number, number] };
    const text = formatReport({ ...report, intervals }, confidenceFigures(evaluation.answers!));
    expect(text).toBe(`questions, hybrid

                           all    95% interval     ar     en     tr
questions                    4                      2      1      1
nDCG@10                  0.500  0.000 to 1.000  0.750  0.000      –
first citation relevant  1.000                  1.000  1.000      –
refusal precision        1.000                      –      –  1.000
refusal recall           1.000                      –      –  1.000
refusal AUROC            1.000                      –      –      –
citations valid          1.000                  1.000  1.000  1.000
risk at 80% coverage     0.250
risk at 90% coverage     0.250
AURC                     0.063
calibration error        0.000
`);
  });
});
