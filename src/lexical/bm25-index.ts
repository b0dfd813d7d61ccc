import { topHits } from '../core/hit.js';
import { analyse } from '../text/analyse.js';
import { isFunctionWord } from '../text/function-words.js';
import { bm25Score, defaultBm25, inverseDocumentFrequency } from './bm25.js';
import type { Bm25Parameters } from './bm25.js';
import { decodeLexical, encodeLexical } from './lexical-file.js';
import { createFormFinder } from './term-forms.js';
import type { LexicalIndex, LexicalQuery, QueryTerm, TermForm } from './lexical-index.js';
import { createPostingsBuilder } from './postings.js';
import type { Postings, SpeltTerm } from './postings.js';
import { spellingOf } from './spelling.js';

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
  return {
    add({ text, title, language }) {
      postings.add(termsOf(text, language), termsOf(title, language));
    },
    finish: () => encodeLexical(postings.finish(), parameters),
  };
}

/** Opens what `createBm25Builder` wrote; fails with `index-corrupt` on anything else. */
export function openBm25Index(file: Uint8Array): LexicalIndex {
  const { postings, parameters } = decodeLexical(file);
  const size = postings.lengths.length;
  const findForms = createFormFinder(postings);
  const score = createScorer(postings, parameters);

  const terms = ({ text, language }: LexicalQuery): QueryTerm[] => {
    const all = analyse(text, language);
    const content = all.filter(({ word }) => !isFunctionWord(word, language));
    const counted = new Map<string, { word: string; count: number }>();
    for (const { term, word } of content.length > 0 ? content : all) {
      counted.set(term, { word, count: (counted.get(term)?.count ?? 0) + 1 });
    }
    return [...counted].map(([term, { word, count }]) => {
      const forms = findForms(term, word);
      const idf = inverseDocumentFrequency(size, score.frequencies(forms).size);
      return { term, word, count, forms, idf };
    });
  };

  return {
    size,
    terms,
    search(query, k, accepts) {
      const scores = new Map<number, number>();
      for (const term of terms(query)) score.add(scores, term);
      const hits = [...scores].map(([row, total]) => ({ row, score: total }));
      return topHits(accepts === undefined ? hits : hits.filter(({ row }) => accepts(row)), k);
    },
  };
}

function termsOf(text: string, language: string): SpeltTerm[] {
  return analyse(text, language).map(({ term, word }) => ({ term, spelling: spellingOf(word) }));
}

/** Adds up scores term by term. The forms of a term count as one term, as if a passage held one word for all. */
function createScorer(
  { terms, offsets, rows, frequencies, lengths }: Postings,
  parameters: Bm25Parameters,
): {
  /** Weighted occurrences of the forms by row. */
  frequencies(forms: readonly TermForm[]): Map<number, number>;
  /** Adds what a term gives to the score of each row that holds it. */
  add(scores: Map<number, number>, term: QueryTerm): void;
} {
  const numbers = new Map(terms.map((term, number) => [term, number]));
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);

  const frequenciesOf = (forms: readonly TermForm[]): Map<number, number> => {
    const held = new Map<number, number>();
    for (const { term, weight } of forms) {
      const number = numbers.get(term)!;
      for (let at = offsets[number]!; at < offsets[number + 1]!; at += 1) {
        const row = rows[at]!;
        held.set(row, (held.get(row) ?? 0) + weight * frequencies[at]!);
      }
    }
    return held;
  };

  return {
    frequencies: frequenciesOf,
    add(scores, { forms, count, idf }) {
      for (const [row, frequency] of frequenciesOf(forms)) {
        const gain = bm25Score(count * idf, frequency, lengths[row]! / average, parameters);
        scores.set(row, (scores.get(row) ?? 0) + gain);
      }
    },
  };
}
