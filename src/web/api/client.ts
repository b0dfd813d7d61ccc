import type { Article, ArticleSummary } from '../../core/article.js';
import type { Answer, Turn } from '../../core/ask.js';
import type { IndexInfo } from '../../server/service.js';

/** Why a request came back without its result; `message` is the service's own detail or empty. */
export class RequestError extends Error {
  readonly kind: 'unreachable' | 'overloaded' | 'refused' | 'not-found' | 'broken';
  /** Seconds that the service asks to wait, when it does. */
  readonly retryAfterS: number | undefined;

  constructor(kind: RequestError['kind'], detail: string, retryAfterS?: number) {
    super(detail);
    this.name = 'RequestError';
    this.kind = kind;
    this.retryAfterS = retryAfterS;
  }
}

/** An article with its whole text. */
export type ArticleText = ArticleSummary & Pick<Article, 'body'>;

/** A part of the list of articles. */
export interface ArticlePage {
  articles: ArticleSummary[];
  /** How many match in all. */
  total: number;
}

/** The service as the page uses it. Every method rejects with a RequestError, or the signal's reason. */
export interface Client {
  ask: (request: { question: string; history: Turn[] }, signal: AbortSignal) => Promise<Answer>;
  article: (id: string, signal: AbortSignal) => Promise<ArticleText>;
  articles: (
    query: { q: string; offset: number; limit: number },
    signal: AbortSignal,
  ) => Promise<ArticlePage>;
  info: (signal: AbortSignal) => Promise<IndexInfo>;
  suggestions: (language: string, signal: AbortSignal) => Promise<string[]>;
}

/** A client of the service that answers at `base` ("" for the page's own origin). */
export function createClient(deps: { fetch: typeof fetch; base: string }): Client {
  const get = <T>(path: string, signal: AbortSignal): Promise<T> =>
    request<T>(deps, path, { signal });
  return {
    ask: (body, signal) =>
      request(deps, '/api/ask', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal,
      }),
    article: (id, signal) => get(`/api/articles/${encodeURIComponent(id)}`, signal),
    articles: ({ q, offset, limit }, signal) =>
      get(`/api/articles?${query({ ...(q && { q }), offset, limit })}`, signal),
    info: (signal) => get('/api/info', signal),
    suggestions: async (language, signal) =>
      (await get<{ suggestions: string[] }>(`/api/suggestions?${query({ language })}`, signal))
        .suggestions,
  };
}

function query(fields: Record<string, string | number>): string {
  return new URLSearchParams(
    Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
}

async function request<T>(
  { fetch, base }: { fetch: typeof globalThis.fetch; base: string },
  path: string,
  init: RequestInit & { signal: AbortSignal },
): Promise<T> {
  try {
    const response = await fetch(base + path, init);
    if (!response.ok) throw await errorOf(response);
    const body: T = JSON.parse(await response.text());
    return body;
  } catch (error) {
    if (error instanceof RequestError) throw error;
    init.signal.throwIfAborted();
    // Anything that fetch itself throws means that no whole response came.
    if (error instanceof TypeError) throw new RequestError('unreachable', '');
    throw new RequestError('broken', '');
  }
}

async function errorOf(response: Response): Promise<RequestError> {
  const detail = await detailOf(response);
  const { status } = response;
  if (status === 503 || status === 429) {
    return new RequestError('overloaded', detail, retryAfterOf(response));
  }
  // A gateway before the service says these while the service restarts.
  if (status === 502 || status === 504) return new RequestError('unreachable', detail);
  if (status === 404) return new RequestError('not-found', detail);
  return new RequestError(status < 500 ? 'refused' : 'broken', detail);
}

async function detailOf(response: Response): Promise<string> {
  if (!response.headers.get('content-type')?.includes('json')) return '';
  const problem: { title?: unknown; detail?: unknown } = JSON.parse(await response.text());
  const words = problem.detail ?? problem.title;
  return typeof words === 'string' ? words : '';
}

/** Whole seconds, or undefined when the header is absent or a date. */
function retryAfterOf(response: Response): number | undefined {
  const value = response.headers.get('retry-after');
  return value !== null && /^\d+$/.test(value) ? Number(value) : undefined;
}
