import { compareHits } from '../core/hit.js';
import type { Hit } from '../core/hit.js';
import { dot } from '../core/vectors.js';
import type { Embedder } from '../embedding/embedder.js';
import type { LexicalIndex, QueryTerm } from '../lexical/lexical-index.js';
import type { VectorIndex } from '../vector/vector-index.js';
import { fuse } from './fusion.js';
import type { RankedHit, RetrievalQuery, Retriever } from './retriever.js';

export interface RetrievalParameters {
  /** Hits taken from each index before fusion, at least; more when more are asked for. */
  candidates: number;
  /** Share of the dense score for passages in the question's language, 0 to 1. */
  denseWeight: number;
}

/** Tuned on development sets; docs/quality.md has the table. */
export const defaultRetrieval: RetrievalParameters = { candidates: 100, denseWeight: 0.4 };

export interface RetrieverParts {
  embedder: Embedder;
  vectors: VectorIndex;
  lexical: LexicalIndex;
  /** Position of a passage's article, for the limit of passages an article. */
  articleRow: (row: number) => number;
  /** ISO 639-1 language of a passage. */
  languageOf: (row: number) => string;
  parameters?: RetrievalParameters;
}

/** What both indexes found, by row. */
interface Found {
  dense: Hit[];
  lexical: Hit[];
}

/** Searches by vectors, by terms, or by both with fused scores. */
export function createRetriever(parts: RetrieverParts): Retriever {
  const { embedder, vectors, lexical, parameters = defaultRetrieval } = parts;

  const searchBoth = async (
    { text, language, mode }: RetrievalQuery,
    depth: number,
    signal: AbortSignal | undefined,
  ): Promise<Found & { vector: Float32Array | undefined }> => {
    const vector = mode === 'lexical' ? undefined : await embedder.embedQuery(text, { signal });
    return {
      vector,
      dense: vector === undefined ? [] : vectors.search(vector, depth),
      lexical: mode === 'dense' ? [] : lexical.search({ text, language }, depth),
    };
  };

  return {
    async retrieve(query, { signal } = {}) {
      const depth = Math.max(
        parameters.candidates,
        query.perArticle === undefined ? query.k : query.k * 4,
      );
      const { vector, ...found } = await searchBoth(query, depth, signal);
      // Only fused scores weigh the terms; looking them up costs as much as a search.
      const terms = query.mode === 'hybrid' ? lexical.terms(query) : [];
      const weightOf = createWeighting(query, terms, parameters);
      const candidates = mergeCandidates(found).map(({ row, dense, lexical: score }) => ({
        row,
        dense: dense ?? (vector === undefined ? 0 : dot(vector, vectors.vectorOf(row))),
        lexical: score,
        denseWeight: weightOf(parts.languageOf(row)),
      }));
      const ranked = withPlaces(fuse(candidates).toSorted(compareHits), found);
      return limitPerArticle(ranked, parts.articleRow, query.perArticle).slice(0, query.k);
    },
  };
}

/**
 * The share of the dense score by a passage's language. Terms are no evidence
 * across languages but for names and numbers, so the share of them that the
 * index does not know goes over to the dense side there.
 */
function createWeighting(
  { mode, language }: RetrievalQuery,
  terms: readonly QueryTerm[],
  { denseWeight }: RetrievalParameters,
): (passageLanguage: string) => number {
  if (mode !== 'hybrid') return () => (mode === 'dense' ? 1 : 0);
  const total = terms.reduce((sum, { idf, count }) => sum + idf * count, 0);
  const known = terms.reduce(
    (sum, { idf, count, forms }) => sum + (forms.length > 0 ? idf * count : 0),
    0,
  );
  const across = 1 - (1 - denseWeight) * (total > 0 ? known / total : 0);
  return (passageLanguage) => (passageLanguage === language ? denseWeight : across);
}

interface Scores {
  row: number;
  /** Cosine; absent when only BM25 found the row. */
  dense?: number;
  /** BM25; 0 when it did not find the row. */
  lexical: number;
}

/** Every row that either index found. */
function mergeCandidates(found: Found): Scores[] {
  const candidates = new Map<number, Scores>();
  for (const { row, score } of found.dense) candidates.set(row, { row, dense: score, lexical: 0 });
  for (const { row, score } of found.lexical) {
    candidates.set(row, { ...(candidates.get(row) ?? { row }), lexical: score });
  }
  return [...candidates.values()];
}

/** Score and rank, from 1, of each row of a ranking. */
function placesOf(hits: readonly Hit[]): Map<number, { score: number; rank: number }> {
  return new Map(hits.map(({ row, score }, index) => [row, { score, rank: index + 1 }]));
}

function withPlaces(hits: readonly Hit[], found: Found): RankedHit[] {
  const dense = placesOf(found.dense);
  const lexical = placesOf(found.lexical);
  return hits.map((hit) => ({
    ...hit,
    ...(dense.has(hit.row) && { dense: dense.get(hit.row)! }),
    ...(lexical.has(hit.row) && { lexical: lexical.get(hit.row)! }),
  }));
}

function limitPerArticle(
  hits: RankedHit[],
  articleRow: (row: number) => number,
  perArticle: number | undefined,
): RankedHit[] {
  if (perArticle === undefined) return hits;
  const counts = new Map<number, number>();
  return hits.filter(({ row }) => {
    const article = articleRow(row);
    const count = (counts.get(article) ?? 0) + 1;
    counts.set(article, count);
    return count <= perArticle;
  });
}
