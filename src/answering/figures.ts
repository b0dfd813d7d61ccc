import { composeWord, normaliseWord } from '../text/normalise.js';
import { numberWordValue } from '../text/number-words.js';
import { tokenise } from '../text/tokenise.js';

/** A text with its ISO 639-1 language. */
export interface FiguredText {
  text: string;
  language: string;
}

/** Digits of any script with what groups them or begins a fraction. */
const written = /\p{Nd}+(?:[.,\u066b\u066c]\p{Nd}+)*/gu;

/**
 * The numbers that a text gives, in digits or in words, equal ones as equal
 * strings: ١٢٥٬٠٠٠ and 125,000 are "125000", خمس and five are "5". A comma or a
 * full stop before exactly three digits groups thousands. "One" is left out:
 * it is a pronoun more often than a number.
 */
export function figuresIn({ text, language }: FiguredText): Set<string> {
  const digits = [...text.matchAll(written)].map(([match]) =>
    composeWord(match)
      .replace(/\u066c/g, ',')
      .replace(/\u066b/g, '.')
      .replace(/[.,](?=\p{Nd}{3}(?!\p{Nd}))/gu, '')
      .replace(',', '.'),
  );
  const words = tokenise(text).flatMap((token) => {
    const value = numberWordValue(normaliseWord(token.text), language);
    return value === undefined || value === '1' ? [] : value;
  });
  return new Set([...digits, ...words]);
}

/** Whether each of two texts gives a number that the other does not. */
export function givesOtherFigures(a: FiguredText, b: FiguredText): boolean {
  const [ofA, ofB] = [figuresIn(a), figuresIn(b)];
  return [...ofA].some((one) => !ofB.has(one)) && [...ofB].some((one) => !ofA.has(one));
}
