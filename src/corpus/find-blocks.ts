import type { Block } from '../core/article.js';
import type { Span } from '../core/span.js';
import { trimSpan } from '../core/span.js';
import type { Dateline } from './dateline.js';
import { isAgency, parseDateline } from './dateline.js';
import { findHeadline, titleFromText } from './headline.js';
import { noisyLines } from './noise-rules.js';
import type { TextLine } from './text-lines.js';
import { comparable, isTextLike, textLines } from './text-lines.js';

/** What a format knows of a body before its lines are looked at. */
export interface BlockHints {
  title?: string | undefined;
  /** Starts of the lines that are headings; absent when they must be told by their shape. */
  headings?: ReadonlySet<number> | undefined;
}

/** What the lines of a body are. */
export interface FoundBlocks {
  title: string;
  source?: string | undefined;
  place?: string | undefined;
  /** In order, disjoint, none blank; empty when the body holds no article text. */
  blocks: Block[];
}

/**
 * Tells article text from what a page puts around it, and leaves the body as it
 * is: title lines, datelines, prompts, captions and trailing links merely lie in
 * no block. In doubt a line is article text.
 */
export function findBlocks(body: string, hints: BlockHints = {}): FoundBlocks {
  const all = textLines(body);
  const sourceLine = all.find((line) => sourceOf(line) !== undefined);
  const noisy = noisyLines(all);
  const kept = all.filter((line) => line !== sourceLine && !noisy.has(line));
  const headline = hints.title === undefined ? findHeadline(kept) : undefined;
  const title = hints.title ?? headline?.line.text;
  const lines = withoutRepeats(kept, title).filter((line) => line !== headline?.kicker);
  const filed = findDateline(lines);
  const blocks = toBlocks(body, lines, { hints, filed });
  const text = blocks.find(({ kind }) => kind === 'text') ?? blocks[0];
  return {
    title: title ?? (text ? titleFromText(body.slice(text.span.start, text.span.end)) : ''),
    source: filed?.dateline.source ?? (sourceLine && sourceOf(sourceLine)),
    place: filed?.dateline.place,
    blocks,
  };
}

/** The publisher that a line of its own names: `المصدر: رويترز`, `Source: AFP`, `(رويترز)`. */
function sourceOf({ text }: TextLine): string | undefined {
  if (text.length > 60) return undefined;
  const [, labelled] =
    /^(?:المصدر|مصدر|source|quelle|fuente|источник|kaynak|منبع|来源|स्रोत)\s*[:：]\s*(\S.*)$/iu.exec(
      text,
    ) ?? [];
  const name = (labelled ?? text).replace(/^[\s\-–—([]+|[\s\-–—)\].]+$/gu, '');
  return name !== '' && (labelled !== undefined || isAgency(name)) ? name : undefined;
}

/**
 * The lines without the title, its repetitions and photo captions (short lines
 * that stand twice in a row); all of them when nothing else would be left.
 */
function withoutRepeats(
  lines: readonly TextLine[],
  title: string | undefined,
): readonly TextLine[] {
  const wanted = title === undefined ? '' : comparable(title);
  const rest = lines.filter((line, i) => {
    const words = line.text.length <= repeatedChars ? comparable(line.text) : '';
    if (words === '') return true;
    const twice = [lines[i - 1], lines[i + 1]].some((next) => next?.text === line.text);
    return words !== wanted && !(twice && !isTextLike(line));
  });
  return rest.length > 0 ? rest : lines;
}

/** Titles and captions are shorter, in UTF-16 units. */
const repeatedChars = 200;

/** The line that the report starts with. */
interface Filed {
  line: TextLine;
  dateline: Dateline;
}

/** Only the first paragraphs (a summary may come before the report) can have the dateline. */
const datelineParagraphs = 3;

function findDateline(lines: readonly TextLine[]): Filed | undefined {
  const paragraphs = lines.filter(isTextLike).slice(0, datelineParagraphs);
  for (const [i, line] of paragraphs.entries()) {
    const dateline = parseDateline(line.text);
    if (!dateline || dateline.length >= line.text.length) continue;
    // Further down a city before a colon is a team or a candidate.
    if (i === 0 || dateline.source !== undefined) return { line, dateline };
  }
  return undefined;
}

function toBlocks(
  body: string,
  lines: readonly TextLine[],
  { hints, filed }: { hints: BlockHints; filed: Filed | undefined },
): Block[] {
  const isHeading = (line: TextLine, i: number) =>
    hints.headings ? hints.headings.has(line.span.start) : looksLikeHeading(line, lines[i + 1]);
  const wrapped = wrappedGroups(lines);
  const blocks: Block[] = [];
  lines.forEach((line, i) => {
    const kind = isHeading(line, i) ? 'heading' : 'text';
    const skip = filed?.line === line ? filed.dateline.length : 0;
    const span = textSpan(body, { start: line.span.start + skip, end: line.span.end });
    if (!/[\p{L}\p{N}]/u.test(body.slice(span.start, span.end))) return;
    const last = blocks.at(-1);
    const goesOn = kind === 'text' && last?.kind === 'text' && wrapped.has(line.group);
    // A prompt in between, left out, ends the paragraph.
    const adjacent = goesOn && /^\s*$/u.test(body.slice(last.span.end, span.start));
    if (adjacent && lines[i - 1]?.group === line.group) last.span.end = span.end;
    else blocks.push({ kind, span });
  });
  return blocks;
}

/** Headings are shorter, in UTF-16 units. */
const headingChars = 80;

/** A short line that nothing closes, right before a paragraph; a list item is no heading. */
function looksLikeHeading(line: TextLine, next: TextLine | undefined): boolean {
  return (
    next !== undefined &&
    line.text.length <= headingChars &&
    line.text.length < next.text.length &&
    isTextLike(next) &&
    !isTextLike(line) &&
    !/[،,؛;:：]$|^[-–—•●▪◦‣·*#?@]|https?:\/\//u.test(line.text)
  );
}

/**
 * The groups that are one paragraph broken to a fixed width (agency wires, mail):
 * at least three lines, all but the last of about one width, most of them ending
 * within a sentence. Elsewhere every line is a paragraph of its own.
 */
function wrappedGroups(lines: readonly TextLine[]): ReadonlySet<number> {
  const groups = new Map<number, TextLine[]>();
  for (const line of lines) {
    const members = groups.get(line.group);
    if (members) members.push(line);
    else groups.set(line.group, [line]);
  }
  return new Set([...groups].filter(([, members]) => isWrapped(members)).map(([group]) => group));
}

function isWrapped(members: readonly TextLine[]): boolean {
  const broken = members.slice(0, -1);
  const closed = broken.filter(isTextLike).length;
  return (
    broken.length >= 2 &&
    broken.every(({ text }) => text.length >= 45 && text.length <= 100) &&
    closed * 2 < broken.length
  );
}

/** The span without a bullet or a lost emoji before the text and without links behind it. */
function textSpan(body: string, { start, end }: Span): Span {
  const line = body.slice(start, end);
  const [lead = ''] = /^(?:[•●▪◦‣·*–—-]+\s+|\?+(?=\p{L}))/u.exec(line) ?? [];
  return trimSpan(body, { start: start + lead.length, end: start + withoutLinks(line).length });
}

const link = /^(?:https?:\/\/|www\.|pic\.twitter\.com\/|t\.co\/)\S+$/iu;

/** Word by word from the end, as a line may be of any length. */
function withoutLinks(line: string): string {
  let text = line.trimEnd();
  for (;;) {
    const word = text.slice(lastBreak(text) + 1);
    if (word === '' || !link.test(word)) return text;
    text = text.slice(0, text.length - word.length).trimEnd();
  }
}

function lastBreak(text: string): number {
  for (let i = text.length - 1; i >= 0; i--) if (/\s/u.test(text[i]!)) return i;
  return -1;
}
