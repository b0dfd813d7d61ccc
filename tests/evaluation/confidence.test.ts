import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auroc, calibration, riskAt, riskCoverage } from '../../src/evaluation/confidence.js';

const scored = (text: string): { score: number; positive: boolean }[] =>
  text.split(' ').map((item) => ({ score: Number(item.slice(1)), positive: item[0] === '+' }));

describe('auroc', () => {
  it.each([
    ['+.9 +.8 -.2 -.1', 1],
    ['-.9 +.1', 0],
    ['+.5 -.5 +.5 -.5', 1 / 2],
    // Pairs: .8 beats both; .4 loses to .6 and ties with .4: (1 + 1 + 0 + .5) / 4.
    ['+.8 -.6 +.4 -.4', 2.5 / 4],
  ])('of %s is %d', (text, expected) => {
    expect(auroc(scored(text))).toBeCloseTo(expected, 12);
  });

  it('is null without both kinds', () => {
    expect(auroc(scored('+.1 +.2'))).toBeNull();
    expect(auroc([])).toBeNull();
  });

  it('is the share of pairs that are in order, ties counting half', () => {
    const cases = fc.array(
      fc.record({ score: fc.integer({ min: 0, max: 5 }), positive: fc.boolean() }),
    );
    const property = fc.property(cases, (all) => {
      const pairs = all
        .filter((one) => one.positive)
        .flatMap((up) =>
          all.filter((one) => !one.positive).map((down) => Math.sign(up.score - down.score)),
        );
      const inOrder = pairs.reduce((sum: number, sign) => sum + (sign + 1) / 2, 0);
      // Without pairs neither side has a value.
      expect(auroc(all) ?? -1).toBeCloseTo(pairs.length === 0 ? -1 : inOrder / pairs.length, 12);
    });
    fc.assert(property, { seed: 2, numRuns: 200 });
  });
});

const confident = (text: string): { confidence: number; correct: boolean }[] =>
  scored(text).map(({ score, positive }) => ({ confidence: score, correct: positive }));

describe('riskCoverage', () => {
  it('follows the most confident cases', () => {
    // Right, wrong, right, wrong: risks 0/1, 1/2, 1/3, 2/4.
    const curve = riskCoverage(confident('-.1 +.9 -.8 +.7'))!;
    expect(curve.points.map(({ coverage }) => coverage)).toEqual([0.25, 0.5, 0.75, 1]);
    expect(curve.points.map(({ risk }) => risk)).toEqual([0, 1 / 2, 1 / 3, 1 / 2]);
    expect(curve.aurc).toBeCloseTo((0 + 1 / 2 + 1 / 3 + 1 / 2) / 4, 12);
  });

  it('expects the mean risk inside a tie, whatever the order', () => {
    for (const text of ['+.5 -.5 +.5 +.5', '-.5 +.5 +.5 +.5']) {
      expect(riskCoverage(confident(text))!.points.map(({ risk }) => risk)).toEqual([
        1 / 4,
        1 / 4,
        1 / 4,
        1 / 4,
      ]);
    }
  });

  it('is null of nothing', () => {
    expect(riskCoverage([])).toBeNull();
  });
});

describe('riskAt', () => {
  it('reads the first point that covers the share', () => {
    const curve = riskCoverage(confident('+.9 -.8 +.7 -.1 +.05'))!;
    expect(riskAt(curve, 0.8)).toBe(2 / 4);
    expect(riskAt(curve, 0.81)).toBe(2 / 5);
    expect(riskAt(curve, 1)).toBe(2 / 5);
    expect(() => riskAt(curve, 1.1)).toThrow(RangeError);
  });
});

describe('calibration', () => {
  it('weighs the gaps of its bins by their cases', () => {
    // Bin [0, .5): confidence .2, accuracy 0, 1 case. Bin [.5, 1]: .8, 2/3, 3 cases.
    const { error, bins } = calibration(confident('-.2 +.6 -.8 +1'), 2)!;
    expect(error).toBeCloseTo((1 / 4) * 0.2 + (3 / 4) * (0.8 - 2 / 3), 12);
    expect(bins.map(({ low, high, cases }) => [low, high, cases])).toEqual([
      [0, 0.5, 1],
      [0.5, 1, 3],
    ]);
  });

  it('finds no error in confidence that comes true', () => {
    expect(calibration(confident('+1 +1 -0 -0 +.5 -.5'))!.error).toBeCloseTo(0, 12);
  });

  it('is null of nothing', () => {
    expect(calibration([])).toBeNull();
  });
});
