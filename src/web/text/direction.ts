/** Which way a line runs. */
export type Direction = 'ltr' | 'rtl';

const rtlLanguages = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Letters of scripts that run from right to left, as the inside of a character class. */
export const rtlLetters =
  '\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}';

const rtlLetter = new RegExp(`(?=\\p{L})[${rtlLetters}]`, 'u');
const ltrLetter = new RegExp(`(?![${rtlLetters}])\\p{L}`, 'u');

/** The direction that a language is written in; left to right when it is not known. */
export function directionOfLanguage(language: string): Direction {
  return rtlLanguages.has(language.split('-', 1)[0]!.toLowerCase()) ? 'rtl' : 'ltr';
}

/**
 * The direction to lay a piece of text out in: the only one its letters have; of
 * letters of both, `base` or else the first letter's; without letters, `base`.
 */
export function directionOf(text: string, base?: Direction): Direction {
  const rtl = text.search(rtlLetter);
  const ltr = text.search(ltrLetter);
  if (rtl < 0 && ltr < 0) return base ?? 'ltr';
  if (rtl < 0) return 'ltr';
  if (ltr < 0) return 'rtl';
  return base ?? (rtl < ltr ? 'rtl' : 'ltr');
}
