import { topHits } from '../core/hit.js';
import { analyse } from '../text/analyse.js';
import { isFunctionWord } from '../text/function-words.js';
import { bm25Score, defaultBm25, inverseDocumentFrequency } from './bm25.js';
import type { Bm25Parameters } from './bm25.js';
import { decodeLexical, encodeLexical } from './lexical-file.js';
import { createFormFinder, strongest } from './term-forms.js';
import type { Hit } from '../core/hit.js';
import type { LexicalIndex, LexicalScores, QueryTerm, TermForm } from './lexical-index.js';
import { createPostingsBuilder, createPostingsFinder } from './postings.js';
import type { Postings, PostingsFinder, SpeltTerm, Stretch } from './postings.js';
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
  const find = createPostingsFinder(postings);
  const findForms = createFormFinder(postings, find);
  const scorer = createScorer(postings, find, parameters);

  const weighed = (term: Omit<QueryTerm, 'idf'>): QueryTerm => ({
    ...term,
    idf: inverseDocumentFrequency(size, scorer.holding(term.forms)),
  });

  return {
    size,
    terms({ text, language, translate }) {
      const all = analyse(text, language);
      const content = all.filter(({ word }) => !isFunctionWord(word, language));
      const words = content.length > 0 ? content : all;
      const others = translate?.(words, language);
      const distinct = new Map<string, { word: string; count: number; others: Set<TermForm> }>();
      for (const [index, { term, word }] of words.entries()) {
        const asked = distinct.get(term) ?? { word, count: 0, others: new Set() };
        asked.count += 1;
        // A word that is repeated brings the same forms again.
        for (const form of others?.[index] ?? []) asked.others.add(form);
        distinct.set(term, asked);
      }
      return [...distinct].map(([term, { word, count, others: said }]) => {
        const forms = findForms(term, word, [...said]);
        return weighed({ term, word, count, forms, isKnown: forms.length > 0 });
      });
    },
    extend(term, forms) {
      const weights = new Map(term.forms.map((form) => [form.term, form.weight]));
      const better = forms.filter(
        (form) => find.has(form.term) && form.weight > (weights.get(form.term) ?? 0),
      );
      if (better.length === 0) return term;
      return weighed({ ...term, forms: strongest([...term.forms, ...better]) });
    },
    score: (terms) => scorer.score(terms),
  };
}

function termsOf(text: string, language: string): SpeltTerm[] {
  return analyse(text, language).map(({ term, word }) => ({ term, spelling: spellingOf(word) }));
}

/** Postings and what an occurrence among them counts. */
interface WeighedStretch extends Stretch {
  weight: number;
}

/**
 * Adds up scores term by term. The forms of a term count as one term, as if a
 * passage held the same word wherever it holds one of them; a word that a passage
 * spells as the question does counts once more, as a term of its own. So does one of
 * another language, or passages in the question's language would crowd others out.
 */
function createScorer(
  { rows, frequencies, lengths }: Postings,
  find: PostingsFinder,
  parameters: Bm25Parameters,
): {
  /** The number of passages that hold one of the forms. */
  holding(forms: readonly TermForm[]): number;
  score(terms: readonly QueryTerm[]): LexicalScores;
} {
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  // Kept from call to call and all 0 between them: a common term would fill a large Map.
  const occurrences = new Float64Array(lengths.length);

  /** Visits each passage that a stretch tells of, with the weighted occurrences of all of them. */
  const visit = (
    stretches: readonly WeighedStretch[],
    each: (row: number, occurrences: number) => void,
  ): void => {
    const held: number[] = [];
    for (const { start, end, weight } of stretches) {
      for (let at = start; at < end; at += 1) {
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
  const countPassages = (stretches: readonly WeighedStretch[]): number => {
    let passages = 0;
    visit(stretches, () => (passages += 1));
    return passages;
  };
  const ofForms = (forms: readonly TermForm[]): WeighedStretch[] =>
    forms.map(({ term, weight }) => ({ ...find.ofTerm(term), weight }));
  /** Where a word stands as the question spells it, or in another language. */
  const asAsked = (term: QueryTerm): WeighedStretch[] => [
    ...asSpelt(term, find),
    ...ofForms(term.forms.filter(({ isForeign }) => isForeign)),
  ];

  return {
    holding: (forms) => countPassages(ofForms(forms)),
    score(queryTerms) {
      const scores = new Float64Array(lengths.length);
      const add = (stretches: readonly WeighedStretch[], weight: number): void =>
        visit(stretches, (row, frequency) => {
          scores[row]! += bm25Score(weight, frequency, lengths[row]! / average, parameters);
        });
      for (const term of queryTerms) {
        add(ofForms(term.forms), term.count * term.idf);
        const asked = asAsked(term);
        const idf = inverseDocumentFrequency(lengths.length, countPassages(asked));
        add(asked, parameters.spellingWeight * term.count * idf);
      }
      return { best: (k) => topHits(hitsOf(scores), k), scoreOf: (row) => scores[row]! };
    },
  };
}

/** Where a word stands as it is spelt; under each of its stems, since another language has another. */
function asSpelt({ word, forms }: QueryTerm, find: PostingsFinder): WeighedStretch[] {
  const spelling = spellingOf(word);
  return forms
    .filter(({ isForeign }) => isForeign !== true)
    .map(({ term }) => {
      const { start, end } = find.ofSpelling({ term, spelling });
      return { start, end, weight: 1 };
    });
}

function* hitsOf(scores: Float64Array): Iterable<Hit> {
  for (let row = 0; row < scores.length; row += 1) {
    const score = scores[row]!;
    if (score > 0) yield { row, score };
  }
}
