import type { Collection } from '../core/collection.js';
import { compareHits } from '../core/hit.js';
import type { Hit } from '../core/hit.js';
import { dot } from '../core/vectors.js';
import type { CallOptions, Embedder } from '../embedding/embedder.js';
import type { LexicalIndex, QueryTerm } from '../lexical/lexical-index.js';
import type { Lexicon } from '../text/lexicon.js';
import type { VectorIndex } from '../vector/vector-index.js';
import { coverage } from './coverage.js';
import { expandTerms } from './expand-terms.js';
import { fuse } from './fusion.js';
import type { Candidate } from './fusion.js';
import { createLanguageSearch } from './language-search.js';
import { createTermMapper } from './term-map.js';
import type { TermMapper } from './term-map.js';
import type { RankedHit, RetrievalQuery, Retriever } from './retriever.js';
import { createTranslator } from './translate.js';
import type { WordRelations } from './word-relations.js';

export interface RetrievalParameters {
  /** Hits taken from each index before fusion, at least; more when more are asked for. */
  candidates: number;
  /** How many of the nearest passages, of all languages together, are read for words that mean what a term means. */
  readForWords: number;
  /** Share of the dense score for passages in the question's language, 0 to 1. */
  denseWeight: number;
  /** How many of the best fused passages are read for how close together they hold the terms. */
  readForProximity: number;
  /** Share of that closeness in the final score, 0 to 1. */
  proximityWeight: number;
}

/** Tuned on development sets; docs/quality.md has the table. */
export const defaultRetrieval: RetrievalParameters = {
  candidates: 100,
  readForWords: 50,
  denseWeight: 0.4,
  readForProximity: 20,
  proximityWeight: 0.5,
};

export interface RetrieverParts {
  embedder: Embedder;
  relations: WordRelations;
  lexicon: Lexicon;
  vectors: VectorIndex;
  lexical: LexicalIndex;
  collection: Collection;
  parameters?: RetrievalParameters;
}

/** Searches by vectors, by terms, or by both with fused scores. */
export function createRetriever(parts: RetrieverParts): Retriever {
  const { embedder, relations, lexicon, vectors, lexical, collection } = parts;
  const { parameters = defaultRetrieval } = parts;
  const search = createLanguageSearch(parts);
  const translate = createTranslator(lexicon, search.languages);

  return {
    async retrieve(query, options = {}) {
      const { text, mode, k, perArticle } = query;
      const depth = Math.max(parameters.candidates, perArticle === undefined ? k : k * 4);
      const asked = lexical.terms({ ...query, translate });
      const vector = mode === 'lexical' ? undefined : await embedder.embedQuery(text, options);
      const nearest = vector === undefined ? [] : search.nearest(vector, depth);
      const read = Math.ceil(parameters.readForWords / Math.max(1, search.languages.length));
      const alike = atMost(mode === 'hybrid' ? read : 0, nearest, (row) => search.languageOf(row));
      const passages = alike.map(({ row }) => collection.passage(row));
      const terms = await expandTerms({ ...query, terms: asked }, passages, parts, options);
      const scores = lexical.score(mode === 'dense' ? [] : terms);
      const worded = scores.best(depth);

      const weightOf = createWeighting(query, terms, parameters);
      const cosines = new Map(nearest.map(({ row, score }) => [row, score]));
      const rows = new Set([...nearest, ...worded].map(({ row }) => row));
      const candidates: Candidate[] = [...rows].map((row) => ({
        row,
        dense: cosines.get(row) ?? (vector === undefined ? 0 : dot(vector, vectors.vectorOf(row))),
        lexical: scores.scoreOf(row),
        denseWeight: weightOf(search.languageOf(row)),
      }));
      const fused = fuse(candidates).toSorted(compareHits);
      const mapTerms = createTermMapper(terms, relations);
      const ranked =
        mode === 'hybrid' ? await addProximity(fused, mapTerms, parts, options) : fused;
      const limited = atMost(perArticle ?? Infinity, ranked, (row) => collection.articleRow(row));
      const hits = withPlaces(limited.slice(0, k), { nearest, worded });
      return { hits, terms, mapTerms, ...(vector !== undefined && { vector }) };
    },
  };
}

/** Ranked anew by how close together the best of them hold the terms. */
async function addProximity(
  hits: readonly Hit[],
  mapTerms: TermMapper,
  { collection, parameters = defaultRetrieval }: RetrieverParts,
  options: CallOptions,
): Promise<Hit[]> {
  const { readForProximity, proximityWeight } = parameters;
  const read = hits.slice(0, readForProximity).map(({ row }) => collection.passage(row));
  const maps = await mapTerms(read, options);
  return hits
    .map(({ row, score }, place) => {
      const proximity = maps[place]?.peak() ?? 0;
      return { row, score: (1 - proximityWeight) * score + proximityWeight * proximity };
    })
    .toSorted(compareHits);
}

/** The hits without those that have `most` better ones of the same group before them. */
function atMost(most: number, hits: readonly Hit[], groupOf: (row: number) => unknown): Hit[] {
  const counts = new Map<unknown, number>();
  return hits.filter(({ row }) => {
    const group = groupOf(row);
    const count = (counts.get(group) ?? 0) + 1;
    counts.set(group, count);
    return count <= most;
  });
}

/**
 * The share of the dense score by a passage's language. Across languages, terms
 * are evidence as far as the index knows words for them; the rest of their share
 * goes over to the dense side.
 */
function createWeighting(
  { mode, language }: RetrievalQuery,
  terms: readonly QueryTerm[],
  { denseWeight }: RetrievalParameters,
): (passageLanguage: string) => number {
  if (mode !== 'hybrid') return () => (mode === 'dense' ? 1 : 0);
  const known = terms.map(({ forms }) => Math.max(0, ...forms.map(({ weight }) => weight)));
  const across = 1 - (1 - denseWeight) * coverage(terms, known);
  return (passageLanguage) => (passageLanguage === language ? denseWeight : across);
}

/** The hits with their places in the two rankings. */
function withPlaces(
  hits: readonly Hit[],
  { nearest, worded }: { nearest: readonly Hit[]; worded: readonly Hit[] },
): RankedHit[] {
  const dense = placesOf(nearest);
  const lexical = placesOf(worded);
  return hits.map((hit) => ({
    ...hit,
    ...(dense.has(hit.row) && { dense: dense.get(hit.row)! }),
    ...(lexical.has(hit.row) && { lexical: lexical.get(hit.row)! }),
  }));
}

/** Score and rank, from 1, of each row of a ranking. */
function placesOf(hits: readonly Hit[]): Map<number, { score: number; rank: number }> {
  return new Map(hits.map(({ row, score }, index) => [row, { score, rank: index + 1 }]));
}
