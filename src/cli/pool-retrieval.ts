import { countedTerm, questionType } from '../answering/question-type.js';
import type { Mode } from '../core/ask.js';
import type { PoolDocument, RetrievalDataset } from '../evaluation/dataset.js';
import { documentsOf } from '../evaluation/document-parts.js';
import type { Retrieve } from '../evaluation/evaluate-retrieval.js';
import type { Engine } from './engine.js';

/**
 * Whether sentences are found as the product finds them, in the passages that hold
 * them. Lexical and dense search alone rank them as documents of their own.
 */
function ranksSentences({ contexts }: RetrievalDataset, mode: Mode): boolean {
  return contexts.length > 0 && mode === 'hybrid';
}

/** What is indexed for a data set. */
export function searchedDocuments(dataset: RetrievalDataset, mode: Mode): PoolDocument[] {
  return ranksSentences(dataset, mode) ? dataset.contexts : dataset.documents;
}

/** Ranks a data set's documents through the code that serves. */
export function retrieveFrom(dataset: RetrievalDataset, mode: Mode, engine: Engine): Retrieve {
  return ranksSentences(dataset, mode)
    ? retrieveSentences(dataset, mode, engine)
    : retrieveDocuments(mode, engine);
}

function retrieveDocuments(mode: Mode, { retriever, snapshot }: Engine): Retrieve {
  return async ({ text, language }, depth, { signal }) => {
    const { hits } = await retriever.retrieve({ text, language, mode, k: depth }, { signal });
    return hits.map(({ row, score }) => ({
      id: snapshot.collection.passage(row).article.id,
      score,
    }));
  };
}

/** Texts whose sentences are ranked; a sentence of any other counts as not found. */
const readContexts = 50;

function retrieveSentences(
  { parts }: RetrievalDataset,
  mode: Mode,
  { findSentences }: Engine,
): Retrieve {
  return async ({ text, language }, _depth, { signal }) => {
    const type = questionType(text);
    const counted = countedTerm(text, language);
    const search = { text, language, type, counted, mode, k: readContexts, read: readContexts };
    const { ranked } = await findSentences(search, { signal });
    const stretches = ranked.map(({ passage, span, score }) => ({
      context: passage.article.id,
      span,
      score,
    }));
    return documentsOf(stretches, parts);
  };
}
