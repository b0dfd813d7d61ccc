import type { Span } from '../core/span.js';
import { composeWord, foldWord } from './normalise.js';
import { stem, stemmerOf } from './stem.js';
import { tokenise } from './tokenise.js';

/** What is indexed and searched for a word. */
export interface AnalysedWord {
  /** The stem. */
  term: string;
  /** The normalised word before stemming. */
  word: string;
}

/** The same with the word's span in the original text. */
export interface Term extends AnalysedWord {
  span: Span;
}

/** The terms of a text in order; `language` is the ISO 639-1 code of the text. */
export function analyse(text: string, language: string): Term[] {
  const terms: Term[] = [];
  for (const token of tokenise(text)) {
    if (language === 'tr' && isTurkishEnding(text, token.span)) continue;
    const { term, word } = analyseWord(token.text, language);
    if (word !== '') terms.push({ term, word, span: token.span });
  }
  return terms;
}

/**
 * Case endings and suffixes as Turkish puts them behind a name's or a number's
 * apostrophe: "Alaska'daki", "2014'te", but not the rest of "O'Neill" or "Kur'an".
 */
const turkishEnding =
  /^(?:[yns]?[aeıiuü]|n?[ıiuü]n|[dt][ae](?:n|ki\p{L}*)?|[ys]?[ıiuü](?:n[ae]|nd[ae]n?)|y?l[ae]|l[ıiuü]\p{L}*|l[ae]r\p{L}*|[ıiuü]?nc[ıiuü]\p{L}*)$/u;

function isTurkishEnding(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - 3), start);
  return /[\p{L}\p{M}\p{N}]['’]$/u.test(before) && turkishEnding.test(text.slice(start, end));
}

/** Words as they were analysed, by the language whose stemmer takes them; texts repeat most of their words. */
const analysed = new Map<string, Map<string, AnalysedWord>>();
/** Of one language, before they are forgotten: some ten megabytes. */
const mostWords = 50_000;
/** In UTF-16 units: what is longer, as a piece of its text, would keep all of that in memory. */
const longestWord = 12;

/** A single word of a text in a language, ISO 639-1. */
export function analyseWord(text: string, language: string): AnalysedWord {
  const stemmer = stemmerOf(language);
  let words = analysed.get(stemmer);
  if (words === undefined || words.size >= mostWords) {
    words = new Map();
    analysed.set(stemmer, words);
  }
  let found = words.get(text);
  if (found === undefined) {
    const composed = composeWord(text);
    found = { term: stem(composed, language), word: foldWord(composed) };
    if (text.length <= longestWord) words.set(text, found);
  }
  return found;
}
