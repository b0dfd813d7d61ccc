import { describe, expect, it } from 'vitest';
import { holmAdjust, randomisationTest } from '../../src/evaluation/significance.js';

describe('randomisationTest', () => {
  it('approaches the exact share of sign assignments', () => {
    // Differences 1, 1, 1, 1: of 16 assignments only ++++ and ---- reach 4, so p = 1 / 8.
    const p = randomisationTest([1, 1, 1, 1], [0, 0, 0, 0], { seed: 1 });
    expect(p).toBeCloseTo(1 / 8, 2);
  });

  it('counts ties that rounding would hide', () => {
    // Differences .1, .2, .3 and -.3 sum to .3. Only where the last two cancel and the first two
    // have other signs is the sum smaller: 4 of 16 assignments.
    const p = randomisationTest([0.1, 0.2, 0.3, 0], [0, 0, 0, 0.3], { seed: 2 });
    expect(p).toBeCloseTo(12 / 16, 1);
  });

  it('is 1 for equal systems and never 0', () => {
    expect(randomisationTest([0.2, 0.7], [0.2, 0.7], { seed: 1 })).toBe(1);
    const ones = Array.from({ length: 100 }, () => 1);
    const zeros = ones.map(() => 0);
    expect(randomisationTest(ones, zeros, { seed: 1, trials: 999 })).toBe(1 / 1000);
  });

  it('does not care which system comes first', () => {
    const a = [0.1, 0.9, 0.4, 0.8];
    const b = [0.2, 0.3, 0.4, 0.1];
    expect(randomisationTest(a, b, { seed: 4 })).toBe(randomisationTest(b, a, { seed: 4 }));
  });

  it('refuses unpaired values', () => {
    expect(() => randomisationTest([1], [1, 2], { seed: 1 })).toThrow(RangeError);
  });
});

describe('holmAdjust', () => {
  it.each([
    // Sorted .01, .03, .04 times 3, 2, 1 is .03, .06, .04, and the last may not fall below .06.
    [
      [0.04, 0.01, 0.03],
      [0.06, 0.03, 0.06],
    ],
    [
      [0.5, 0.9],
      [1, 1],
    ],
    [[0.02], [0.02]],
    [[], []],
  ])('adjusts %j to %j', (given, expected) => {
    const adjusted = holmAdjust(given);
    expect(adjusted).toHaveLength(expected.length);
    for (const [i, p] of expected.entries()) expect(adjusted[i]).toBeCloseTo(p, 12);
  });
});
