import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { describe, expect, it } from 'vitest';
import { closeServer } from '../../src/server/close-server.js';
import { portOf } from '../support/port-of.js';
import { emptyAnswer, fakeApp, heldAnswerer, jsonPost } from '../support/server-fakes.js';

const question = jsonPost({ question: 'who?' });

/** The app on a free port of the loopback. */
async function listen(app: ReturnType<typeof fakeApp>['app']) {
  const server = createServer(getRequestListener(app.fetch));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  return { server, port, url: `http://127.0.0.1:${port}` };
}

describe('the app on a socket', () => {
  it('aborts the work when the connection of its client breaks', async () => {
    const answerer = heldAnswerer();
    const { app } = fakeApp({ limits: { concurrency: 1, queue: 0 }, service: { answerer } });
    const { server, port, url } = await listen(app);
    const body = JSON.stringify({ question: 'who?' });
    const headers = { 'content-type': 'application/json', 'content-length': body.length };
    const options = { host: '127.0.0.1', port, path: '/api/ask', method: 'POST', headers };
    const client = request(options).on('error', () => undefined);
    client.end(body);
    const call = await answerer.next();
    client.destroy();
    if (!call.signal.aborted) await once(call.signal, 'abort');
    call.reject(new Error('stopped'));
    const next = fetch(`${url}/api/ask`, question);
    (await answerer.next()).resolve(emptyAnswer);
    expect((await next).status).toBe(200);
    await closeServer(server, 1_000);
  });

  it('decodes paths and hosts as it does in process', async () => {
    const { app } = fakeApp({ hosts: ['127.0.0.1'] });
    const { server, port, url } = await listen(app);
    const id = encodeURIComponent('odd/100% a+b?#c&d');
    expect(await (await fetch(`${url}/api/articles/${id}`)).json()).toMatchObject({ title: 'Odd' });
    const headers = { host: 'elsewhere.example' };
    const status = await new Promise((resolve) => {
      request({ host: '127.0.0.1', port, path: '/api/info', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end();
    });
    expect(status).toBe(421);
    await closeServer(server, 1_000);
  });
});

describe('closing a server', () => {
  it('finishes what was begun and accepts nothing more', async () => {
    const answerer = heldAnswerer();
    const { server, url } = await listen(fakeApp({ service: { answerer } }).app);
    const asked = fetch(`${url}/api/ask`, question);
    const call = await answerer.next();
    const closed = closeServer(server, 60_000);
    await expect(fetch(`${url}/healthz`)).rejects.toThrow('fetch failed');
    call.resolve(emptyAnswer);
    expect(await (await asked).json()).toEqual(emptyAnswer);
    await closed;
    expect(server.listening).toBe(false);
  });

  it('breaks off what does not end in time', async () => {
    const answerer = heldAnswerer();
    const { server, url } = await listen(fakeApp({ service: { answerer } }).app);
    const asked = fetch(`${url}/api/ask`, question);
    const outcome = Promise.allSettled([asked]);
    const call = await answerer.next();
    await closeServer(server, 1);
    expect(await outcome).toMatchObject([{ status: 'rejected' }]);
    if (!call.signal.aborted) await once(call.signal, 'abort');
    call.reject(new Error('stopped'));
  });
});
