import type { Mode } from '../core/ask.js';
import type { Collection } from '../core/collection.js';
import type { CallOptions, Embedder } from '../embedding/embedder.js';
import type { QueryTerm } from '../lexical/lexical-index.js';
import type { Retriever } from '../retrieval/retriever.js';
import type { QuestionType } from './question-type.js';
import { rankSentences } from './sentence-ranker.js';
import type { PassageCandidate, ScoredSentence } from './sentence-ranker.js';

/** What is needed to find the sentences of a collection that answer. */
export interface SentenceFinderParts {
  retriever: Retriever;
  embedder: Embedder;
  collection: Collection;
}

export interface SentenceSearch {
  /** The question as it is searched for. */
  text: string;
  /** ISO 639-1 of the question. */
  language: string;
  type: QuestionType;
  /** The stem of what is asked the number of, see `countedTerm`; without it a unit that the question names would count as said already. */
  counted: string | undefined;
  mode: Mode;
  /** How many passages at most. */
  k: number;
  /** How many of them have their sentences ranked. */
  read: number;
}

export interface FoundSentences {
  /** By retrieval score. */
  candidates: PassageCandidate[];
  /** The sentences of the candidates that were read, best first. */
  ranked: ScoredSentence[];
  /** The distinct terms of the question. */
  terms: QueryTerm[];
}

/** Retrieves passages and ranks the sentences of the best of them. */
export async function findSentences(
  { text, language, type, counted, mode, k, read }: SentenceSearch,
  { retriever, embedder, collection }: SentenceFinderParts,
  options: CallOptions = {},
): Promise<FoundSentences> {
  const found = await retriever.retrieve({ text, language, mode, k }, options);
  const { terms, mapTerms } = found;
  const candidates = found.hits.map(({ row, score, dense, lexical }) => ({
    passage: collection.passage(row),
    score,
    ranks: { dense: dense?.rank ?? null, lexical: lexical?.rank ?? null },
  }));
  const query = {
    type,
    counted: terms.findIndex(({ term }) => term === counted),
    vector: found.vector ?? (await embedder.embedQuery(text, options)),
  };
  const parts = { embedder, mapTerms };
  const ranked = await rankSentences(query, candidates.slice(0, read), parts, options);
  return { candidates, ranked, terms };
}
