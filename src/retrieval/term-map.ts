import type { Passage } from '../core/passage.js';
import type { Span } from '../core/span.js';
import type { CallOptions } from '../embedding/embedder.js';
import type { QueryTerm } from '../lexical/lexical-index.js';
import { coverage } from './coverage.js';
import { matchTerms } from './match-terms.js';
import type { MatchedText } from './match-terms.js';
import type { WordRelations } from './word-relations.js';

/**
 * Where a passage holds the terms of a question. Shares of the terms are weighted
 * by idf and by how often each was asked, and lie within 0 and 1. A term counts
 * less the farther away it is, as in positional language models (Lv and Zhai,
 * SIGIR 2009), but the title counts wherever one looks: all of the passage is about it.
 */
export interface TermMap {
  /** How well title and text together hold each term, 0 to 1. */
  held: readonly number[];
  /** The share held by a stretch of the text and what is around it; a title's term counts `titleWeight`. */
  around(span: Span, titleWeight?: number): number;
  /** How well they hold each term, 0 to 1. */
  heldAround(span: Span, titleWeight?: number): number[];
  /** How well the words of a stretch alone hold each term, 0 to 1. */
  heldIn(span: Span): number[];
  /** The greatest share around any one word of a stretch, the whole text unless given. */
  peak(span?: Span): number;
}

/** A term this many words away counts 1/e of what it counts on the spot. */
const reach = 5;

/** Maps passages for one question, in their order; a passage that was mapped before is not read again. */
export type TermMapper = (
  passages: readonly Passage[],
  options?: CallOptions,
) => Promise<TermMap[]>;

export function createTermMapper(
  terms: readonly QueryTerm[],
  relations: WordRelations,
): TermMapper {
  const mapped = new Map<string, TermMap>();
  return async (passages, options = {}) => {
    const unread = passages.filter(({ id }) => !mapped.has(id));
    const texts = unread.flatMap(({ article: { title, language }, text }) => [
      { text: title, language },
      { text, language },
    ]);
    const matched = await matchTerms(terms, texts, relations, options);
    for (const [index, { id }] of unread.entries()) {
      const [title, text] = [matched[2 * index]!, matched[2 * index + 1]!];
      mapped.set(id, createTermMap(terms, title, text));
    }
    return passages.map(({ id }) => mapped.get(id)!);
  };
}

function createTermMap(
  terms: readonly QueryTerm[],
  title: MatchedText,
  { words, matches }: MatchedText,
): TermMap {
  const best = (strengths: readonly (readonly number[])[]): number[] =>
    terms.map((_, index) => Math.max(0, ...strengths.map((one) => one[index]!)));
  const inTitle = best(title.matches.map(({ strengths }) => strengths));

  const heldAroundWords = (first: number, last: number, titleWeight: number): number[] => {
    const strengths = inTitle.map((strength) => strength * titleWeight);
    for (const match of matches) {
      const distance = Math.max(0, first - match.position, match.position - last);
      const decay = Math.exp(-distance / reach);
      for (const [index, strength] of match.strengths.entries()) {
        strengths[index] = Math.max(strengths[index]!, strength * decay);
      }
    }
    return strengths;
  };
  const aroundWords = (first: number, last: number, titleWeight: number): number =>
    coverage(terms, heldAroundWords(first, last, titleWeight));
  /** The first and the last word that a span touches; the last comes before the first where it touches none. */
  const wordsIn = ({ start, end }: Span): [number, number] => {
    const first = words.findIndex((word) => word.end > start);
    const last = words.findLastIndex((word) => word.start < end);
    return [first < 0 ? words.length : first, last];
  };

  return {
    held: best([inTitle, ...matches.map(({ strengths }) => strengths)]),
    around(span, titleWeight = 1) {
      return aroundWords(...wordsIn(span), titleWeight);
    },
    heldAround(span, titleWeight = 1) {
      return heldAroundWords(...wordsIn(span), titleWeight);
    },
    heldIn(span) {
      const [first, last] = wordsIn(span);
      const inside = matches.filter(({ position }) => position >= first && position <= last);
      return best(inside.map(({ strengths }) => strengths));
    },
    peak(span = { start: 0, end: Infinity }) {
      const [first, last] = wordsIn(span);
      // Between two matches the share is convex, so its highest value lies at a match.
      const shares = matches
        .filter(({ position }) => position >= first && position <= last)
        .map(({ position }) => aroundWords(position, position, 1));
      return Math.max(coverage(terms, inTitle), ...shares);
    },
  };
}
