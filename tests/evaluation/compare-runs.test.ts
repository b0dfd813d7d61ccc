import { describe, expect, it } from 'vitest';
import { IsnadError } from '../../src/core/errors.js';
import { compareRuns, comparisonSchema } from '../../src/evaluation/compare-runs.js';
import type { RetrievalDataset } from '../../src/evaluation/dataset.js';
import { evaluateRetrieval } from '../../src/evaluation/evaluate-retrieval.js';
import { parseMeasure } from '../../src/evaluation/measure.js';
import { formatRun, parseRun } from '../../src/evaluation/trec.js';
import { fileOf } from './fakes.js';

const ids = ['q1', 'q2', 'q3', 'q4'];
const documents = ['a', 'b', 'c'].map((id) => ({ id, title: '', text: id, language: 'en' }));
const dataset: RetrievalDataset = {
  name: 'letters',
  documents,
  queries: ids.map((id) => ({ id, text: id, language: 'en' })),
  qrels: new Map(ids.map((id) => [id, new Map([['a', 1]])])),
  contexts: [],
  parts: new Map(),
  leftOut: 0,
};

const measures = ['MRR@10', 'R@1'].map(parseMeasure);
const bootstrap = { seed: 1, resamples: 200 };

/** A run in which each query, in order, ranks the letters of a word. */
const runOf = (words: string): string =>
  words
    .split(' ')
    .flatMap((word, i) =>
      Array.from(word, (id, rank) => `${ids[i]} Q0 ${id} ${rank + 1} ${9 - rank} t`),
    )
    .join('\n');

const evaluation = await evaluateRetrieval({
  dataset,
  measures,
  retrieve: async ({ id }) => parseRun(fileOf(runOf('abc abc bac cba'))).get(id)!,
});

const compare = (text: string): ReturnType<typeof compareRuns> =>
  compareRuns({
    evaluation,
    other: { path: '/runs/old.run', run: parseRun(fileOf(text)) },
    measures,
    bootstrap,
  });

describe('compareRuns', () => {
  it('agrees with the reckoning by hand', () => {
    // MRR here 1, 1, 1/2, 1/3 and there 1/2, 1/2, 1/2, 1/2 (an equal one and a loss).
    const compared = compare(runOf('bac cab bac cab'));
    const [here, there] = [(1 + 1 + 1 / 2 + 1 / 3) / 4, 1 / 2];
    const { 'MRR@10': rank, 'R@1': first } = compared.measures;
    expect(rank!.here).toBeCloseTo(here, 12);
    expect(rank!.there).toBeCloseTo(there, 12);
    expect(rank!.difference).toBeCloseTo(here - there, 12);
    expect(rank).toMatchObject({ wins: 2, ties: 1, losses: 1 });
    // Signs of 1/2, 1/2, 0 and -1/6: as far from 0 as 5/6 are +1/2 +1/2 and its reverse, with
    // either sign of the last: 8 of 16.
    expect(rank!.p).toBeCloseTo(1 / 2, 1);
    // R@1 here 1, 1, 0, 0 and there 0: of four signs of two ones, two reach 2.
    expect(first).toMatchObject({ here: 1 / 2, there: 0, wins: 2, ties: 2, losses: 0 });
    expect(first!.p).toBeCloseTo(1 / 2, 1);
    // Holm doubles the smaller p and keeps the order.
    expect(Math.min(rank!.adjustedP, first!.adjustedP)).toBeCloseTo(
      Math.min(1, 2 * Math.min(rank!.p, first!.p)),
      12,
    );
    const [low, high] = rank!.interval;
    expect(low).toBeLessThan(here - there);
    expect(high).toBeGreaterThan(here - there);
    expect(comparisonSchema.parse(JSON.parse(JSON.stringify(compared)))).toEqual(compared);
  });

  it('finds no difference to its own run as it was written', () => {
    const { measures: contrasts, ...rest } = compare(formatRun(evaluation.run, 'own'));
    const extent = { ranked: 4, depth: 3 };
    expect(rest).toEqual({ run: 'old.run', questions: 4, here: extent, there: extent });
    for (const one of Object.values(contrasts)) {
      expect(one).toMatchObject({ difference: 0, p: 1, adjustedP: 1, wins: 0, ties: 4, losses: 0 });
    }
  });

  it('counts a question without a ranking as found nothing, and each document once', () => {
    const compared = compare('q1 Q0 b 1 3 t\nq1 Q0 b 2 2 t\nq1 Q0 a 3 1 t');
    expect(compared.there).toEqual({ ranked: 1, depth: 3 });
    expect(compared.measures['MRR@10']!.there).toBeCloseTo(1 / 2 / 4, 12);
  });

  it('refuses a run of other questions or other documents', () => {
    const other = 'q1 Q0 a 1 1 t\nx1 Q0 a 1 1 t\nx2 Q0 a 1 1 t\nx3 Q0 a 1 1 t\nx4 Q0 a 1 1 t';
    expect(() => compare(other)).toThrow(IsnadError);
    expect(() => compare(other)).toThrow(/old\.run .*questions.*: "x1", "x2", "x3" and 1 more\./);
    expect(() => compare('q1 Q0 z#0 1 1 t')).toThrow(IsnadError);
    expect(() => compare('q1 Q0 z#0 1 1 t')).toThrow(/old\.run .*documents.*: "z#0"\./);
  });
});
