import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { searchResultSchema } from '../../src/core/ask.js';
import type { SearchRequest } from '../../src/core/ask.js';
import { articles, arabicBody, fakeApp, fakeService, jsonPost } from '../support/server-fakes.js';
import { problemOf } from '../support/server-problem.js';

const searchResponseSchema = z.object({ results: z.array(searchResultSchema), took: z.number() });
const infoSchema = z.object({ model: z.string() });
const listSchema = z.object({ articles: z.array(z.object({ id: z.string() })), total: z.int() });

/** The list of articles for a query string. */
async function list(query = '') {
  const response = await fakeApp().app.request(`/api/articles${query}`);
  expect(response.status).toBe(200);
  return listSchema.parse(await response.json());
}

/** The ids of the articles whose titles match. */
async function found(q: string) {
  return (await list(`?q=${encodeURIComponent(q)}`)).articles.map(({ id }) => id);
}

describe('GET /api/search', () => {
  it('returns ranked passages', async () => {
    const { app } = fakeApp();
    const response = await app.request('/api/search?q=القمة+العربية&k=3&mode=lexical');
    const { results } = searchResponseSchema.parse(await response.json());
    expect(results).toEqual([
      {
        rank: 1,
        score: 1,
        passageId: 'arabic/قمة الجزائر#0',
        articleId: 'arabic/قمة الجزائر',
        title: 'القمّة العربيّة في الجزائر',
        source: 'وكالة',
        language: 'ar',
        text: arabicBody,
        span: { start: 0, end: arabicBody.length },
      },
    ]);
  });

  it('asks for as many passages of an article as it was told', async () => {
    const asked: SearchRequest[] = [];
    const { app } = fakeApp({
      service: {
        searcher: {
          async search(request) {
            asked.push(request);
            return { results: [], took: 0 };
          },
        },
      },
    });
    await app.request('/api/search?q=a');
    await app.request('/api/search?q=a&perArticle=2');
    expect(asked.map(({ perArticle }) => perArticle)).toEqual([undefined, 2]);
  });

  it.each([
    ['', 'q', 'is required', undefined],
    ['q=', 'q', 'must not be empty', '""'],
    ['q=a&q=b', 'q', 'must be of type string', '["a","b"]'],
    ['q=a&k=abc', 'k', 'must be a whole number from 1 to 50', '"abc"'],
    ['q=a&k=51', 'k', 'must be a whole number from 1 to 50', '"51"'],
    ['q=a&perArticle=0', 'perArticle', 'must be a whole number from 1 to 50', '"0"'],
    ['q=a&mode=x', 'mode', 'must be one of dense, lexical, hybrid', '"x"'],
    ['q=a&colour=red', 'colour', 'is not known here', undefined],
  ])('refuses the query "%s"', async (query, path, message, value) => {
    const { app } = fakeApp();
    const response = await app.request(`/api/search?${query}`);
    const problem = await problemOf(response);
    expect(problem.status).toBe(400);
    expect(problem.errors).toEqual([{ path, message, value }]);
  });
});

describe('GET /api/articles', () => {
  const ids = articles.map(({ id }) => id);

  it('lists the articles without their text', async () => {
    const response = await fakeApp().app.request('/api/articles');
    const expected = articles.map(({ body: _body, blocks: _blocks, ...summary }) => summary);
    expect(await response.json()).toEqual({ articles: expected, total: articles.length });
  });

  it('lists a part and says how many there are', async () => {
    const { articles: part, total } = await list('?offset=1&limit=2');
    expect(part.map(({ id }) => id)).toEqual(ids.slice(1, 3));
    expect(total).toBe(ids.length);
    expect(await list('?offset=99')).toEqual({ articles: [], total: ids.length });
  });

  it('finds titles by normalised parts of words, in any order', async () => {
    expect(await found('جزائر القمة')).toEqual(['arabic/قمة الجزائر']);
    expect(await found('VALLEY flo')).toEqual(['flood']);
    expect(await found('valley desert')).toEqual([]);
    expect(await found('  ')).toEqual(ids);
  });

  it.each([
    '?limit=0',
    '?limit=201',
    '?offset=-1',
    '?offset=x',
    '?page=2',
    `?q=${'a'.repeat(201)}`,
  ])('refuses %s', async (query) => {
    const response = await fakeApp().app.request(`/api/articles${query}`);
    expect((await problemOf(response)).status).toBe(400);
  });
});

describe('GET /api/articles/:id', () => {
  it.each(articles.map(({ id }) => id))('finds the article %j', async (id) => {
    const response = await fakeApp().app.request(`/api/articles/${encodeURIComponent(id)}`);
    expect(response.status).toBe(200);
    const { blocks: _blocks, ...expected } = articles.find((each) => each.id === id)!;
    expect(await response.json()).toEqual(expected);
  });

  it('takes slashes and letters as they are, too', async () => {
    const response = await fakeApp().app.request('/api/articles/arabic/قمة الجزائر');
    expect(await response.json()).toMatchObject({ body: arabicBody });
  });

  it.each(['nothing', 'flood/', 'constructor', '%2e%2e%2fflood', '%ff', '%'])(
    'knows no article %s',
    async (id) => {
      const response = await fakeApp().app.request(`/api/articles/${id}`);
      expect(await problemOf(response)).toMatchObject({ status: 404, code: 'not-found' });
    },
  );
});

describe('GET /api/info', () => {
  it('tells what the index holds', async () => {
    const { app, service } = fakeApp();
    expect(await (await app.request('/api/info')).json()).toEqual(service.info);
  });
});

describe('GET /api/suggestions', () => {
  it('suggests questions in a language', async () => {
    const { app } = fakeApp();
    const response = await app.request('/api/suggestions?language=ar-EG');
    expect(await response.json()).toEqual({ suggestions: ['أين عقدت القمة؟'] });
  });

  it('suggests questions when no language is given', async () => {
    const response = await fakeApp().app.request('/api/suggestions');
    expect(await response.json()).toEqual({ suggestions: ['Where was the flood?'] });
  });

  it('refuses what is no language', async () => {
    const response = await fakeApp().app.request('/api/suggestions?language=1');
    expect((await problemOf(response)).errors?.[0]?.path).toBe('language');
  });
});

describe('the service behind the routes', () => {
  const paths = [
    '/api/search?q=a',
    '/api/articles',
    '/api/articles/flood',
    '/api/info',
    '/api/suggestions',
  ];

  it('is alive but not ready while there is no index', async () => {
    const { app } = fakeApp({ state: () => ({ ready: false, reason: 'indexing: 3 of 5' }) });
    expect((await app.request('/healthz')).status).toBe(200);
    const asked = await app.request('/api/ask', jsonPost({ question: 'x' }));
    const rest = await Promise.all(['/readyz', ...paths].map(async (path) => app.request(path)));
    for (const response of [asked, ...rest]) {
      expect(response.headers.get('retry-after')).toBe('5');
      const problem = await problemOf(response);
      expect(problem).toMatchObject({ status: 503, code: 'not-ready', detail: 'indexing: 3 of 5' });
    }
  });

  it('is replaced without a restart', async () => {
    let current = fakeService();
    const { app } = fakeApp({ state: () => ({ ready: true, service: current }) });
    const model = async () => infoSchema.parse(await (await app.request('/api/info')).json()).model;
    expect((await app.request('/readyz')).status).toBe(200);
    expect(await model()).toBe('hashing');
    current = fakeService({ info: { ...current.info, model: 'rebuilt' } });
    expect(await model()).toBe('rebuilt');
  });
});
