import { zValidator } from '@hono/zod-validator';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import type { Article } from '../core/article.js';
import { askRequestSchema, languageSchema, searchRequestSchema } from '../core/ask.js';
import { IsnadError } from '../core/errors.js';
import type { Gate } from './gate.js';
import { problemResponse } from './problem.js';
import type { Service, ServiceState } from './service.js';
import type { TitleSearch } from './titles.js';
import { explained, limitBody, refuse, requireJson } from './validation.js';

const articlesQuerySchema = z.strictObject({
  /** Words of the titles; all articles when absent or empty. */
  q: z.string().max(200).default(''),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const suggestionsQuerySchema = z.strictObject({ language: languageSchema.optional() });

interface ApiDeps {
  state: () => ServiceState;
  gate: Gate;
  titles: TitleSearch;
  maxBodyBytes: number;
}

/** The routes below /api. */
export function createApi({ state, gate, titles, maxBodyBytes }: ApiDeps) {
  // Asked for when the work starts, not before it waits: by then the embedding worker may have stopped.
  const service = (): Service => readyService(state());
  return new Hono()
    .post(
      '/ask',
      requireJson,
      limitBody(maxBodyBytes),
      zValidator('json', askRequestSchema, refuse, explained),
      async (c) => {
        const ask = async (signal: AbortSignal) =>
          service().answerer.answer(c.req.valid('json'), { signal });
        return c.json(await gate.run(ask, c.req.raw.signal));
      },
    )
    .get('/search', zValidator('query', searchRequestSchema, refuse, explained), async (c) => {
      const search = async (signal: AbortSignal) =>
        service().searcher.search(c.req.valid('query'), { signal });
      return c.json(await gate.run(search, c.req.raw.signal));
    })
    .get('/articles', zValidator('query', articlesQuerySchema, refuse, explained), (c) => {
      const { q, offset, limit } = c.req.valid('query');
      const found = titles(service().collection, q);
      return c.json({ articles: found.slice(offset, offset + limit), total: found.length });
    })
    .get('/articles/:id{[\\s\\S]+}', (c) => {
      const id = c.req.param('id');
      const article = service().collection.article(id);
      if (!article) {
        throw new IsnadError(
          'not-found',
          `There is no article ${id}; GET /api/articles lists them.`,
        );
      }
      return c.json(articleText(article));
    })
    .get('/info', (c) => c.json(service().info))
    .get('/suggestions', zValidator('query', suggestionsQuerySchema, refuse, explained), (c) =>
      c.json({ suggestions: service().suggestions(c.req.valid('query').language) }),
    );
}

function readyService(current: ServiceState): Service {
  if (current.ready) return current.service;
  throw new HTTPException(503, { res: problemResponse('not-ready', { detail: current.reason }) });
}

function articleText({ blocks: _blocks, ...article }: Article): Omit<Article, 'blocks'> {
  return article;
}
