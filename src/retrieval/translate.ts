import type { TermForm } from '../lexical/lexical-index.js';
import { arabicVariants } from '../text/arabic-variants.js';
import type { AnalysedWord } from '../text/analyse.js';
import type { Lexicon } from '../text/lexicon.js';

/** How much a word's translation counts, and the name of what words describe; these were chosen on development data, see docs/quality.md. */
const translated = 0.8;
/** How much a translation of its Arabic translation counts. */
const translatedTwice = 0.6;
/** How much a word of its own language counts that is translated alike: in Arabic, where a standard word for a dialect's counts the same, and elsewhere. */
const paraphrasedArabic = 0.4;
const paraphrasedForeign = 0.3;

/** For each word of a text, the words of a collection's languages that say the same, by their stems. */
export function createTranslator(
  lexicon: Lexicon,
  languages: readonly string[],
): (words: readonly AnalysedWord[], language: string) => TermForm[][] {
  /** What an Arabic stem is in a language. */
  const formsIn = (to: string, term: string, weight: number): TermForm[] =>
    to === 'ar' ? arabicForms(term, weight) : weighed(lexicon.fromArabic(term, to), weight);
  const formsOfName = (name: string, from: string): TermForm[] =>
    languages.flatMap((to) => {
      const forms = formsIn(to, name, translated);
      return to === from ? forms : foreign(forms);
    });
  const translate = (word: AnalysedWord, from: string): TermForm[] => {
    const standard = from === 'ar' ? lexicon.toStandard(word) : [];
    const meanings = from === 'ar' ? [word.term, ...standard] : lexicon.toArabic(word, from);
    return languages.flatMap((to) => {
      if (to === from) {
        const weight = from === 'ar' ? paraphrasedArabic : paraphrasedForeign;
        const alike = weighed(lexicon.paraphrases(word, from), weight);
        return [...alike, ...standard.flatMap((term) => arabicForms(term, weight))];
      }
      const weight = from === 'ar' || to === 'ar' ? translated : translatedTwice;
      return foreign(meanings.flatMap((term) => formsIn(to, term, weight)));
    });
  };
  return (words, from) => {
    const names = lexicon.names(words, from);
    const translations = new Map<string, TermForm[]>();
    return words.map((word, index) => {
      const translation = translations.get(word.word) ?? translate(word, from);
      translations.set(word.word, translation);
      const ofNames = names[index]!.flatMap((name) => formsOfName(name, from));
      return ofNames.length === 0 ? translation : [...translation, ...ofNames];
    });
  };
}

/** A stem, at the given weight, and its variants, each at its share of that. */
function arabicForms(term: string, weight: number): TermForm[] {
  const variants = arabicVariants(term).map((variant) => ({
    term: variant.stem,
    weight: variant.weight * weight,
  }));
  return [{ term, weight }, ...variants];
}

function weighed(terms: readonly string[], weight: number): TermForm[] {
  return terms.map((term) => ({ term, weight }));
}

function foreign(forms: readonly TermForm[]): TermForm[] {
  return forms.map(({ term, weight }) => ({ term, weight, isForeign: true }));
}
