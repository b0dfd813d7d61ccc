import { describe, expect, it } from 'vitest';
import { estimateConfidence } from '../../src/answering/confidence.js';

const model = {
  intercept: -1,
  score: 2,
  similarity: 0.5,
  unmatched: -3,
  missing: -4,
  otherNumber: -5,
  terms: 1,
  threshold: 0.5,
};
const signals = {
  coverage: 1,
  proximity: 1,
  similarity: 0,
  passageScore: 1,
  evidence: 0,
};
const best = { score: 1, unmatched: 0, otherNumber: 0, signals };

describe('estimateConfidence', () => {
  it('is the logistic function of the weighted signals', () => {
    // -1 + 2 · 1 - 3 · 0.5 + 1 · 3/6 = 0
    const half = { ...best, unmatched: 0.5 };
    expect(estimateConfidence(half, { type: 'other', terms: 3 }, model)).toBeCloseTo(0.5, 12);
    // -1 + 2 · 1 + 1 = 2, six terms and more counting the same
    const sure = estimateConfidence(best, { type: 'person', terms: 6 }, model);
    expect(sure).toBeCloseTo(1 / (1 + Math.exp(-2)), 12);
    expect(estimateConfidence(best, { type: 'person', terms: 60 }, model)).toBe(sure);
  });

  it('is higher the more alike the best sentence and the question are', () => {
    // -1 + 2 · 1 + 0.5 · 0.8 + 1 = 2.4
    const alike = { ...best, signals: { ...signals, similarity: 0.8 } };
    const confidence = estimateConfidence(alike, { type: 'person', terms: 6 }, model);
    expect(confidence).toBeCloseTo(1 / (1 + Math.exp(-2.4)), 12);
  });

  it('is lower when a number or a time is asked for and none is given', () => {
    // -1 + 2 · 1 - 4 + 1 = -2
    for (const type of ['amount', 'time', 'day', 'year'] as const) {
      const missing = estimateConfidence(best, { type, terms: 6 }, model);
      expect(missing).toBeCloseTo(1 / (1 + Math.exp(2)), 12);
      const given = { ...best, signals: { ...signals, evidence: 0.2 } };
      expect(estimateConfidence(given, { type, terms: 6 }, model)).toBeGreaterThan(missing);
    }
  });

  it('is lower when the question names a number that the passage does not hold', () => {
    // -1 + 2 · 1 - 5 + 1 = -3
    const other = { ...best, otherNumber: 1 };
    const confidence = estimateConfidence(other, { type: 'other', terms: 6 }, model);
    expect(confidence).toBeCloseTo(1 / (1 + Math.exp(3)), 12);
  });

  it('is 0 when nothing was found', () => {
    expect(estimateConfidence(undefined, { type: 'other', terms: 3 }, model)).toBe(0);
  });
});
