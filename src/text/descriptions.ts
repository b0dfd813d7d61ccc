import { analyse } from './analyse.js';
import { isFunctionWord } from './function-words.js';
import { parseLexiconTable } from './lexicon-table.js';

/** A description and the names that it stands for, in Arabic stems. */
interface Description {
  terms: readonly string[];
  names: readonly string[];
}

/**
 * Finds descriptions among the words of a text, each word given by the Arabic stems
 * that it may be read as: for each word, the stems of the names that a description
 * which it belongs to stands for, such as موسكو for both words of العاصمة الروسية.
 * Its words stand side by side in any order, since "the Russian capital" has another.
 */
export type DescriptionFinder = (readings: readonly (readonly string[])[]) => string[][];

/** Reads a table of Arabic descriptions with names: see `parseLexiconTable`. */
export function createDescriptionFinder(table: string): DescriptionFinder {
  const descriptions = parseLexiconTable(table, 'descriptions', 'phrases').map(
    ({ head, terms }): Description => ({ terms: contentTerms(head), names: terms }),
  );
  const lengths = new Set(descriptions.map(({ terms }) => terms.length));
  return (readings) => {
    const names = readings.map(() => new Set<string>());
    for (const start of readings.keys()) {
      for (const length of lengths) {
        const window = readings.slice(start, start + length);
        for (const description of descriptions.filter((one) => isSaidBy(one, window))) {
          for (const held of names.slice(start, start + length)) {
            for (const name of description.names) held.add(name);
          }
        }
      }
    }
    return names.map((one) => Array.from(one));
  };
}

function contentTerms(phrase: string): string[] {
  return analyse(phrase, 'ar')
    .filter(({ word }) => !isFunctionWord(word, 'ar'))
    .map(({ term }) => term);
}

/** Whether as many words as a description has say each of its words. */
function isSaidBy({ terms }: Description, words: readonly (readonly string[])[]): boolean {
  return (
    terms.length === words.length &&
    terms.every((term) => words.some((readings) => readings.includes(term))) &&
    words.every((readings) => readings.some((reading) => terms.includes(reading)))
  );
}
