import { hc } from 'hono/client';
import { describe, expect, it } from 'vitest';
import type { AppType } from '../../src/server/app.js';
import { articles, fakeApp } from '../support/server-fakes.js';

describe('the typed client', () => {
  const { app } = fakeApp();
  const client = hc<AppType>('http://localhost', {
    fetch: (input: string | URL | Request, init?: RequestInit) => app.request(input, init),
  });

  it('asks, searches and lists', async () => {
    const asked = await client.api.ask.$post({ json: { question: 'Where was the river?', k: 1 } });
    const answer = await asked.json();
    expect(answer.citations.map(({ articleId }) => articleId)).toEqual(['flood']);
    const found = await client.api.search.$get({ query: { q: 'river', k: '1', mode: 'dense' } });
    expect((await found.json()).results.map(({ rank }) => rank)).toEqual([1]);
    const listed = await client.api.articles.$get({ query: { q: 'valley', limit: '1' } });
    expect((await listed.json()).total).toBe(1);
    expect((await (await client.api.info.$get()).json()).dimension).toBe(8);
    const suggested = await client.api.suggestions.$get({ query: { language: 'ar' } });
    expect((await suggested.json()).suggestions).toHaveLength(1);
  });

  it.each(articles.map(({ id }) => id))(
    'reads the article %j when its id is encoded',
    async (id) => {
      const param = { id: encodeURIComponent(id) };
      const response = await client.api.articles[':id{[\\s\\S]+}'].$get({ param });
      expect((await response.json()).id).toBe(id);
    },
  );
});
