import { stripArabicPrefixes } from '../text/stem-arabic.js';

/** Finds the spellings of an index that a misspelt word may stand for. */
export interface SpellingIndex {
  /** Positions of the spellings one edit away from this one, ascending. */
  neighbours(spelling: string): number[];
}

/** Shorter words have too many neighbours by chance. */
const shortestSpelling = 4;

/**
 * The form of a normalised word that spellings are compared in: without Arabic
 * prefixes, since "الكرملين" must help to correct "بالكرمين".
 */
export function spellingOf(word: string): string {
  return stripArabicPrefixes(word);
}

/**
 * Spellings one edit away (a letter added, dropped, changed, or two neighbours
 * swapped), found by deletion neighbourhoods: two words one edit apart share a
 * form with one letter deleted (Bocek, Hunt and Stiller, 2007). The
 * neighbourhoods are made at the first look-up.
 */
export function createSpellingIndex(spellings: readonly string[]): SpellingIndex {
  let byDeletion: Map<string, number[]> | undefined;

  const neighbourhoods = (): Map<string, number[]> => {
    const map = new Map<string, number[]>();
    for (const [position, spelling] of spellings.entries()) {
      if (!isCorrectable(spelling)) continue;
      for (const form of deletions(spelling)) {
        const positions = map.get(form);
        if (positions === undefined) map.set(form, [position]);
        else positions.push(position);
      }
    }
    return map;
  };

  return {
    neighbours(spelling) {
      if (!isCorrectable(spelling)) return [];
      byDeletion ??= neighbourhoods();
      const found = new Set<number>();
      for (const form of deletions(spelling)) {
        for (const position of byDeletion.get(form) ?? []) {
          if (editDistanceWithin1(spelling, spellings[position]!)) found.add(position);
        }
      }
      return [...found].toSorted((a, b) => a - b);
    },
  };
}

/** Numbers are never corrected: another year is another fact. */
function isCorrectable(spelling: string): boolean {
  return spelling.length >= shortestSpelling && !/\p{N}/u.test(spelling);
}

/** The word and every form of it with one character less. */
function deletions(word: string): Set<string> {
  const forms = new Set([word]);
  for (let at = 0; at < word.length; at += 1) forms.add(word.slice(0, at) + word.slice(at + 1));
  return forms;
}

/** Whether one insertion, deletion, substitution or swap of neighbours at most leads from a to b. */
export function editDistanceWithin1(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const restA = a.slice(start, endA);
  const restB = b.slice(start, endB);
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}
