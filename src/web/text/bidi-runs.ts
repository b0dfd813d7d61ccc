import { rtlLetters, type Direction } from './direction.js';

/**
 * A stretch of a line: `plain` follows the line, `isolate` must be set apart in
 * the opposite direction, `control` is kept in the text but must not be laid out.
 */
export interface BidiRun {
  kind: 'plain' | 'isolate' | 'control';
  text: string;
}

/** Embeddings, overrides and isolates: the characters that let a text reorder what surrounds it. */
const control = '\\u202A-\\u202E\\u2066-\\u2069';
const controls = `[${control}]+`;

const digits = '[0-9]';
const ltrWord = `(?![${rtlLetters}])[@#]?\\p{L}(?:(?![${rtlLetters}])[\\p{L}\\p{M}0-9_]|[.'’/:@&=?%+~#-](?=[A-Za-z0-9]))*`;
/** A Latin (Greek, Cyrillic …) phrase with the numbers and punctuation inside it. */
const ltrPhrase = `${ltrWord}(?:[ -](?:${ltrWord}|${digits}+(?![${rtlLetters}])))*`;
/** What the bidirectional algorithm would tear apart after an Arabic letter: signs, percentages, ISO dates. */
const isoDate = `${digits}{4}-${digits}{2}-${digits}{2}(?:T[0-9:.Z+-]+)?`;
const number = `${digits}+(?:[.,:]${digits}+)*`;
const signedNumber = `(?<![\\p{L}0-9])[-+−$€£]${number}%?|(?<![0-9][.,:]?)${number}(?:%|[€$£])`;

const url = `https?://(?:(?![${rtlLetters}«»"،؛؟])[^\\s${control}])+`;

const rtlWord = `(?=\\p{L})[${rtlLetters}][${rtlLetters}\\p{M}\\u200C\\u200D]*`;
const rtlPhrase = `${rtlWord}(?:[ ،-]{1,2}${rtlWord})*`;

/** A whole quotation, such as a title, keeps its own order however it is punctuated. */
function quotation(inside: (char: string) => string): string {
  return ['“”', '«»', '„“']
    .map(([open, close]) => `(?<=${open})${inside(`[^${open}${close}${control}]`)}(?=${close})`)
    .join('|');
}
/** Without a letter of the line's own direction: many an Arabic title begins with a Latin name. */
const ltrQuotation = quotation((char) => {
  const ltr = `(?:(?![${rtlLetters}])${char})`;
  return `(?=${ltr}*\\p{L})${ltr}+`;
});
const rtlQuotation = quotation((char) => `(?:(?!\\p{L})${char})*[${rtlLetters}]${char}*`);

const insideRtl = new RegExp(
  `(${controls})|${ltrQuotation}|${url}|${isoDate}|${signedNumber}|${ltrPhrase}`,
  'gu',
);
const insideLtr = new RegExp(`(${controls})|${rtlQuotation}|${rtlPhrase}`, 'gu');

/**
 * A line cut into runs so that numbers, names and dates of the other direction
 * stay whole. Joined again, the runs are the line to the letter.
 */
export function splitBidiRuns(line: string, direction: Direction): BidiRun[] {
  const runs: BidiRun[] = [];
  let end = 0;
  for (const match of line.matchAll(direction === 'rtl' ? insideRtl : insideLtr)) {
    if (match.index > end) runs.push({ kind: 'plain', text: line.slice(end, match.index) });
    runs.push({ kind: match[1] === undefined ? 'isolate' : 'control', text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < line.length) runs.push({ kind: 'plain', text: line.slice(end) });
  return runs;
}
