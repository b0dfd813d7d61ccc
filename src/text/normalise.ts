const arabicMarks = /[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]/g;
const invisible = /\p{Cf}/gu;
const combiningMarks = /\p{M}/gu;
const arabicLetter = /\p{Script=Arabic}/u;
const foldableScript = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;

/**
 * Letters written in more than one way, to the form that all of them fold to.
 * Hamza and alef forms, alef maqsura and ta marbuta follow Larkey, Ballesteros
 * and Connell (SIGIR 2002); Persian and Urdu kaf, ya and heh are the keyboards'
 * variants of the same letters.
 */
const arabicFolding: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ئ: 'ي',
  ی: 'ي',
  ې: 'ي',
  ؤ: 'و',
  ة: 'ه',
  ۀ: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ک: 'ك',
  ڪ: 'ك',
};
const arabicVariant = new RegExp(`[${Object.keys(arabicFolding).join('')}]`, 'g');
const easternDigit = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g;

/**
 * An Arabic-Indic, Persian or Devanagari digit as ASCII: the low four bits of its
 * code point are its value, except in Devanagari, whose zero ends in six.
 */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0)!;
  if (code >= 0x0966 && code <= 0x096f) return String(code - 0x0966);
  return String(code & 0xf);
}

function foldArabic(word: string): string {
  return word.replace(arabicMarks, '').replace(arabicVariant, (letter) => arabicFolding[letter]!);
}

/** Latin, Greek and Cyrillic letters without accents; й and ё fold to и and е, as people type them. */
function foldAccents(word: string): string {
  return word
    .normalize('NFD')
    .replace(combiningMarks, '')
    .replace(/ı/g, 'i')
    .replace(/ß/g, 'ss')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/đ/g, 'd');
}

/**
 * A word composed and in lower case (NFKC), without invisible characters and
 * with ASCII digits; accents stay, since stemmers read them. Composed first: a
 * hamza typed as a combining mark must become its letter before letters are folded.
 */
export function composeWord(word: string): string {
  return (
    word
      .normalize('NFKC')
      .toLowerCase()
      // Turkish İ, whose lower case is written with a mark that stemmers do not know.
      .replaceAll('i\u0307', 'i')
      .replace(invisible, '')
      .replace(easternDigit, asciiDigit)
  );
}

/**
 * A composed word in the form under which its spellings meet: Arabic letters
 * folded and without diacritics or tatweel, other alphabets without accents.
 */
export function foldWord(word: string): string {
  if (arabicLetter.test(word)) return foldArabic(word);
  return foldableScript.test(word) ? foldAccents(word) : word;
}

/** One word as people may have spelt it, to one form; idempotent. */
export function normaliseWord(word: string): string {
  return foldWord(composeWord(word));
}
