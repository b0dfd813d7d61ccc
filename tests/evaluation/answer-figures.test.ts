import { describe, expect, it } from 'vitest';
import {
  answerCalibration,
  answerFigures,
  answerIntervals,
  answerSelection,
} from '../../src/evaluation/answer-figures.js';
import { answerOutcome } from './fakes.js';

const four = [
  answerOutcome({}),
  // Refused although it would have been right: counts against both figures.
  answerOutcome({ answered: false, confidence: 0.3 }),
  answerOutcome({ answerable: false, answered: false, confidence: 0.1, firstRelevant: false }),
  answerOutcome({ answerable: false, confidence: 0.6, firstRelevant: false, validQuotes: 1 }),
];

describe('answerFigures', () => {
  it('counts by hand', () => {
    const { calibrationError, aurc, ...counted } = answerFigures(four);
    expect(counted).toEqual({
      firstCitationRelevant: 1 / 2,
      refusalPrecision: 1 / 2,
      refusalRecall: 1 / 2,
      // Unanswerable at .9 and .4 against answerable at .1 and .7: 3 of 4 pairs in order.
      refusalAuroc: 3 / 4,
      // By falling confidence: right, wrong, right, wrong; 80% of 4 needs all of them.
      riskAt80: 1 / 2,
      riskAt90: 1 / 2,
      citationsValid: 7 / 8,
    });
    expect(aurc).toBeCloseTo((0 + 1 / 2 + 1 / 3 + 1 / 2) / 4, 12);
    // One case in each of four bins: |1 - .9|, |1 - .3|, |0 - .1| and |0 - .6|.
    expect(calibrationError).toBeCloseTo((0.1 + 0.7 + 0.1 + 0.6) / 4, 12);
  });

  it('is null where there is nothing to count', () => {
    expect(answerFigures([answerOutcome({ quotes: 0, validQuotes: 0 })])).toMatchObject({
      firstCitationRelevant: 1,
      refusalPrecision: null,
      refusalRecall: null,
      refusalAuroc: null,
      riskAt80: 0,
      aurc: 0,
      citationsValid: null,
    });
    expect(new Set(Object.values(answerFigures([])))).toEqual(new Set([null]));
  });
});

describe('answerIntervals', () => {
  it('hold their figures, which chance moves', () => {
    const many = Array.from({ length: 10 }, () => four).flat();
    const figures = Object.entries(answerFigures(many));
    const intervals = Object.values(answerIntervals(many, { seed: 1, resamples: 200 }));
    expect(intervals).toHaveLength(figures.length);
    for (const [i, [, value]] of figures.entries()) {
      const [low, high] = intervals[i]!;
      expect(low).toBeLessThan(value!);
      expect(high).toBeGreaterThan(value!);
    }
  });

  it('are null where the figures are', () => {
    const intervals = answerIntervals([answerOutcome({})], { seed: 1, resamples: 10 });
    expect(intervals).toMatchObject({ firstCitationRelevant: [1, 1], refusalAuroc: null });
  });
});

describe('answerSelection', () => {
  it('counts answers to the unanswerable as wrong', () => {
    expect(answerSelection(four)!.points.map(({ risk }) => risk)).toEqual([0, 1 / 2, 1 / 3, 1 / 2]);
    expect(answerSelection([])).toBeNull();
  });
});

describe('answerCalibration', () => {
  it('holds confidence against whether the question is answerable', () => {
    const bins = answerCalibration(four)!.bins.filter(({ cases }) => cases > 0);
    expect(bins.map(({ accuracy }) => accuracy)).toEqual([0, 1, 0, 1]);
    expect(answerCalibration([])).toBeNull();
  });
});
