import { trimSpan } from '../core/span.js';
import type { Span } from '../core/span.js';

/**
 * A run of closing punctuation and the brackets and quotes that close after it,
 * before white space or the end; full-width punctuation needs nothing after it.
 */
const sentenceEnd =
  /(?<![.!?؟۔।。！？…])[.!?؟۔।。！？…]+["'”’»›)\]}]*(?=\s|$)|[。！？]["'”’»›)\]}]*/gu;

/** Words before a full stop that do not end a sentence. Single letters never do. */
const abbreviations = new Set(
  `أد إلخ هـ mr mrs ms dr prof gen col lt capt sen rep gov st sr jr vs etc no inc ltd co corp fig approx
   jan feb mar apr jun jul aug sep sept oct nov dec mm mme mlle bzw ca nr usw str bspw sra srta ee uu vb
   г гг др им ул тыс млн млрд руб см напр`.split(/\s+/),
);

/** Languages that write an ordinal number with a full stop: "am 5. Februar". */
const ordinalStop = new Set(['de', 'tr']);

const quotationPairs = [/«[^«»]*»/g, /“[^“”]*”/g, /„[^„“”]*[“”]/g];
const straightQuotation = /"[^"]*"/g;

/** Longer quotations are split like other text. */
const longestUnsplitQuotation = 240;

/**
 * The sentences of a paragraph: spans in order, trimmed, that together hold all
 * of its text. Full stops after abbreviations, initials and numbers, pauses
 * written as two or more dots, and stops inside a short quotation do not end a
 * sentence; a line break does.
 */
export function splitSentences(text: string, language: string): Span[] {
  const quotations = findQuotations(text);
  const insideQuotation = createInsideTest(quotations);
  const spans: Span[] = [];
  let start = 0;
  const cut = (end: number): void => {
    const span = trimSpan(text, { start, end });
    if (span.end > span.start) spans.push(span);
    start = end;
  };
  for (const { index, length, isBreak } of boundaries(text)) {
    if (isBreak) cut(index);
    else if (!insideQuotation(index + length) && endsSentence(text, index, language)) {
      cut(index + length);
    }
  }
  cut(text.length);
  return spans;
}

function boundaries(text: string): { index: number; length: number; isBreak: boolean }[] {
  const ends = [...text.matchAll(sentenceEnd)].map(({ index, 0: { length } }) => ({
    index,
    length,
    isBreak: false,
  }));
  const breaks = [...text.matchAll(/\n/g)].map(({ index }) => ({
    index,
    length: 1,
    isBreak: true,
  }));
  return [...ends, ...breaks].toSorted((a, b) => a.index - b.index);
}

function endsSentence(text: string, at: number, language: string): boolean {
  if (text[at] !== '.') return true;
  const isPause = text[at + 1] === '.';
  if (isPause) return false;
  const next = /^[.\s"'”’»›)\]}]*(.)/su.exec(text.slice(at))?.[1];
  if (next !== undefined && /\p{Ll}/u.test(next)) return false;
  const before = /[\p{L}\p{M}\p{N}]+$/u.exec(text.slice(Math.max(0, at - 20), at))?.[0] ?? '';
  if (/^\p{L}\p{M}*$/u.test(before)) return false;
  if (/^\d{1,2}$/.test(before) && ordinalStop.has(language) && next !== undefined) return false;
  return !abbreviations.has(before.toLowerCase());
}

/** Tests ascending positions for lying inside one of the disjoint spans, each looked at once. */
function createInsideTest(spans: readonly Span[]): (at: number) => boolean {
  let next = 0;
  return (at) => {
    while (next < spans.length && spans[next]!.end <= at) next += 1;
    return next < spans.length && spans[next]!.start < at;
  };
}

/**
 * Outermost quotations short enough to stay whole, in order. Straight quotes pair
 * up only when their number is even.
 */
function findQuotations(text: string): Span[] {
  const straightQuotes = text.split('"').length - 1;
  const patterns =
    straightQuotes % 2 === 0 ? [...quotationPairs, straightQuotation] : quotationPairs;
  const quotations = patterns
    .flatMap((pattern) => Array.from(text.matchAll(pattern)))
    .map(({ index, 0: match }) => ({ start: index, end: index + match.length }))
    .filter(({ start, end }) => end - start <= longestUnsplitQuotation)
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  const outermost: Span[] = [];
  for (const span of quotations) {
    if (span.start >= (outermost.at(-1)?.end ?? 0)) outermost.push(span);
  }
  return outermost;
}
