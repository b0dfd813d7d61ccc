import { describe, expect, it } from 'vitest';
import { findSentences } from '../../src/answering/find-sentences.js';
import type { Retriever } from '../../src/retrieval/retriever.js';
import { collectionOf } from '../support/collection-of.js';
import { createHashingEmbedder } from '../support/hashing-embedder.js';

const collection = collectionOf([
  { id: 'harbour', language: 'en', texts: ['Storm closed the harbour. Trees fell in the town.'] },
]);
const search = {
  text: 'which storm closed the harbour',
  language: 'en',
  type: 'other',
  counted: undefined,
  mode: 'hybrid',
  k: 1,
  read: 1,
} as const;

/** Finds the one passage; the questions that were embedded are counted. */
async function find(vector: Float32Array | undefined) {
  const base = createHashingEmbedder();
  const asked: string[] = [];
  const embedder = {
    ...base,
    embedQuery: (text: string) => {
      asked.push(text);
      return base.embedQuery(text);
    },
  };
  const map = { held: [], around: () => 0, heldAround: () => [], heldIn: () => [], peak: () => 0 };
  const retriever: Retriever = {
    retrieve: async () => ({
      hits: [{ row: 0, score: 1 }],
      terms: [],
      mapTerms: async (passages) => passages.map(() => map),
      ...(vector !== undefined && { vector }),
    }),
  };
  return { asked, ...(await findSentences(search, { retriever, embedder, collection })) };
}

describe('findSentences', () => {
  it('compares sentences with the vector that the search has made already', async () => {
    const vector = await createHashingEmbedder().embedQuery('Trees fell');
    const { asked, ranked } = await find(vector);
    expect(asked).toEqual([]);
    expect(ranked.map(({ text }) => text)).toEqual([
      'Trees fell in the town.',
      'Storm closed the harbour.',
    ]);
  });

  it('embeds the question when the search needed no vector', async () => {
    const { asked, ranked } = await find(undefined);
    expect(asked).toEqual([search.text]);
    expect(ranked[0]?.text).toBe('Storm closed the harbour.');
  });
});
