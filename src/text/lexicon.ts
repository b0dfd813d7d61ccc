import { IsnadError } from '../core/errors.js';
import { analyseWord } from './analyse.js';
import type { AnalysedWord } from './analyse.js';
import { stripArabicPrefixes } from './stem-arabic.js';

/**
 * Words of other languages with their Arabic translations, and of Arabic dialects
 * with the standard ones. All that it gives are stems; of a word that it does not
 * know it gives none. Languages are ISO 639-1 codes.
 */
export interface Lexicon {
  /** The Arabic translations of a word of another language. */
  toArabic(word: AnalysedWord, language: string): readonly string[];
  /** The words of another language that an Arabic stem translates. */
  fromArabic(term: string, language: string): readonly string[];
  /** The standard words for an Arabic word that only dialects use. */
  toStandard(word: AnalysedWord): readonly string[];
  /**
   * Other words of the same language that are translated alike: of Arabic, by
   * the same words of all languages (Bannard and Callison-Burch, ACL 2005).
   */
  paraphrases(word: AnalysedWord, language: string): string[];
}

/**
 * A lexicon from one table a language: lines of a word, a tab and its Arabic
 * translations separated by commas. The table of Arabic holds words of its dialects
 * with standard ones. Fails with `invalid-input` naming the line that is not such a one.
 */
export function createLexicon(tables: ReadonlyMap<string, string>): Lexicon {
  /** Translations by a word in exactly the form that is listed, and by its stem. */
  const byWord: Lists = new Map();
  const byStem: Lists = new Map();
  const byArabic: Lists = new Map();
  /** Standard words by a dialect's word without conjunction and article. */
  const byDialect: Lists = new Map();
  for (const [language, text] of tables) {
    for (const { head, translations } of parse(text, language)) {
      if (language === 'ar') {
        add(byDialect, stripArabicPrefixes(head.word), translations);
        continue;
      }
      const stem = keyOf(head.term, language);
      add(byWord, keyOf(head.word, language), translations);
      add(byStem, stem, translations);
      for (const arabic of translations) add(byArabic, arabic, [stem]);
    }
  }

  const toArabic = ({ term, word }: AnalysedWord, language: string): readonly string[] =>
    byWord.get(keyOf(word, language)) ?? byStem.get(keyOf(term, language)) ?? [];
  return {
    toArabic,
    fromArabic: (term, language) => termsOf(byArabic.get(term) ?? [], language),
    // Not by stems: those of dialect words are often those of other standard words.
    toStandard: ({ word }) => byDialect.get(stripArabicPrefixes(word)) ?? [],
    paraphrases(word, language) {
      if (language === 'ar') {
        const originals = byArabic.get(word.term) ?? [];
        return alike(word.term, originals, { over: byArabic, back: byStem, least: leastArabic });
      }
      const bridge = { over: byStem, back: byArabic, least: leastForeign };
      const stem = keyOf(word.term, language);
      return termsOf(alike(stem, toArabic(word, language), bridge), language);
    },
  };
}

/**
 * How much two words' translations must have in common, as the cosine of the two
 * sets (docs/quality.md has what was tried). Arabic words have dozens, in all
 * languages, of which even synonyms share but a part; others have two or three.
 */
const leastArabic = 0.25;
const leastForeign = 0.5;

/** Lists by what they belong to. Words of other languages stand in them by `keyOf`. */
type Lists = Map<string, string[]>;

function keyOf(word: string, language: string): string {
  return `${language} ${word}`;
}

/** Of the keys, the words in one language. */
function termsOf(keys: readonly string[], language: string): string[] {
  const start = keyOf('', language);
  return keys.filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));
}

/** The way from words over their translations to other words. */
interface Bridge {
  over: Lists;
  back: Lists;
  /** The least cosine of two words' translations. */
  least: number;
}

/** The other words with enough of a word's translations. */
function alike(word: string, translations: readonly string[], bridge: Bridge): string[] {
  const { over, back, least } = bridge;
  const shared = new Map<string, number>();
  for (const translation of translations) {
    for (const other of back.get(translation)!) shared.set(other, (shared.get(other) ?? 0) + 1);
  }
  shared.delete(word);
  return [...shared]
    .filter(([other, count]) => {
      return count / Math.sqrt(translations.length * over.get(other)!.length) >= least;
    })
    .map(([other]) => other);
}

const entryLine = /^(\S+)\t([\u0621-\u064a]+(?:, ?[\u0621-\u064a]+)*)$/;

/** The words of a table with the Arabic stems that translate them. */
function parse(text: string, language: string): { head: AnalysedWord; translations: string[] }[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const entry = entryLine.exec(line.trimEnd());
    if (entry === null) {
      throw new IsnadError(
        'invalid-input',
        `Line ${index + 1} of the lexicon ${language}.tsv is ${JSON.stringify(line)}: expected a word, a tab and single Arabic words separated by commas.`,
      );
    }
    const [, word, list] = entry;
    const stems = list!.split(/, ?/).map((one) => analyseWord(one, 'ar').term);
    return [{ head: analyseWord(word!, language), translations: [...new Set(stems)] }];
  });
}

/** Adds what a list lacks; lists are short. */
function add(lists: Lists, key: string, values: readonly string[]): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [...values]);
  else list.push(...values.filter((value) => !list.includes(value)));
}
