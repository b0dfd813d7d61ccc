import { describe, expect, it } from 'vitest';
import { modeSchema } from '../../src/core/ask.js';
import type { Collection } from '../../src/core/collection.js';
import { createBm25Builder, openBm25Index } from '../../src/lexical/bm25-index.js';
import { createRetriever } from '../../src/retrieval/hybrid-retriever.js';
import type { RetrievalQuery, Retriever } from '../../src/retrieval/retriever.js';
import { createWordRelations } from '../../src/retrieval/word-relations.js';
import { createLexicon } from '../../src/text/lexicon.js';
import { buildExactIndex } from '../../src/vector/exact-index.js';
import { collectionOf } from '../support/collection-of.js';
import { createHashingEmbedder } from '../support/hashing-embedder.js';

/** The passages of each article, rows in this order. */
const passagesOf: Record<string, string[]> = {
  harbour: [
    'The harbour was closed.',
    'Storm closed the harbour.',
    'A storm hit the harbour at night.',
    'Ships left the harbour.',
  ],
  storm: ['The storm reached the coast.', 'Trees fell.'],
  wheat: ['Wheat is harvested in June.', 'The harbour exports wheat.'],
};

async function openRetriever(): Promise<{ retriever: Retriever; collection: Collection }> {
  const embedder = createHashingEmbedder();
  const texts = Object.values(passagesOf).flat();
  const builder = createBm25Builder();
  for (const text of texts) builder.add({ text, title: '', language: 'en' });
  const collection = collectionOf(
    Object.entries(passagesOf).map(([id, held]) => ({ id, language: 'en', texts: held })),
  );
  const retriever = createRetriever({
    embedder,
    relations: createWordRelations(embedder),
    lexicon: createLexicon(new Map()),
    vectors: buildExactIndex(await embedder.embedPassages(texts), embedder.model.dimension),
    lexical: openBm25Index(builder.finish()),
    collection,
  });
  return { retriever, collection };
}

it.each([
  ['lexical', false],
  ['dense', true],
  ['hybrid', true],
] as const)('gives the vector of the question that it made, %s', async (mode, makesOne) => {
  const { retriever } = await openRetriever();
  const text = 'storm in the harbour';
  const { vector } = await retriever.retrieve({ text, language: 'en', mode, k: 3 });
  const expected = makesOne ? await createHashingEmbedder().embedQuery(text) : undefined;
  expect(vector).toEqual(expected);
});

describe.each(modeSchema.options)('at most so many passages of an article, %s', (mode) => {
  const query: RetrievalQuery = { text: 'storm in the harbour', language: 'en', mode, k: 8 };

  it('keeps the best of each article in their order', async () => {
    const { retriever, collection } = await openRetriever();
    const { hits: all } = await retriever.retrieve(query);
    const articleOf = ({ row }: { row: number }): string => collection.passage(row).article.id;
    expect(all.filter((hit) => articleOf(hit) === 'harbour')).toHaveLength(4);
    for (const perArticle of [1, 2, 3]) {
      const { hits } = await retriever.retrieve({ ...query, perArticle });
      const counts = new Map<string, number>();
      const expected = all.filter((hit) => {
        const count = (counts.get(articleOf(hit)) ?? 0) + 1;
        counts.set(articleOf(hit), count);
        return count <= perArticle;
      });
      expect(hits).toEqual(expected);
      expect(hits.length).toBeLessThan(all.length);
    }
  });

  it('fills the k results with other articles', async () => {
    const { retriever, collection } = await openRetriever();
    const { hits } = await retriever.retrieve({ ...query, k: 3, perArticle: 1 });
    expect(new Set(hits.map(({ row }) => collection.articleRow(row)))).toEqual(new Set([0, 1, 2]));
  });
});

describe('how close together a passage holds the terms', () => {
  const near =
    'Envoys met. The harbour strike ended on Monday after long talks in town with many of them.';
  const far =
    'The harbour is large. Envoys met on Monday after long talks in town with many. The strike ended.';

  it('decides between passages that hold the same words', async () => {
    const embedder = createHashingEmbedder();
    const texts = [far, near, 'Wheat is harvested in June.'];
    const builder = createBm25Builder();
    for (const text of texts) builder.add({ text, title: '', language: 'en' });
    const retriever = createRetriever({
      embedder,
      relations: createWordRelations(embedder),
      lexicon: createLexicon(new Map()),
      vectors: buildExactIndex(await embedder.embedPassages(texts), embedder.model.dimension),
      lexical: openBm25Index(builder.finish()),
      collection: collectionOf([{ id: 'a', language: 'en', texts }]),
    });
    const query = { text: 'harbour strike', language: 'en', k: 3 };
    const { hits } = await retriever.retrieve({ ...query, mode: 'hybrid' });
    expect(hits[0]!.row).toBe(1);
    expect(hits[0]!.score).toBeGreaterThan(hits[1]!.score + 0.1);
  });
});

it('finds by translations what lies in another language', async () => {
  const embedder = createHashingEmbedder();
  const texts = ['أقلعت السفن من الميناء', 'حصد القمح في يونيو'];
  const builder = createBm25Builder();
  for (const text of texts) builder.add({ text, title: '', language: 'ar' });
  const parts = {
    embedder,
    relations: createWordRelations(embedder),
    vectors: buildExactIndex(await embedder.embedPassages(texts), embedder.model.dimension),
    lexical: openBm25Index(builder.finish()),
    collection: collectionOf([{ id: 'a', language: 'ar', texts }]),
  };
  const query: RetrievalQuery = { text: 'wheat', language: 'en', mode: 'lexical', k: 2 };
  const rowsWith = async (table: string): Promise<number[]> => {
    const lexicon = createLexicon(new Map([['en', table]]));
    const { hits } = await createRetriever({ ...parts, lexicon }).retrieve(query);
    return hits.map(({ row }) => row);
  };
  expect(await rowsWith('')).toEqual([]);
  expect(await rowsWith('wheat\tقمح\n')).toEqual([1]);
});
