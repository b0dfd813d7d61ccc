import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { isIPv6 } from 'node:net';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { createApp } from '../../server/app.js';
import { closeServer } from '../../server/close-server.js';
import { openPage } from '../../server/page.js';
import type { ServiceState } from '../../server/service.js';
import type { RequestLogger } from '../../server/request-log.js';
import { normaliseWord } from '../../text/normalise.js';
import type { CliContext } from '../context.js';
import { modelOf } from '../engine.js';
import { packageRoot } from '../environment.js';
import { interruptible } from '../interruption.js';
import { listen } from '../listen.js';
import { openOrBuild } from '../open-or-build.js';
import { startEmbedderAndLexicon } from '../start-embedder.js';

export interface ServeCommandOptions {
  index: string;
  model: string | undefined;
  port: number;
  host: string;
}

/** How long answers that are under way may take once the process is told to end. */
const graceMs = 5_000;

const workerStopped: ServiceState = {
  ready: false,
  reason: 'The embedding model has stopped; the service must be started again.',
};

/**
 * Serves the page and the API until the process is told to end. An index that is missing
 * is built first; one that is stale serves while a new one is built, if the model is its own.
 */
export async function serveCommand(
  options: ServeCommandOptions,
  context: CliContext,
): Promise<void> {
  const model = options.model ?? (await modelOf(options.index));
  const { embedder, lexicon } = await startEmbedderAndLexicon(model, context);
  const stop = new AbortController();
  try {
    const parts = { index: options.index, embedder, lexicon };
    const { live, building } = await openOrBuild(parts, stop.signal, context);
    try {
      const app = createApp({
        state: () =>
          embedder.isAlive() ? { ready: true, service: live.service() } : workerStopped,
        logger: createLogger(context),
        now: context.now,
        normaliseWord,
        page: await openPage(join(packageRoot, 'dist', 'web')),
        hosts: loopbackHosts(options.host),
      });
      await listenUntilTold(getRequestListener(app.fetch), options, context);
    } finally {
      stop.abort();
      await building;
      await live.close();
    }
  } finally {
    await embedder.close();
  }
}

async function listenUntilTold(
  listener: RequestListener,
  { port, host }: ServeCommandOptions,
  context: CliContext,
): Promise<void> {
  const server = createServer(listener);
  await listen(server, { port, host });
  const address = server.address();
  const actualPort = typeof address === 'object' && address !== null ? address.port : port;
  // Before the address is told, since whoever reads it may tell the process to end at once.
  await interruptible(async (told) => {
    context.tell(`Isnad answers on http://${isIPv6(host) ? `[${host}]` : host}:${actualPort}`);
    await once(told, 'abort');
  });
  context.tell('Stopping');
  await closeServer(server, graceMs);
}

/** The names by which this machine alone is reached; undefined when others may reach it, by names unknown here. */
function loopbackHosts(host: string): string[] | undefined {
  const isLoopback = host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
  if (!isLoopback) return undefined;
  return [...new Set(['localhost', '127.0.0.1', '[::1]', isIPv6(host) ? `[${host}]` : host])];
}

function createLogger(context: CliContext): RequestLogger {
  return {
    answered: ({ method, path, status, ms }) =>
      context.tell(`${method} ${path} ${status} ${Math.round(ms)} ms`),
    failed: (error, { method, path }) =>
      context.tell(`${method} ${path}: ${error.stack ?? error.message}`),
  };
}
