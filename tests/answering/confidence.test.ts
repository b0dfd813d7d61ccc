import { describe, expect, it } from 'vitest';
import { estimateConfidence } from '../../src/answering/confidence.js';
import type { QueryTerm } from '../../src/lexical/lexical-index.js';

const model = {
  intercept: -1,
  held: 3,
  coverage: 2,
  similarity: 0.5,
  missing: -4,
  otherNumber: -5,
  unknown: -2,
  size: -0.5,
  threshold: 0.5,
};
const signals = {
  coverage: 0.5,
  proximity: 1,
  similarity: 0,
  passageScore: 1,
  evidence: 0,
};

function termOf(word: string, count = 1): QueryTerm {
  return { term: word, word, count, isKnown: true, idf: 1, forms: [] };
}

function terms(count: number): QueryTerm[] {
  return Array.from({ length: count }, (_, index) => termOf(`word${'x'.repeat(index)}`));
}

function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

describe('estimateConfidence', () => {
  it('is less sure in a larger collection', () => {
    // -1 + 3 · 4/6 + 2 · 0.5 - 0.5 · ln(1000)
    const all = { held: [1, 1, 1, 1], signals };
    const asked = {
      type: 'other',
      terms: terms(4),
      repeated: 1,
      passages: 1000,
      passagesInLanguage: 1000,
    } as const;
    expect(estimateConfidence(all, asked, model)).toBeCloseTo(
      logistic(2 - 0.5 * Math.log(1000)),
      12,
    );
  });

  it('is the logistic function of the weighted signals', () => {
    // -1 + 3 · 2/6 + 2 · 0.5 = 1, two of four terms being held
    const half = { held: [1, 0, 0.5, 0.5], signals };
    const asked = {
      type: 'other',
      terms: terms(4),
      repeated: 1,
      passages: 1,
      passagesInLanguage: 1,
    } as const;
    expect(estimateConfidence(half, asked, model)).toBeCloseTo(logistic(1), 12);
  });

  it('is no surer for more than six terms', () => {
    // -1 + 3 + 2 · 0.5 = 3
    for (const count of [6, 9]) {
      const all = { held: terms(count).map(() => 1), signals };
      const asked = {
        type: 'person',
        terms: terms(count),
        repeated: 1,
        passages: 1,
        passagesInLanguage: 1,
      } as const;
      expect(estimateConfidence(all, asked, model)).toBeCloseTo(logistic(3), 12);
    }
  });

  it('counts what a follow-up takes over by how little it is repeated', () => {
    // -1 + 3 · (1/3 + 1)/6 + 2 · 0.5
    const held = [termOf('treaty'), termOf('signed', 3)];
    const asked = {
      type: 'other',
      terms: held,
      repeated: 3,
      passages: 1,
      passagesInLanguage: 1,
    } as const;
    expect(estimateConfidence({ held: [1, 1], signals }, asked, model)).toBeCloseTo(
      logistic(2 / 3),
      12,
    );
  });

  it('counts no word twice', () => {
    // -1 + 3 · 2/6 + 2 · 0.5, though one of the two words was written twice
    const held = [termOf('treaty'), termOf('signed', 2)];
    const asked = {
      type: 'other',
      terms: held,
      repeated: 1,
      passages: 1,
      passagesInLanguage: 1,
    } as const;
    expect(estimateConfidence({ held: [1, 1], signals }, asked, model)).toBeCloseTo(
      logistic(1),
      12,
    );
  });

  it('is higher the more alike the best sentence and the question are', () => {
    // -1 + 2 · 0.5 + 0.5 · 0.8
    const alike = { held: [0], signals: { ...signals, similarity: 0.8 } };
    const asked = {
      type: 'person',
      terms: terms(1),
      repeated: 1,
      passages: 1,
      passagesInLanguage: 1,
    } as const;
    expect(estimateConfidence(alike, asked, model)).toBeCloseTo(logistic(0.4), 12);
  });

  it('is lower when a number or a time is asked for and none is given', () => {
    // -1 + 2 · 0.5 - 4
    const best = { held: [0], signals };
    for (const type of ['amount', 'duration', 'measure', 'time', 'day', 'year'] as const) {
      const asked = { type, terms: terms(1), repeated: 1, passages: 1, passagesInLanguage: 1 };
      expect(estimateConfidence(best, asked, model)).toBeCloseTo(logistic(-4), 12);
      const given = { ...best, signals: { ...signals, evidence: 0.2 } };
      expect(estimateConfidence(given, asked, model)).toBeCloseTo(0.5, 12);
    }
  });

  it('is lower when the question names a number that the passage does not hold', () => {
    const asked = {
      type: 'other',
      terms: [termOf('1998')],
      repeated: 1,
      passages: 1,
      passagesInLanguage: 1,
    } as const;
    // -1 + 2 · 0.5 - 5
    const other = estimateConfidence({ held: [0], signals }, asked, model);
    expect(other).toBeCloseTo(logistic(-5), 12);
    // -1 + 3 · 1/6 + 2 · 0.5
    const same = estimateConfidence({ held: [1], signals }, asked, model);
    expect(same).toBeCloseTo(logistic(0.5), 12);
  });

  it('is less sure of a word that a large collection of the language does not know', () => {
    const best = { held: [1, 0], signals };
    const confidenceAmong = (passagesInLanguage: number, isKnown: boolean): number =>
      estimateConfidence(
        best,
        {
          type: 'other',
          terms: [termOf('known'), { ...termOf('unseen'), isKnown }],
          repeated: 1,
          passages: 1,
          passagesInLanguage,
        },
        model,
      );
    // -1 + 3 · 1/6 + 2 · 0.5 = 0.5; ten times a hundred passages take 2 · ln 10 from it.
    expect(confidenceAmong(1000, true)).toBeCloseTo(logistic(0.5), 12);
    expect(confidenceAmong(1000, false)).toBeCloseTo(logistic(0.5 - 2 * Math.log(10)), 12);
    expect(confidenceAmong(100, false)).toBeCloseTo(logistic(0.5), 12);
    expect(confidenceAmong(0, false)).toBeCloseTo(logistic(0.5), 12);
  });

  it('is 0 when nothing was found', () => {
    const asked = {
      type: 'other',
      terms: terms(3),
      repeated: 1,
      passages: 1,
      passagesInLanguage: 1,
    } as const;
    expect(estimateConfidence(undefined, asked, model)).toBe(0);
  });
});
