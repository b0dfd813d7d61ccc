import { once } from 'node:events';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Answerer } from '../../src/answering/answerer.js';
import { createApp } from '../../src/server/app.js';
import { closeServer } from '../../src/server/close-server.js';
import { openPage } from '../../src/server/page.js';
import { normaliseWord } from '../../src/text/normalise.js';
import { startBundledModel } from '../support/bundled-model.js';
import { portOf } from '../support/port-of.js';
import { openSeedEngine } from '../support/seed-engine.js';

/** The service over the seeds, in this process, which answers one question at a time and lets none wait. */
export interface NarrowService {
  origin: string;
  /** Asks a question whose answer waits, so that the only place is taken, until it is released. */
  occupy(question: string): Promise<{ release: () => Promise<Response> }>;
  close(): Promise<void>;
}

/** Starts it on a free port. */
export async function startNarrowService(): Promise<NarrowService> {
  const engine = await openSeedEngine(await startBundledModel());
  const turnstile = createTurnstile(engine.answerer);
  const service = { ...engine.service, answerer: turnstile.answerer };
  const app = createApp({
    state: () => ({ ready: true, service }),
    logger: { answered: () => undefined, failed: (error) => console.error(error) },
    now: () => performance.now(),
    normaliseWord,
    page: await openPage('dist/web'),
    limits: { concurrency: 1, queue: 0 },
  });
  const server = createServer(getRequestListener(app.fetch)).listen(0, 'localhost');
  await once(server, 'listening');
  const origin = `http://localhost:${portOf(server)}`;
  return {
    origin,
    async occupy(question) {
      const held = turnstile.close();
      const answered = fetch(`${origin}/api/ask`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ question }),
      });
      await held.someoneWaits;
      return {
        release: () => {
          held.open();
          return answered;
        },
      };
    },
    close: async () => {
      await closeServer(server, 0);
      await engine.close();
    },
  };
}

/** Lets questions through to the answerer, but for as long as it is closed. */
function createTurnstile(inner: Answerer) {
  let opened = Promise.resolve();
  let onWait = (): void => undefined;
  const answerer: Answerer = {
    async answer(request, options) {
      onWait();
      await opened;
      return inner.answer(request, options);
    },
  };
  return {
    answerer,
    close() {
      const { promise, resolve: open } = deferred();
      const { promise: someoneWaits, resolve } = deferred();
      opened = promise;
      onWait = resolve;
      return { open, someoneWaits };
    },
  };
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
