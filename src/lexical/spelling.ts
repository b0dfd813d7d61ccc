import { groupBy } from '../core/group-by.js';
import { stripArabicPrefixes } from '../text/stem-arabic.js';
import type { ArabicSpellings } from '../text/transliteration.js';

/** Shorter words have too many neighbours by chance. */
const shortestSpelling = 4;

/**
 * The form of a normalised word that spellings are compared in: without Arabic
 * prefixes, since "الكرملين" must help to correct "بالكرمين".
 */
export function spellingOf(word: string): string {
  return stripArabicPrefixes(word);
}

/** The spellings of an index, to be looked for by likeness. */
export interface Spellings {
  /** Positions of the spellings one edit away from a word (see `editDistanceWithin1`), ascending. */
  near(spelling: string): number[];
  /** Positions of those that are among the ways to write a name, ascending. */
  named(names: readonly ArabicSpellings[]): number[];
}

/** Groups the spellings once, so that a look-up reads a small share of them. */
export function createSpellings(spellings: readonly string[]): Spellings {
  const correctable = [...spellings.keys()].filter((at) => isCorrectable(spellings[at]!));
  const groups = groupBy(correctable, (at) => keysOf(spellings[at]!));
  const byFirstLetter = groupBy([...spellings.keys()], (at) => [spellings[at]!.slice(0, 1)]);
  return {
    near(spelling) {
      if (!isCorrectable(spelling)) return [];
      return collect(keysOf(spelling), groups, (at) =>
        editDistanceWithin1(spelling, spellings[at]!),
      );
    },
    named(names) {
      const letters = names.flatMap(({ firstLetters }) => [...firstLetters]);
      return collect(letters, byFirstLetter, (at) =>
        names.some((name) => name.includes(spellings[at]!)),
      );
    },
  };
}

/**
 * Words of four letters or more that are one edit apart share their first two letters,
 * their last two, or, if the middle of four is swapped, the first and the last.
 */
function keysOf(spelling: string): string[] {
  const [first, last] = [spelling.slice(0, 2), spelling.slice(-2)];
  const outer = spelling.length === 4 ? [`${first[0]}…${last[1]}`] : [];
  return [`${first}…`, `…${last}`, ...outer];
}

/** The distinct positions in some groups that pass a test, ascending. */
function collect(
  keys: readonly string[],
  groups: ReadonlyMap<string, readonly number[]>,
  test: (position: number) => boolean,
): number[] {
  const candidates = new Set([...new Set(keys)].flatMap((key) => groups.get(key) ?? []));
  return [...candidates].filter(test).toSorted((a, b) => a - b);
}

/** Numbers are never corrected: another year is another fact. */
function isCorrectable(spelling: string): boolean {
  return spelling.length >= shortestSpelling && !/\p{N}/u.test(spelling);
}

/** Whether one insertion, deletion, substitution or swap of neighbours at most leads from a to b. */
export function editDistanceWithin1(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  if (endA - start <= 1 && endB - start <= 1) return true;
  const isSwap = endA - start === 2 && endB - start === 2;
  return isSwap && a[start] === b[start + 1] && a[start + 1] === b[start];
}
