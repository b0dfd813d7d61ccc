import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuse, minMaxNormalise } from '../../src/retrieval/fusion.js';

describe('minMaxNormalise', () => {
  it.each([
    [
      [2, 4, 3],
      [0, 1, 0.5],
    ],
    [
      [5, 5],
      [1, 1],
    ],
    [
      [0, 0],
      [0, 0],
    ],
    [[], []],
  ])('brings %j to %j', (scores, expected) => {
    expect(minMaxNormalise(scores)).toEqual(expected);
  });
});

describe('fuse', () => {
  it('adds the normalised scores by their weights', () => {
    const candidates = [
      { row: 0, dense: 0.9, lexical: 0, denseWeight: 0.4 },
      { row: 1, dense: 0.5, lexical: 8, denseWeight: 0.4 },
      { row: 2, dense: 0.1, lexical: 4, denseWeight: 1 },
    ];
    // Dense 1, 0.5, 0 and lexical 0, 1, 0.5, with dense weights 0.4, 0.4 and 1.
    expect(fuse(candidates).map(({ score }) => score)).toEqual([
      expect.closeTo(0.4),
      expect.closeTo(0.8),
      expect.closeTo(0),
    ]);
  });

  it('leaves the dense order where no term matches, whatever the weights', () => {
    const candidates = [
      { row: 0, dense: 0.7, lexical: 0, denseWeight: 1 },
      { row: 1, dense: 0.9, lexical: 0, denseWeight: 0.4 },
      { row: 2, dense: 0.5, lexical: 0, denseWeight: 1 },
    ];
    expect(fuse(candidates).map(({ score }) => score)).toEqual([expect.closeTo(0.5), 1, 0]);
  });

  it('keeps scores within 0 and 1', () => {
    const candidate = fc.record({
      row: fc.nat(),
      dense: fc.double({ min: -1, max: 1, noNaN: true }),
      lexical: fc.double({ min: 0, max: 100, noNaN: true }),
      denseWeight: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(candidate), (all) => {
        for (const { score } of fuse(all)) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });
});
