import { describe, expect, it } from 'vitest';
import type { QueryOutcome } from '../../src/evaluation/evaluation.js';
import { gainCurve, gainMeasures } from '../../src/evaluation/gain-curve.js';
import { parseMeasure } from '../../src/evaluation/measure.js';

const names = (depth: number): string[] => gainMeasures(depth).map(String);

const outcome = (id: string, ...gains: number[]): QueryOutcome => ({
  id,
  text: '?',
  language: 'en',
  values: { 'nDCG@3': gains[0]!, 'nDCG@1': gains[1]!, AP: 0.5 },
  wanted: [],
  found: [],
});

describe('gainMeasures', () => {
  it('goes as deep as the rankings', () => {
    expect(names(10)).toEqual(['nDCG@1', 'nDCG@3', 'nDCG@5', 'nDCG@10']);
    expect(names(4)).toEqual(['nDCG@1', 'nDCG@3']);
    expect(names(1_000).at(-1)).toBe('nDCG@100');
  });
});

describe('gainCurve', () => {
  const measures = ['nDCG@3', 'AP', 'nDCG@1', 'nDCG@3'].map(parseMeasure);

  it('takes every nDCG once, by rising k', () => {
    const outcomes = [outcome('a', 1, 0.5), outcome('b', 0.5, 0)];
    const curve = gainCurve({ measures, outcomes }, { seed: 1 });
    expect(curve.map(({ k, value }) => [k, value])).toEqual([
      [1, 0.25],
      [3, 0.75],
    ]);
    expect(curve.map(({ interval }) => interval)).toEqual([
      [0, 0.5],
      [0.5, 1],
    ]);
  });

  it('is empty where nothing could be found', () => {
    expect(gainCurve({ measures, outcomes: [] }, { seed: 1 })).toEqual([]);
  });
});
