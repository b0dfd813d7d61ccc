import { stripArabicPrefixes } from '../text/stem-arabic.js';

/** Shorter words have too many neighbours by chance. */
const shortestSpelling = 4;

/**
 * The form of a normalised word that spellings are compared in: without Arabic
 * prefixes, since "الكرملين" must help to correct "بالكرمين".
 */
export function spellingOf(word: string): string {
  return stripArabicPrefixes(word);
}

/** Positions of the spellings one edit away from a word (see `editDistanceWithin1`), ascending. */
export function findNeighbours(spelling: string, spellings: readonly string[]): number[] {
  if (!isCorrectable(spelling)) return [];
  const found: number[] = [];
  for (const [position, other] of spellings.entries()) {
    if (isCorrectable(other) && editDistanceWithin1(spelling, other)) found.push(position);
  }
  return found;
}

/** Positions of the spellings that match one of the patterns, ascending. */
export function findMatches(patterns: readonly RegExp[], spellings: readonly string[]): number[] {
  const found: number[] = [];
  for (const [position, spelling] of spellings.entries()) {
    if (patterns.some((pattern) => pattern.test(spelling))) found.push(position);
  }
  return found;
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
