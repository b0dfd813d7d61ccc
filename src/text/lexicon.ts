import { analyseWord } from './analyse.js';
import type { AnalysedWord } from './analyse.js';
import { createDescriptionFinder } from './descriptions.js';
import { parseLexiconTable } from './lexicon-table.js';
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
  /**
   * For each of the content words of a text, in their order, the Arabic names of what
   * a description among them stands for: موسكو for both words of "Russian capital".
   */
  names(words: readonly AnalysedWord[], language: string): string[][];
}

/**
 * A lexicon from one table a language: words with their Arabic translations, see
 * `parseLexiconTable`. The table of Arabic holds words of its dialects with standard
 * ones; a table of its own holds Arabic descriptions with names.
 */
export function createLexicon(tables: ReadonlyMap<string, string>, descriptions = ''): Lexicon {
  const { byWord, byStem, byArabic, originals, byDialect } = collect(tables);
  const listsOf = (stem: string): string[][] =>
    (byStem.get(stem) ?? []).map((word) => byWord.get(word)!);
  const translationsOf = ({ term, word }: AnalysedWord, language: string): Places => {
    const listed = byWord.get(keyOf(word, language));
    return placesIn(listed === undefined ? listsOf(keyOf(term, language)) : [listed]);
  };
  const toArabic: Lexicon['toArabic'] = (word, language) => [
    ...translationsOf(word, language).keys(),
  ];
  // Not by stems: those of dialect words are often those of other standard words.
  const toStandard: Lexicon['toStandard'] = ({ word }) =>
    byDialect.get(stripArabicPrefixes(word)) ?? [];
  const findDescriptions = createDescriptionFinder(descriptions);
  return {
    toArabic,
    fromArabic: (term, language) => byArabic.get(keyOf(term, language)) ?? [],
    toStandard,
    names(words, language) {
      return language === 'ar'
        ? findDescriptions(
            words.map((word) => [word.term, ...toStandard(word)]),
            'listed',
          )
        : findDescriptions(
            words.map((word) => toArabic(word, language)),
            'any',
          );
    },
    paraphrases(word, language) {
      if (language === 'ar') {
        const weightsOf = (arabic: string): Weights =>
          new Map((originals.get(arabic) ?? []).map((original) => [original, 1]));
        const wordsOf = (original: string): string[] => listsOf(original).flat();
        return alike(word.term, weightsOf(word.term), { weightsOf, wordsOf, least: leastArabic });
      }
      const wordsOf = (arabic: string): string[] => byArabic.get(keyOf(arabic, language))!;
      const weigh = (places: Places): Weights => {
        const weights: Weights = new Map();
        for (const [arabic, place] of places) {
          weights.set(arabic, weightOfTranslation(place, wordsOf(arabic).length));
        }
        return weights;
      };
      return alike(word.term, weigh(translationsOf(word, language)), {
        weightsOf: (stem) => weigh(placesIn(listsOf(keyOf(stem, language)))),
        wordsOf,
        least: leastForeign,
      });
    },
  };
}

/**
 * How much two words' translations must have in common, as the cosine of the two
 * sets (docs/quality.md has what was tried). Arabic words have dozens, in all
 * languages, of which even synonyms share but a part; others have two or three.
 */
const leastArabic = 0.22;
const leastForeign = 0.3;

/**
 * How much a translation tells of a word: the less the later it stands in the word's
 * list, most usual first, and the more words of the language it translates.
 */
function weightOfTranslation(place: number, translated: number): number {
  return 1 / (Math.sqrt(1 + place) * Math.log(Math.E - 1 + translated));
}

/** Lists by what they belong to. Words of other languages, or lists in one language, stand by `keyOf`. */
type Lists = Map<string, string[]>;

function keyOf(word: string, language: string): string {
  return `${language} ${word}`;
}

/** What the tables hold, for looking it up. */
interface Collected {
  /** Translations by a word in exactly the form that is listed. */
  byWord: Lists;
  /** Such words by their stem. */
  byStem: Lists;
  /** The words of one language that an Arabic stem translates. */
  byArabic: Lists;
  /** Keys of the words of all languages that it translates. */
  originals: Lists;
  /** Standard words by a dialect's word without conjunction and article. */
  byDialect: Lists;
}

function collect(tables: ReadonlyMap<string, string>): Collected {
  const byWord: Lists = new Map();
  const byStem: Lists = new Map();
  const byArabic: Lists = new Map();
  const originals: Lists = new Map();
  const byDialect: Lists = new Map();
  for (const [language, text] of tables) {
    for (const entry of parseLexiconTable(text, language, 'words')) {
      const [head, translations] = [analyseWord(entry.head, language), entry.terms];
      if (language === 'ar') {
        add(byDialect, stripArabicPrefixes(head.word), translations);
        continue;
      }
      const [word, stem] = [keyOf(head.word, language), keyOf(head.term, language)];
      add(byWord, word, translations);
      add(byStem, stem, [word]);
      for (const arabic of translations) {
        add(byArabic, keyOf(arabic, language), [head.term]);
        add(originals, arabic, [stem]);
      }
    }
  }
  return { byWord, byStem, byArabic, originals, byDialect };
}

/** Words with the lowest place, from 0, that each has in some lists. */
type Places = Map<string, number>;

function placesIn(lists: readonly (readonly string[])[]): Places {
  const places: Places = new Map();
  for (const list of lists) {
    for (const [place, word] of list.entries()) {
      places.set(word, Math.min(place, places.get(word) ?? place));
    }
  }
  return places;
}

/** Translations of a word by how much each tells of it. */
type Weights = Map<string, number>;

/** The way from words over their translations to other words. */
interface Bridge {
  weightsOf(word: string): Weights;
  wordsOf(translation: string): readonly string[];
  /** The least cosine of two words' translations. */
  least: number;
}

/** The other words whose translations are enough like a word's. */
function alike(word: string, translations: Weights, bridge: Bridge): string[] {
  const others = new Set([...translations.keys()].flatMap((one) => bridge.wordsOf(one)));
  others.delete(word);
  return [...others].filter(
    (other) => cosine(translations, bridge.weightsOf(other)) >= bridge.least,
  );
}

/** Of two sparse vectors that are not empty. */
function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let product = 0;
  for (const [key, value] of a) product += value * (b.get(key) ?? 0);
  return product / Math.sqrt(squareOf(a) * squareOf(b));
}

function squareOf(vector: ReadonlyMap<string, number>): number {
  return [...vector.values()].reduce((sum, value) => sum + value * value, 0);
}

/** Adds what a list lacks; lists are short. */
function add(lists: Lists, key: string, values: readonly string[]): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [...values]);
  else list.push(...values.filter((value) => !list.includes(value)));
}
