import type { AskedTerm } from '../core/ask.js';
import type { QueryTerm } from '../lexical/lexical-index.js';
import { analyse } from '../text/analyse.js';

/** The terms as the question spells them, each with its strength; 0 where there is none. */
export function askedTerms(
  question: { text: string; language: string },
  terms: readonly QueryTerm[],
  strengths: readonly number[],
): AskedTerm[] {
  const spellings = new Map<string, string>();
  for (const { term, span } of analyse(question.text, question.language)) {
    // The first spelling stays: a follow-up's own words come before those it takes over.
    if (!spellings.has(term)) spellings.set(term, question.text.slice(span.start, span.end));
  }
  return terms.map(({ term, word }, index) => ({
    word: spellings.get(term) ?? word,
    strength: strengths[index] ?? 0,
  }));
}
