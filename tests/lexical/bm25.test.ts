import { describe, expect, it } from 'vitest';
import { bm25Score, inverseDocumentFrequency } from '../../src/lexical/bm25.js';

describe('inverseDocumentFrequency', () => {
  // ln(1 + (N - n + 0.5) / (n + 0.5)) by hand.
  it.each([
    [10, 0, Math.log(22)],
    [10, 1, Math.log(1 + 9.5 / 1.5)],
    [10, 10, Math.log(1 + 0.5 / 10.5)],
  ])('of %i passages, %i holding the term', (passages, holding, expected) => {
    expect(inverseDocumentFrequency(passages, holding)).toBeCloseTo(expected, 12);
  });
});

describe('bm25Score', () => {
  const parameters = { k1: 1.2, b: 0.75, titleWeight: 1 };

  it('is the idf for one occurrence in a passage of average length', () => {
    expect(bm25Score(2, 1, 1, parameters)).toBeCloseTo(2, 12);
  });

  it('follows the formula for a long passage', () => {
    // 2 · 3 · 2.2 / (3 + 1.2 · (0.25 + 0.75 · 2)) = 13.2 / 5.1
    expect(bm25Score(2, 3, 2, parameters)).toBeCloseTo(13.2 / 5.1, 12);
  });

  it('saturates towards idf · (k1 + 1)', () => {
    expect(bm25Score(1, 1e9, 1, parameters)).toBeCloseTo(2.2, 6);
  });
});
