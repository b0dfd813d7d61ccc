import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { createApi } from './api.js';
import { createGate, type GateLimits } from './gate.js';
import { allowHosts, createSecurityHeaders, errorsOnly, noStoreByDefault } from './guards.js';
import { createPageRoutes, type Page } from './page.js';
import { isDiscreet, problemCodeOf, problemResponse } from './problem.js';
import { loggedRequest, logRequests, type RequestLogger } from './request-log.js';
import type { ServiceState } from './service.js';
import { createTitleSearch } from './titles.js';

interface ServerLimits extends GateLimits {
  maxBodyBytes: number;
}

/** Limits for one ordinary machine. */
const defaultLimits: ServerLimits = {
  concurrency: 4,
  queue: 32,
  timeoutMs: 30_000,
  // The longest valid question with its history, each of its 81,000 characters escaped as two \uXXXX, has 972 kB.
  maxBodyBytes: 1024 * 1024,
};

export interface AppDeps {
  /** Asked anew for every request, since the embedding worker may have stopped. */
  state: () => ServiceState;
  logger: RequestLogger;
  /** A monotonic clock in milliseconds. */
  now: () => number;
  /** The form under which the spellings of a word meet. */
  normaliseWord: (word: string) => string;
  /** Without it only the API is served. */
  page?: Page | undefined;
  /** In place of the limits for one ordinary machine: 4 at a time, 32 waiting, 30 s, 1 MiB. */
  limits?: Partial<ServerLimits> | undefined;
  /** Host names that are served, without ports; any when absent. */
  hosts?: readonly string[] | undefined;
}

/** The service over HTTP: API, health and page. Every failure is an RFC 9457 problem document. */
export function createApp(deps: AppDeps) {
  const { state, logger, now, page, hosts } = deps;
  const { maxBodyBytes, ...gateLimits } = { ...defaultLimits, ...deps.limits };
  const api = createApi({
    state,
    gate: createGate(gateLimits),
    titles: createTitleSearch(deps.normaliseWord),
    maxBodyBytes,
  });

  const app = new Hono();
  app.use(logRequests(logger, now), createSecurityHeaders(), noStoreByDefault);
  if (hosts) app.use(allowHosts(hosts));
  app.use(methodNotAllowed({ app, onMethodNotAllowed: (_c, methods) => wrongMethod(methods) }));
  app.use(errorsOnly);
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.res ?? malformedJson();
    const code = problemCodeOf(error);
    if (isDiscreet(code)) logger.failed(error, loggedRequest(c));
    return problemResponse(code, { detail: error.message });
  });
  app.notFound((c) =>
    problemResponse('unknown-route', { detail: `Nothing is served at ${loggedRequest(c).path}.` }),
  );
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', (c) => {
    const current = state();
    if (current.ready) return c.json({ status: 'ready' });
    return problemResponse('not-ready', { detail: current.reason });
  });
  if (page) app.route('/', createPageRoutes(page));
  return app.route('/api', api);
}

function wrongMethod(allowed: string[]): Response {
  const methods = allowed.join(', ');
  const detail = `Only ${methods} can be used here.`;
  return problemResponse('method-not-allowed', { detail, headers: { Allow: methods } });
}

/** The only exception of hono's own that can reach here: its validator could not parse a body. */
function malformedJson(): Response {
  return problemResponse('malformed-json', { detail: 'The body could not be parsed as JSON.' });
}

/** What `hono/client` needs to know the routes and their types. */
export type AppType = ReturnType<typeof createApp>;
