import type { Span } from '../core/span.js';
import { composeWord, foldWord } from './normalise.js';
import { stem } from './stem.js';
import { tokenise } from './tokenise.js';

/** What is indexed and searched for a word, with the word's span in the original text. */
export interface Term {
  /** The stem. */
  term: string;
  /** The normalised word before stemming. */
  word: string;
  span: Span;
}

/** The terms of a text in order; `language` is the ISO 639-1 code of the text. */
export function analyse(text: string, language: string): Term[] {
  const terms: Term[] = [];
  for (const token of tokenise(text)) {
    const composed = composeWord(token.text);
    const word = foldWord(composed);
    if (word !== '') terms.push({ term: stem(composed, language), word, span: token.span });
  }
  return terms;
}
