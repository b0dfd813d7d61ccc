import { normaliseWord } from './normalise.js';

/** Words as people write them, separated by white space, by ISO 639-1 language. */
export type WordLists = Readonly<Record<string, string>>;

/** The words of a list in the form under which their spellings meet. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).map(normaliseWord));
}

/** The same of each language. */
export function wordSets(lists: WordLists): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(Object.entries(lists).map(([language, words]) => [language, wordSet(words)]));
}

/** Whether a normalised word of a language is listed, Arabic particles and article left aside. */
export function isListed(
  sets: ReadonlyMap<string, ReadonlySet<string>>,
  word: string,
  language: string,
): boolean {
  return withoutProclitics(word).some((bare) => sets.get(language)?.has(bare));
}

/** Whether a normalised word is listed in any language: a question may be too short to tell its language by. */
export function isListedAnywhere(
  sets: ReadonlyMap<string, ReadonlySet<string>>,
  word: string,
): boolean {
  return [...sets.values()].some((words) => words.has(word));
}

/**
 * An Arabic word as it is, without the particles written together with it, and without its
 * article too. ب, ك and ل belong to words of two letters: لست is "I am not", not "for six".
 */
export function withoutProclitics(word: string): string[] {
  const joined = word.replace(/^[وف]/u, '');
  const governed = joined.replace(/^[بكل](?=\p{L}{3})/u, '');
  return [...new Set([word, joined, governed, governed.replace(/^ال/u, '')])];
}
