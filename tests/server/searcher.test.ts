import { describe, expect, it } from 'vitest';
import type { RetrievalQuery } from '../../src/retrieval/retriever.js';
import { createSearcher } from '../../src/server/searcher.js';
import { articles, memoryCollection } from '../support/server-fakes.js';

describe('a searcher', () => {
  it('passes the query on, detects a language that is not given and says how long it took', async () => {
    const queries: RetrievalQuery[] = [];
    const signals: unknown[] = [];
    let clock = 40;
    const searcher = createSearcher({
      retriever: {
        async retrieve(query, options) {
          queries.push(query);
          signals.push(options?.signal);
          clock += 7;
          return {
            hits: [
              { row: 1, score: 0.9 },
              { row: 0, score: 0.4 },
            ],
            terms: [],
            mapTerms: async () => [],
          };
        },
      },
      collection: memoryCollection(articles),
      detectLanguage: () => 'fa',
      now: () => clock,
    });
    const { signal } = new AbortController();
    const { results, took } = await searcher.search({ q: 'x', k: 2, mode: 'dense' }, { signal });
    await searcher.search({ q: 'x', k: 2, mode: 'dense', language: 'ar', perArticle: 1 });
    expect(queries).toEqual([
      { text: 'x', language: 'fa', mode: 'dense', k: 2 },
      { text: 'x', language: 'ar', mode: 'dense', k: 2, perArticle: 1 },
    ]);
    expect(signals).toEqual([signal, undefined]);
    expect(took).toBe(7);
    expect(results.map(({ rank, articleId, score }) => [rank, articleId, score])).toEqual([
      [1, articles[1]?.id, 0.9],
      [2, articles[0]?.id, 0.4],
    ]);
  });
});
