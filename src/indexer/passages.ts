import type { Article } from '../core/article.js';
import type { Span } from '../core/span.js';
import { trimSpan } from '../core/span.js';
import { splitSentences } from '../text/sentences.js';

/** A passage before it has a place in the passage table. */
export interface PassageDraft {
  /** In the article's body. */
  span: Span;
  /** The text of the nearest heading above, empty when there is none. */
  heading: string;
}

export interface PassageSplitterOptions {
  /** Number of model tokens of each text. */
  countTokens(texts: readonly string[]): Promise<number[]>;
  /** Most tokens in a passage of several sentences, title and heading not counted. */
  maxTokens: number;
  /** Most tokens in a passage of one sentence; a longer sentence is divided. */
  maxSentenceTokens: number;
}

/** A stretch of text that is not divided, with its cost. */
interface Unit {
  span: Span;
  tokens: number;
}

/**
 * Cuts an article into passages of whole sentences, in order and disjoint, each
 * within the token budget and of about equal cost within a section. A sentence
 * too long for a passage of its own is divided at clauses, then between words.
 */
export async function splitPassages(
  article: Article,
  options: PassageSplitterOptions,
): Promise<PassageDraft[]> {
  const { body, language } = article;
  const drafts: PassageDraft[] = [];
  for (const { heading, sentences } of sectionsOf(article)) {
    const spans = sentences.flatMap((block) => sentencesOf(body, block, language));
    const units = await toUnits(body, spans, options);
    for (const span of pack(units, options.maxTokens)) drafts.push({ span, heading });
  }
  return drafts;
}

function sectionsOf({ body, blocks }: Article): { heading: string; sentences: Span[] }[] {
  const sections: { heading: string; sentences: Span[] }[] = [];
  let heading = '';
  let last: Span | undefined;
  for (const { kind, span } of blocks) {
    if (kind === 'heading') {
      heading = body.slice(span.start, span.end);
      last = undefined;
      continue;
    }
    const follows = last !== undefined && body.slice(last.end, span.start).trim() === '';
    if (follows) sections.at(-1)!.sentences.push(span);
    else sections.push({ heading, sentences: [span] });
    last = span;
  }
  return sections;
}

/** The passages of an article at spans that are known already, in order. */
export function draftsAt({ body, blocks }: Article, spans: readonly Span[]): PassageDraft[] {
  let heading = '';
  let next = 0;
  return spans.map((span) => {
    for (; next < blocks.length && blocks[next]!.span.end <= span.start; next++) {
      const { kind, span: above } = blocks[next]!;
      if (kind === 'heading') heading = body.slice(above.start, above.end);
    }
    return { span, heading };
  });
}

/** The sentences of one block as spans of the body. */
export function sentencesOf(body: string, block: Span, language: string): Span[] {
  return splitSentences(body.slice(block.start, block.end), language).map(({ start, end }) => ({
    start: block.start + start,
    end: block.start + end,
  }));
}

/** Longer stretches, in UTF-16 units, are divided before their tokens are counted: no sentence is that long. */
const longestCounted = 4_000;

async function toUnits(
  body: string,
  spans: readonly Span[],
  options: PassageSplitterOptions,
): Promise<Unit[]> {
  const stretches = spans.flatMap((span) => divideLong(body, span));
  const texts = stretches.map(({ start, end }) => body.slice(start, end));
  const counts = await options.countTokens(texts);
  const units: Unit[] = [];
  for (const [index, span] of stretches.entries()) {
    const tokens = counts[index]!;
    const halves = tokens > options.maxSentenceTokens ? halve(body, span) : undefined;
    if (halves === undefined) units.push({ span, tokens });
    else units.push(...(await toUnits(body, halves, options)));
  }
  return units;
}

function divideLong(body: string, span: Span): Span[] {
  const halves = span.end - span.start > longestCounted ? halve(body, span) : undefined;
  return halves?.flatMap((half) => divideLong(body, half)) ?? [span];
}

/** Places to divide a long sentence, best first. */
const dividers = [/[،؛,;:–—]\s+/gu, /\s+/gu];

/** Two trimmed parts, divided as near to the middle as possible; undefined for a single character. */
function halve(body: string, { start, end }: Span): [Span, Span] | undefined {
  const text = body.slice(start, end);
  const cut = dividers
    .map((divider) => nearestToMiddle(text, divider))
    .find((at) => at !== undefined);
  const at = start + (cut ?? middleOf(text));
  const first = trimSpan(body, { start, end: at });
  const second = trimSpan(body, { start: at, end });
  const isDivided = first.end > first.start && second.end > second.start;
  return isDivided ? [first, second] : undefined;
}

/** The end of the divider nearest to the middle, within the middle half of the text. */
function nearestToMiddle(text: string, divider: RegExp): number | undefined {
  const middle = text.length / 2;
  const ends = [...text.matchAll(divider)].map(({ index, 0: match }) => index + match.length);
  const nearest = ends.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  return nearest !== undefined && Math.abs(nearest - middle) <= text.length / 4
    ? nearest
    : undefined;
}

/** The middle, never between the two halves of a surrogate pair. */
function middleOf(text: string): number {
  const middle = Math.floor(text.length / 2);
  return /[\udc00-\udfff]/.test(text[middle] ?? '') ? middle + 1 : middle;
}

/** Spans of neighbouring units: as few as the budget allows, filled evenly rather than to the brim. */
function pack(units: readonly Unit[], maxTokens: number): Span[] {
  const total = units.reduce((sum, { tokens }) => sum + tokens, 0);
  const target = total / Math.max(1, Math.ceil(total / maxTokens));
  const spans: Span[] = [];
  let current: Unit | undefined;
  for (const unit of units) {
    const together = (current?.tokens ?? 0) + unit.tokens;
    const isNearer = current !== undefined && together - target <= target - current.tokens;
    if (current !== undefined && together <= maxTokens && isNearer) {
      current = { span: { start: current.span.start, end: unit.span.end }, tokens: together };
    } else {
      if (current !== undefined) spans.push(current.span);
      current = unit;
    }
  }
  if (current !== undefined) spans.push(current.span);
  return spans;
}
