import { analyse } from './analyse.js';
import { isFunctionWord } from './function-words.js';
import { parseLexiconTable } from './lexicon-table.js';

/** A description and the names that it stands for, in Arabic stems. */
interface Description {
  terms: readonly string[];
  names: readonly string[];
}

/** Whether the words of a description may stand in any order, as in "the Russian capital". */
export type WordOrder = 'listed' | 'any';

/**
 * Finds descriptions among the words of a text, each word given by the Arabic stems
 * that it may be read as: for each word, the stems of the names that a description
 * which it belongs to stands for, such as موسكو for both words of العاصمة الروسية.
 * Its words stand side by side, and a word belongs to the longest one only.
 */
export type DescriptionFinder = (
  readings: readonly (readonly string[])[],
  order: WordOrder,
) => string[][];

/** Reads a table of Arabic descriptions with names: see `parseLexiconTable`. */
export function createDescriptionFinder(table: string): DescriptionFinder {
  const descriptions = parseLexiconTable(table, 'descriptions', 'phrases').map(
    ({ head, terms }): Description => ({ terms: contentTerms(head), names: terms }),
  );
  const lengths = [...new Set(descriptions.map(({ terms }) => terms.length))].toSorted(
    (a, b) => b - a,
  );
  return (readings, order) => {
    const names = readings.map((): string[] => []);
    for (const length of lengths) {
      for (const start of readings.keys()) {
        const isTaken = names.slice(start, start + length).some((held) => held.length > 0);
        if (isTaken) continue;
        const window = readings.slice(start, start + length);
        const found = descriptions.filter((one) => isSaidBy(one, window, order));
        if (found.length === 0) continue;
        const said = [...new Set(found.flatMap((one) => one.names))];
        for (const held of names.slice(start, start + length)) held.push(...said);
      }
    }
    return names;
  };
}

function contentTerms(phrase: string): string[] {
  return analyse(phrase, 'ar')
    .filter(({ word }) => !isFunctionWord(word, 'ar'))
    .map(({ term }) => term);
}

/** Whether as many words as a description has say each of its words. */
function isSaidBy(
  { terms }: Description,
  words: readonly (readonly string[])[],
  order: WordOrder,
): boolean {
  if (terms.length !== words.length) return false;
  if (order === 'listed') return terms.every((term, index) => words[index]!.includes(term));
  return (
    terms.every((term) => words.some((readings) => readings.includes(term))) &&
    words.every((readings) => readings.some((reading) => terms.includes(reading)))
  );
}
