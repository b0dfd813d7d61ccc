import { parseDateline } from './dateline.js';
import type { TextLine } from './text-lines.js';
import { comparable, isTextLike } from './text-lines.js';

/** A longer first line is a paragraph. */
const headlineChars = 150;

/** Above the headline a kicker is short. */
const kickerChars = 60;

/** The line that is the headline, and the line above it that only leads up to it. */
export interface Headline {
  line: TextLine;
  kicker?: TextLine;
}

/** The headline among the first lines of a text; undefined when it starts with its first sentence. */
export function findHeadline(lines: readonly TextLine[]): Headline | undefined {
  const [first, second] = lines;
  if (!first || !couldBeHeadline(first)) return undefined;
  // A headline is the headline of something: text must follow.
  if (!lines.slice(1).some(isTextLike)) return undefined;
  const isKicker =
    second !== undefined &&
    couldBeHeadline(second) &&
    leadsUpTo(first, second) &&
    !lines.slice(1).some((line) => comparable(line.text) === comparable(first.text));
  return isKicker ? { line: second, kicker: first } : { line: first };
}

function couldBeHeadline({ text }: TextLine): boolean {
  return (
    text.length <= headlineChars &&
    /\p{L}/u.test(text) &&
    !/^[•●▪◦‣·*]/u.test(text) &&
    !/[.。।،,؛;:：]["'»”’)\]]*$/u.test(text) &&
    parseDateline(text) === undefined
  );
}

/** Words that open an adverbial, as a kicker does ("In a joint press conference"). */
const adverbial =
  /^(?:في|بعد|قبل|خلال|على|مع|وسط|منذ|رغم|عقب|إثر|ضمن|بحضور|بمشاركة|in|after|before|during|at|with|amid|despite|following|on|dans|après|avant|pendant|lors|avec|malgré|à|au|en|nach|vor|während|bei|mit|trotz|im|tras|durante|con|ante|после|перед|во время|на|в|при|در|پس از|با)\s/iu;

/**
 * Whether the first of two lines is a kicker: shorter than the headline right
 * below it and an adverbial without a statement of its own.
 */
function leadsUpTo(first: TextLine, second: TextLine): boolean {
  return (
    first.group === second.group &&
    first.text.length <= kickerChars &&
    first.text.length < second.text.length &&
    adverbial.test(first.text)
  );
}

/** The title of a text without a headline: its first sentence, shortened at a word boundary. */
export function titleFromText(text: string): string {
  const flat = text.replace(/\s+/gu, ' ').trim();
  const [sentence = flat] = /^.+?(?:[.!?؟।](?=\s|$)|[。！？])/u.exec(flat) ?? [];
  return shorten(sentence.replace(/[.。।]$/u, ''), titleChars);
}

/** The longest title made from a sentence, in UTF-16 units without the ellipsis. */
const titleChars = 90;

function shorten(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const cut = text.slice(0, maxChars + 1);
  const space = cut.lastIndexOf(' ');
  // Scripts without spaces are cut between code points.
  const kept = space > maxChars / 2 ? cut.slice(0, space) : cut.slice(0, maxChars);
  return `${kept.replace(/[\ud800-\udbff]$/, '').replace(/[\s\p{P}]+$/u, '')}…`;
}
