import { topHits } from '../core/hit.js';
import type { Hit } from '../core/hit.js';
import { analyse } from '../text/analyse.js';
import { isFunctionWord } from '../text/function-words.js';
import { bm25Score, defaultBm25, inverseDocumentFrequency } from './bm25.js';
import type { Bm25Parameters } from './bm25.js';
import { decodeLexical, encodeLexical } from './lexical-file.js';
import type { LexicalIndex, LexicalQuery, QueryTerm } from './lexical-index.js';
import { createPostingsBuilder } from './postings.js';
import type { Postings, SpeltTerm } from './postings.js';
import { createSpellingIndex, spellingOf } from './spelling.js';

/** What the lexical index reads of a passage. */
export interface LexicalPassage {
  text: string;
  /** The article's title and the heading above the passage. */
  title: string;
  /** ISO 639-1. */
  language: string;
}

export interface LexicalBuilder {
  /** Adds the passage of the next row. */
  add(passage: LexicalPassage): void;
  /** The index as bytes for `openBm25Index`. */
  finish(): Uint8Array;
}

/** Builds a BM25 index passage by passage, in row order. */
export function createBm25Builder(parameters: Bm25Parameters = defaultBm25): LexicalBuilder {
  const postings = createPostingsBuilder(parameters.titleWeight);
  const termsOf = (text: string, language: string): SpeltTerm[] =>
    analyse(text, language).map(({ term, word }) => ({ term, spelling: spellingOf(word) }));
  return {
    add({ text, title, language }) {
      postings.add(termsOf(text, language), termsOf(title, language));
    },
    finish: () => encodeLexical(postings.finish(), parameters),
  };
}

/** How much a term counts that only resembles the one asked for. */
const alternativeWeight = 0.6;
const mostAlternatives = 3;

/** Opens what `createBm25Builder` wrote; fails with `index-corrupt` on anything else. */
export function openBm25Index(file: Uint8Array): LexicalIndex {
  const { postings, parameters } = decodeLexical(file);
  const numbers = new Map(postings.terms.map((term, number) => [term, number]));
  const spelling = createSpellingIndex(postings.spellings);
  const size = postings.lengths.length;
  const addTerm = createScorer(postings, parameters);

  const holding = (term: string): number => {
    const number = numbers.get(term);
    return number === undefined ? 0 : postings.offsets[number + 1]! - postings.offsets[number]!;
  };

  const alternativesTo = (word: string): string[] => {
    const neighbours = spelling.neighbours(spellingOf(word));
    const terms = new Set(neighbours.map((position) => postings.spellingTerms[position]!));
    return [...terms].slice(0, mostAlternatives).map((number) => postings.terms[number]!);
  };

  const describe = (word: string, term: string, count: number): QueryTerm => {
    const passages = holding(term);
    const alternatives = passages === 0 ? alternativesTo(word) : [];
    return {
      term,
      word,
      count,
      passages,
      idf: inverseDocumentFrequency(size, passages),
      alternatives,
    };
  };

  const terms = ({ text, language }: LexicalQuery): QueryTerm[] => {
    const all = analyse(text, language);
    const content = all.filter(({ word }) => !isFunctionWord(word, language));
    const counted = new Map<string, { word: string; count: number }>();
    for (const { term, word } of content.length > 0 ? content : all) {
      counted.set(term, { word, count: (counted.get(term)?.count ?? 0) + 1 });
    }
    return [...counted].map(([term, { word, count }]) => describe(word, term, count));
  };

  return {
    size,
    terms,
    search(query, k, accepts) {
      const scores = new Float64Array(size);
      for (const { term, count, alternatives } of terms(query)) {
        const number = numbers.get(term);
        if (number !== undefined) addTerm(scores, number, count);
        for (const alternative of alternatives) {
          addTerm(
            scores,
            numbers.get(alternative)!,
            (count * alternativeWeight) / alternatives.length,
          );
        }
      }
      return topHits(matches(scores, accepts), k);
    },
  };
}

function createScorer(
  { offsets, rows, frequencies, lengths }: Postings,
  parameters: Bm25Parameters,
): (scores: Float64Array, term: number, weight: number) => void {
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  return (scores, term, weight) => {
    const start = offsets[term]!;
    const end = offsets[term + 1]!;
    const idf = inverseDocumentFrequency(lengths.length, end - start) * weight;
    for (let at = start; at < end; at += 1) {
      const row = rows[at]!;
      const relativeLength = lengths[row]! / average;
      scores[row]! += bm25Score(idf, frequencies[at]!, relativeLength, parameters);
    }
  };
}

function* matches(scores: Float64Array, accepts?: (row: number) => boolean): Generator<Hit> {
  for (const [row, score] of scores.entries()) {
    if (score > 0 && (accepts === undefined || accepts(row))) yield { row, score };
  }
}
