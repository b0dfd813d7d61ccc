import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IsnadError } from '../../src/core/errors.js';
import { judgeDocuments } from '../../src/evaluation/evaluate-retrieval.js';
import {
  defaultMeasures,
  mean,
  parseMeasure,
  rankingDepth,
  type JudgedRanking,
} from '../../src/evaluation/measure.js';

/** Documents named by the letters of `ranking`, judged by `grades`. */
function judged(ranking: string, grades: Record<string, number>): JudgedRanking {
  return judgeDocuments(Array.from(ranking), new Map(Object.entries(grades)));
}

const log2of3 = Math.log2(3);

describe('measures', () => {
  it.each<[measure: string, ranking: string, grades: Record<string, number>, expected: number]>([
    // One relevant document at rank 2: DCG = 1 / log2(3), ideal 1.
    ['nDCG@10', 'xa', { a: 1 }, 1 / log2of3],
    // DCG = 1 / log2(2) + 3 / log2(3); ideal = 3 / log2(2) + 1 / log2(3).
    ['nDCG@10', 'ab', { a: 1, b: 3 }, (1 + 3 / log2of3) / (3 + 1 / log2of3)],
    // The ideal of 1 place holds the best grade only: 1 / 3.
    ['nDCG@1', 'ab', { a: 1, b: 3 }, 1 / 3],
    // DCG = 1 + 1 / log2(4) = 1.5; ideal of three = 1 + 1 / log2(3) + 1 / 2.
    ['nDCG@3', 'axb', { a: 1, b: 1, c: 1 }, 1.5 / (1.5 + 1 / log2of3)],
    ['nDCG@10', 'ab', { a: 1, b: 1 }, 1],
    // A negative grade (spam, in some TREC tracks) gains nothing and costs nothing.
    ['nDCG@10', 'sa', { a: 1, s: -2 }, 1 / log2of3],
    ['MRR@10', 'xxa', { a: 1 }, 1 / 3],
    ['MRR@2', 'xxa', { a: 1 }, 0],
    ['R@2', 'axb', { a: 1, b: 2 }, 1 / 2],
    ['R@3', 'axb', { a: 1, b: 2 }, 1],
    ['R@10', 'x', { a: 1, z: 0 }, 0],
    ['Success@1', 'xa', { a: 1 }, 0],
    ['Success@5', 'xa', { a: 1 }, 1],
    // Precisions 1/1 and 2/3 at the two that were found, 0 for the third.
    ['AP', 'axbx', { a: 1, b: 2, c: 1 }, (1 + 2 / 3) / 3],
    ['AP', 'xa', { a: 1 }, 1 / 2],
  ])('gives %s of %s under %j', (measure, ranking, grades, expected) => {
    expect(parseMeasure(measure).score(judged(ranking, grades))).toBeCloseTo(expected, 12);
  });

  it.each(defaultMeasures)('counts %s of an empty ranking as zero', (measure) => {
    expect(parseMeasure(measure).score(judged('', { a: 1 }))).toBe(0);
  });

  it.each(defaultMeasures)('counts %s as zero where nothing is relevant', (measure) => {
    expect(parseMeasure(measure).score(judged('ab', { a: 0 }))).toBe(0);
  });

  it('recalls what a result newly brings, not the result', () => {
    const ranking = { grades: [1, 1, 1], relevant: [1, 1, 1], found: [2, 0, 1], wanted: 4 };
    expect(parseMeasure('R@1').score(ranking)).toBe(1 / 2);
    expect(parseMeasure('R@2').score(ranking)).toBe(1 / 2);
    expect(parseMeasure('R@3').score(ranking)).toBe(3 / 4);
  });

  const letters = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
  const someGrades = fc.dictionary(letters, fc.integer({ min: 0, max: 3 }));
  const someRanking = fc.uniqueArray(letters);

  it('stays within 0 and 1', () => {
    const property = fc.property(someGrades, someRanking, (grades, ids) => {
      for (const measure of defaultMeasures.map(parseMeasure)) {
        const value = measure.score(judged(ids.join(''), grades));
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1 + 1e-12);
      }
    });
    fc.assert(property, { seed: 1, numRuns: 200 });
  });

  it.each(['nDCG@10', 'MRR@10', 'R@10', 'Success@1', 'AP'])(
    'gives %s of 1 to the ideal',
    (text) => {
      const property = fc.property(someGrades, (grades) => {
        const relevant = Object.keys(grades).filter((id) => grades[id]! > 0);
        const ideal = relevant.toSorted((a, b) => grades[b]! - grades[a]!).join('');
        const value = parseMeasure(text).score(judged(ideal, grades));
        expect(value).toBeCloseTo(relevant.length > 0 ? 1 : 0, 12);
      });
      fc.assert(property, { seed: 2, numRuns: 100 });
    },
  );
});

describe('parseMeasure', () => {
  it.each(['nDCG@10', 'MRR@3', 'R@100', 'Success@1', 'AP'])('prints %s back', (text) => {
    expect(parseMeasure(text).toString()).toBe(text);
  });

  it('takes any letter case and prints the usual one', () => {
    expect(parseMeasure(' ndcg@5 ').toString()).toBe('nDCG@5');
  });

  it.each(['nDCG', 'nDCG@0', 'AP@10', 'P@5', 'R@1.5', 'R@-1', ''])('refuses "%s"', (text) => {
    expect(() => parseMeasure(text)).toThrow(IsnadError);
  });
});

describe('rankingDepth', () => {
  it('is the deepest cutoff, and 100 for AP', () => {
    expect(rankingDepth(['R@5', 'nDCG@10'].map(parseMeasure))).toBe(10);
    expect(rankingDepth(['R@5', 'AP'].map(parseMeasure))).toBe(100);
    expect(rankingDepth(['R@1000', 'AP'].map(parseMeasure))).toBe(1000);
  });
});

describe('mean', () => {
  it('is null of nothing', () => {
    expect(mean([])).toBeNull();
    expect(mean([0, 1, 1, 0])).toBe(0.5);
  });
});
