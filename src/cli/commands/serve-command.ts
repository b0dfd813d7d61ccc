import { once } from 'node:events';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import type { Embedder } from '../../embedding/embedder.js';
import { createApp } from '../../server/app.js';
import { openPage } from '../../server/page.js';
import type { RequestLogger } from '../../server/request-log.js';
import { openSnapshot } from '../../snapshot/open-snapshot.js';
import { normaliseWord } from '../../text/normalise.js';
import { buildIndex } from '../build-index.js';
import type { CliContext } from '../context.js';
import { createEngine, modelOf } from '../engine.js';
import { inspectIndex } from '../ensure-index.js';
import { packageRoot } from '../environment.js';
import { createProgress } from '../progress.js';
import { startEmbedder } from '../start-embedder.js';

export interface ServeCommandOptions {
  index: string;
  model: string | undefined;
  port: number;
  host: string;
}

/** Serves the page and the API until the process is told to end; first builds an index that is missing or stale. */
export async function serveCommand(
  options: ServeCommandOptions,
  context: CliContext,
): Promise<void> {
  const embedder = await startEmbedder(options.model ?? (await modelOf(options.index)), context);
  try {
    await ensureIndex(options.index, embedder, context);
    const snapshot = await openSnapshot(options.index);
    const { service } = createEngine(snapshot, embedder, context.now);
    const page = await openPage(join(packageRoot, 'dist', 'web'));
    const app = createApp({
      state: () => ({ ready: true, service }),
      logger: createLogger(context),
      now: context.now,
      normaliseWord,
      page,
    });
    await listenUntilTold(app, options, context);
    snapshot.close();
  } finally {
    await embedder.close();
  }
}

async function ensureIndex(index: string, embedder: Embedder, context: CliContext): Promise<void> {
  const state = await inspectIndex(index, embedder, [join(packageRoot, 'seeds')]);
  if (state.isCurrent) {
    if (state.warning !== undefined) context.tell(state.warning);
    return;
  }
  context.tell(`${state.reason}: indexing ${state.paths.join(', ')}`);
  const progress = createProgress('Indexing', context.isTerminal);
  const { corpus, passages } = await buildIndex({
    paths: state.paths,
    index,
    embedder,
    builtAt: context.date(),
    onProblem: ({ path, reason }) => context.tell(`Left out ${path}: ${reason}`),
    onProgress: ({ articles }) => progress.update(articles, articles),
  }).finally(() => progress.stop());
  context.tell(`Indexed ${corpus.articles} articles, ${passages} passages`);
}

async function listenUntilTold(
  app: { fetch: (request: Request) => Response | Promise<Response> },
  { port, host }: ServeCommandOptions,
  context: CliContext,
): Promise<void> {
  const server = serve({ fetch: app.fetch, port, hostname: host });
  await Promise.race([
    once(server, 'listening'),
    once(server, 'error').then(([error]) => Promise.reject(error)),
  ]);
  const address = server.address();
  const actualPort = typeof address === 'object' && address !== null ? address.port : port;
  context.tell(`Isnad answers on http://${host}:${actualPort}`);
  const stop = new AbortController();
  await Promise.race([
    once(process, 'SIGINT', { signal: stop.signal }),
    once(process, 'SIGTERM', { signal: stop.signal }),
  ]);
  stop.abort();
  context.tell('Stopping');
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

function createLogger(context: CliContext): RequestLogger {
  return {
    answered: ({ method, path, status, ms }) =>
      context.tell(`${method} ${path} ${status} ${Math.round(ms)} ms`),
    failed: (error, { method, path }) =>
      context.tell(`${method} ${path}: ${error.stack ?? error.message}`),
  };
}
