import { IsnadError } from '../core/errors.js';
import type { Term } from './analyse.js';
import { composeWord, foldWord } from './normalise.js';
import { stemArabic } from './stem-arabic.js';
import { stem } from './stem.js';

/** A word with its stem. */
export type LexiconWord = Pick<Term, 'term' | 'word'>;

/**
 * Words of other languages with their Arabic translations. All that it gives are
 * stems; of a word that it does not know it gives none. Languages are ISO 639-1 codes.
 */
export interface Lexicon {
  /** The Arabic translations of a word of another language. */
  toArabic(word: LexiconWord, language: string): readonly string[];
  /** The words of another language that an Arabic stem translates. */
  fromArabic(term: string, language: string): readonly string[];
  /**
   * Other words of the same language that are translated alike: of Arabic, by
   * the same words of all languages (Bannard and Callison-Burch, ACL 2005).
   */
  paraphrases(word: LexiconWord, language: string): string[];
}

/** The translations between one language and Arabic, by stems. */
interface Table {
  /** By a word in exactly the form that is listed. */
  byWord: Map<string, string[]>;
  byStem: Map<string, string[]>;
  byArabic: Map<string, string[]>;
}

/**
 * A lexicon from one table a language: lines of a word, a tab and its Arabic
 * translations separated by commas. Fails with `invalid-input` naming the line that is not such a one.
 */
export function createLexicon(tables: ReadonlyMap<string, string>): Lexicon {
  const stemOf = createStemmer();
  const parsed = new Map(
    [...tables].map(([language, text]) => [language, parse(text, language, stemOf)]),
  );

  const translationsOf = ({ term, word }: LexiconWord, language: string): readonly string[] => {
    const table = parsed.get(language);
    return table?.byWord.get(word) ?? table?.byStem.get(term) ?? none;
  };
  const arabic: Bridge<{ table: Table; term: string }> = {
    over: (term) =>
      [...parsed.values()].flatMap((table) =>
        (table.byArabic.get(term) ?? none).map((original) => ({ table, term: original })),
      ),
    back: ({ table, term }) => table.byStem.get(term)!,
    // Of dozens of translations even synonyms share but a part.
    least: 0.25,
  };
  const bridgeOf = ({ byStem, byArabic }: Table): Bridge<string> => ({
    over: (term) => byStem.get(term)!,
    back: (term) => byArabic.get(term)!,
    // Of two or three they share one at least.
    least: 0.5,
  });

  return {
    toArabic: translationsOf,
    fromArabic: (term, language) => parsed.get(language)?.byArabic.get(term) ?? none,
    paraphrases(word, language) {
      if (language === 'ar') return alike(word.term, arabic.over(word.term), arabic);
      const table = parsed.get(language);
      if (table === undefined) return [];
      return alike(word.term, translationsOf(word, language), bridgeOf(table));
    },
  };
}

const none: readonly string[] = [];

/** The way from words over their translations to other words. */
interface Bridge<T> {
  over: (term: string) => readonly T[];
  back: (translation: T) => readonly string[];
  /** How much two words' translations must have in common, as the cosine of the two sets; docs/quality.md has what was tried. */
  least: number;
}

/** The other terms with enough of a term's translations. */
function alike<T>(
  term: string,
  translations: readonly T[],
  { over, back, least }: Bridge<T>,
): string[] {
  const shared = new Map<string, number>();
  for (const translation of translations) {
    for (const other of back(translation)) shared.set(other, (shared.get(other) ?? 0) + 1);
  }
  shared.delete(term);
  return [...shared]
    .filter(([other, count]) => {
      return count / Math.sqrt(translations.length * over(other).length) >= least;
    })
    .map(([other]) => other);
}

/** Stems Arabic words, each once: many words are translated by the same ones. */
function createStemmer(): (word: string) => string {
  const stems = new Map<string, string>();
  return (word) => {
    let found = stems.get(word);
    if (found === undefined) {
      found = stemArabic(foldWord(composeWord(word)));
      stems.set(word, found);
    }
    return found;
  };
}

const entryLine = /^(\S+)\t([\u0621-\u064a]+(?:, ?[\u0621-\u064a]+)*)$/;

function parse(text: string, language: string, stemOf: (word: string) => string): Table {
  const table: Table = { byWord: new Map(), byStem: new Map(), byArabic: new Map() };
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const entry = entryLine.exec(line.trimEnd());
    if (entry === null) {
      throw new IsnadError(
        'invalid-input',
        `Line ${index + 1} of the lexicon ${language}.tsv is ${JSON.stringify(line)}: expected a word, a tab and single Arabic words separated by commas.`,
      );
    }
    const [, word, translations] = entry;
    const composed = composeWord(word!);
    const term = stem(composed, language);
    const arabic = [...new Set(translations!.split(/, ?/).map(stemOf))];
    add(table.byWord, foldWord(composed), arabic);
    add(table.byStem, term, arabic);
    for (const one of arabic) add(table.byArabic, one, [term]);
  }
  return table;
}

/** Adds what a list lacks; lists are short. */
function add(lists: Map<string, string[]>, key: string, values: readonly string[]): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [...values]);
  else list.push(...values.filter((value) => !list.includes(value)));
}
