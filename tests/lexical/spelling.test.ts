import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSpellings, editDistanceWithin1 } from '../../src/lexical/spelling.js';

/** Optimal string alignment distance by dynamic programming. */
function distance(a: string, b: string): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) => [
    i,
    ...Array.from({ length: b.length }, () => 0),
  ]);
  for (let j = 0; j <= b.length; j += 1) d[0]![j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      d[i]![j] = Math.min(d[i - 1]![j]! + 1, d[i]![j - 1]! + 1, d[i - 1]![j - 1]! + cost);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) d[i]![j] = Math.min(d[i]![j]!, d[i - 2]![j - 2]! + 1);
    }
  }
  return d[a.length]![b.length]!;
}

const shortWord = fc.string({ unit: fc.constantFrom(...Array.from('ابت')), maxLength: 6 });

describe('editDistanceWithin1', () => {
  it('agrees with the distance by dynamic programming', () => {
    fc.assert(
      fc.property(shortWord, shortWord, (a, b) => {
        expect(editDistanceWithin1(a, b)).toBe(distance(a, b) <= 1);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('spellings near a word', () => {
  it('are every one an edit away, and no other', () => {
    const words = fc.uniqueArray(shortWord, { maxLength: 20 });
    fc.assert(
      fc.property(words, shortWord, (spellings, word) => {
        const isNear = (one: string): boolean => one.length >= 4 && distance(one, word) <= 1;
        const expected =
          word.length < 4 ? [] : [...spellings.keys()].filter((i) => isNear(spellings[i]!));
        expect(createSpellings(spellings).near(word)).toEqual(expected);
      }),
      { numRuns: 2_000 },
    );
  });
});
