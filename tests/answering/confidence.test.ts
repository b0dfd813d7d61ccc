import { describe, expect, it } from 'vitest';
import { estimateConfidence } from '../../src/answering/confidence.js';

const model = { intercept: -1, score: 2, unmatched: -3, terms: 1, threshold: 0.5 };
const best = { score: 1, unmatched: 0 };

describe('estimateConfidence', () => {
  it('is the logistic function of the weighted signals', () => {
    // -1 + 2 · 1 - 3 · 0.5 + 1 · 3/6 = 0
    expect(estimateConfidence({ ...best, unmatched: 0.5 }, 3, model)).toBeCloseTo(0.5, 12);
    // -1 + 2 · 1 + 1 = 2, six terms and more counting the same
    expect(estimateConfidence(best, 6, model)).toBeCloseTo(1 / (1 + Math.exp(-2)), 12);
    expect(estimateConfidence(best, 60, model)).toBe(estimateConfidence(best, 6, model));
  });

  it('is 0 when nothing was found', () => {
    expect(estimateConfidence(undefined, 3, model)).toBe(0);
  });
});
