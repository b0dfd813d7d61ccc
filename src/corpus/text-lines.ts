import type { Span } from '../core/span.js';
import { trimSpan } from '../core/span.js';
import { normaliseWord } from '../text/normalise.js';

/** A line of a body that is not blank. */
export interface TextLine {
  /** In the body, without the white space around it. */
  span: Span;
  text: string;
  /** Lines with no blank line between them share a group. */
  group: number;
}

/** The lines of a body that are not blank, in order. */
export function textLines(body: string): TextLine[] {
  const lines: TextLine[] = [];
  let group = 0;
  for (const { start, end } of rawLines(body)) {
    const span = trimSpan(body, { start, end });
    if (span.start === span.end) group += 1;
    else lines.push({ span, text: body.slice(span.start, span.end), group });
  }
  return lines;
}

function* rawLines(body: string): Generator<Span> {
  let start = 0;
  for (const { index, 0: ending } of body.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) {
    yield { start, end: index };
    start = index + ending.length;
  }
  yield { start, end: body.length };
}

/** From this length on, in UTF-16 units, a line is text even when nothing closes it. */
const textLineChars = 160;

const closing = /[.!?؟。！？।…]["'»”’)\]]*$/u;
const fullStop = /[.。।]["'»”’)\]]*$/u;

/** Whether a line reads as text rather than as a title, a heading or a label. */
export function isTextLike({ text }: TextLine): boolean {
  return text.length > textLineChars || closing.test(text);
}

/** Whether a line ends as only sentences end; titles may ask or exclaim. */
export function endsWithFullStop({ text }: TextLine): boolean {
  return fullStop.test(text);
}

/**
 * The words of a text in the form under which spellings meet, joined by single
 * spaces: two texts that differ in diacritics, case, bullets or punctuation only
 * compare equal.
 */
export function comparable(text: string): string {
  return (text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? []).map(normaliseWord).join(' ');
}
