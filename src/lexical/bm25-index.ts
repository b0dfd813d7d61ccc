import { topHits } from '../core/hit.js';
import { analyse } from '../text/analyse.js';
import { isFunctionWord } from '../text/function-words.js';
import { bm25Score, defaultBm25, inverseDocumentFrequency } from './bm25.js';
import type { Bm25Parameters } from './bm25.js';
import { decodeLexical, encodeLexical } from './lexical-file.js';
import { createFormFinder } from './term-forms.js';
import type { Hit } from '../core/hit.js';
import type { LexicalIndex, LexicalScores, QueryTerm, TermForm } from './lexical-index.js';
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
  const scorer = createScorer(postings, parameters);

  const weighed = (term: Omit<QueryTerm, 'idf'>): QueryTerm => ({
    ...term,
    idf: inverseDocumentFrequency(size, scorer.holding(term.forms)),
  });

  return {
    size,
    terms({ text, language, translate }) {
      const all = analyse(text, language);
      const content = all.filter(({ word }) => !isFunctionWord(word, language));
      const counted = new Map<string, { word: string; count: number }>();
      for (const { term, word } of content.length > 0 ? content : all) {
        counted.set(term, { word, count: (counted.get(term)?.count ?? 0) + 1 });
      }
      return [...counted].map(([term, { word, count }]) => {
        const forms = findForms(term, word, translate?.({ term, word }, language));
        return weighed({ term, word, count, forms, isKnown: forms.length > 0 });
      });
    },
    extend(term, forms) {
      const weights = new Map(term.forms.map((form) => [form.term, form.weight]));
      const better = forms.filter(
        (form) => scorer.knows(form.term) && form.weight > (weights.get(form.term) ?? 0),
      );
      if (better.length === 0) return term;
      for (const form of better) weights.set(form.term, form.weight);
      const all = [...weights].map(([form, weight]) => ({ term: form, weight }));
      return weighed({ ...term, forms: all });
    },
    score: (terms) => scorer.score(terms),
  };
}

function termsOf(text: string, language: string): SpeltTerm[] {
  return analyse(text, language).map(({ term, word }) => ({ term, spelling: spellingOf(word) }));
}

/**
 * Adds up scores term by term. The forms of a term count as one term, as if a
 * passage held the same word wherever it holds one of them.
 */
function createScorer(
  { terms, offsets, rows, frequencies, lengths }: Postings,
  parameters: Bm25Parameters,
): {
  knows(term: string): boolean;
  /** The number of passages that hold one of the forms. */
  holding(forms: readonly TermForm[]): number;
  score(terms: readonly QueryTerm[]): LexicalScores;
} {
  const numbers = new Map(terms.map((term, number) => [term, number]));
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  // Kept from call to call and all 0 between them: a common term would fill a large Map.
  const occurrences = new Float64Array(lengths.length);

  /** Visits each passage that holds a form, with the weighted occurrences of all of them. */
  const visit = (
    forms: readonly TermForm[],
    each: (row: number, occurrences: number) => void,
  ): void => {
    const held: number[] = [];
    for (const { term, weight } of forms) {
      const number = numbers.get(term)!;
      for (let at = offsets[number]!; at < offsets[number + 1]!; at += 1) {
        const row = rows[at]!;
        if (occurrences[row] === 0) held.push(row);
        occurrences[row]! += weight * frequencies[at]!;
      }
    }
    for (const row of held) {
      each(row, occurrences[row]!);
      occurrences[row] = 0;
    }
  };

  return {
    knows: (term) => numbers.has(term),
    holding(forms) {
      let passages = 0;
      visit(forms, () => (passages += 1));
      return passages;
    },
    score(queryTerms) {
      const scores = new Float64Array(lengths.length);
      for (const { forms, count, idf } of queryTerms) {
        visit(forms, (row, frequency) => {
          scores[row]! += bm25Score(count * idf, frequency, lengths[row]! / average, parameters);
        });
      }
      return { best: (k) => topHits(hitsOf(scores), k), scoreOf: (row) => scores[row]! };
    },
  };
}

function* hitsOf(scores: Float64Array): Iterable<Hit> {
  for (let row = 0; row < scores.length; row += 1) {
    const score = scores[row]!;
    if (score > 0) yield { row, score };
  }
}
