import { describe, expect, it } from 'vitest';
import type { Answerer } from '../../src/answering/answerer.js';
import { errorCodes, IsnadError } from '../../src/core/errors.js';
import { emptyAnswer, fakeApp, heldAnswerer, jsonPost } from '../support/server-fakes.js';
import { problemOf } from '../support/server-problem.js';

const question = jsonPost({ question: 'من؟' });

/** An app whose answerer throws this. */
const throwing = (thrown: unknown) =>
  fakeApp({
    service: {
      answerer: {
        async answer() {
          throw thrown;
        },
      },
    },
  });

function outOfRange(): string[] {
  throw new RangeError('row 7');
}

const renewed: Answerer = { answer: async () => ({ ...emptyAnswer, text: 'renewed' }) };

describe('errors over HTTP', () => {
  it.each(['{', '', 'null,', '{"question":}', '\u0000'])(
    'refuses the malformed body %j',
    async (body) => {
      const response = await fakeApp().app.request('/api/ask', jsonPost(body));
      expect(await problemOf(response)).toMatchObject({ status: 400, code: 'malformed-json' });
    },
  );

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    undefined,
  ])('refuses a body of type %s', async (type) => {
    const { app } = fakeApp();
    const body = new TextEncoder().encode('{"question":"who?"}');
    const headers = type === undefined ? {} : { 'content-type': type };
    const response = await app.request('/api/ask', { method: 'POST', body, headers });
    expect(response.headers.get('accept')).toBe('application/json');
    expect(await problemOf(response)).toMatchObject({
      status: 415,
      code: 'unsupported-media-type',
    });
  });

  it('refuses a body that says it is too large without reading it', async () => {
    const { app } = fakeApp({ limits: { maxBodyBytes: 100 } });
    const body = new ReadableStream({ pull: () => Promise.reject(new Error('was read')) });
    const headers = { 'content-type': 'application/json', 'content-length': '101' };
    const init = { method: 'POST', body, headers, duplex: 'half' } as RequestInit;
    const response = await app.request('/api/ask', init);
    expect(await problemOf(response)).toMatchObject({
      status: 413,
      code: 'body-too-large',
      detail: 'At most 100 bytes are accepted.',
    });
  });

  it('refuses a body that turns out too large', async () => {
    const { app } = fakeApp({ limits: { maxBodyBytes: 100 } });
    const chunk = new Uint8Array(60).fill(32);
    const body = new ReadableStream({ pull: (controller) => controller.enqueue(chunk) });
    const init = { ...question, body, duplex: 'half' } as RequestInit;
    const response = await app.request('/api/ask', init);
    expect((await problemOf(response)).status).toBe(413);
  });

  it.each(['/nothing', '/api', '/api/', '/api/nothing', '/a', '/api/ask/', '//', '/HEALTHZ'])(
    'knows nothing at %s',
    async (path) => {
      const response = await fakeApp().app.request(path);
      expect(await problemOf(response)).toMatchObject({ status: 404, code: 'unknown-route' });
    },
  );

  it.each([
    ['GET', '/api/ask', 'POST'],
    ['OPTIONS', '/api/ask', 'POST'],
    ['POST', '/api/search', 'GET, HEAD'],
    ['DELETE', '/api/articles', 'GET, HEAD'],
    ['PUT', '/api/articles/a/b', 'GET, HEAD'],
    ['POST', '/api/info', 'GET, HEAD'],
    ['POST', '/healthz', 'GET, HEAD'],
  ])('does not allow %s %s', async (method, path, allowed) => {
    const response = await fakeApp().app.request(path, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe(allowed);
    expect((await problemOf(response)).code).toBe('method-not-allowed');
  });

  it('does not allow HEAD where GET is not', async () => {
    const response = await fakeApp().app.request('/api/ask', { method: 'HEAD' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
  });

  it('gives every code its status and tells only what clients may know', async () => {
    const table = await Promise.all(
      errorCodes.map(async (code) => {
        const { app, log } = throwing(new IsnadError(code, 'said at /srv/index'));
        const response = await app.request('/api/ask', question);
        const told = (await problemOf(response)).detail.includes('/srv/index');
        expect(log.errors.map(({ error }) => error.message)).toEqual(
          told ? [] : ['said at /srv/index'],
        );
        return [code, response.status, response.headers.get('retry-after'), told];
      }),
    );
    expect(table).toEqual([
      ['invalid-input', 400, null, true],
      ['not-found', 404, null, true],
      ['index-missing', 503, '5', false],
      ['index-corrupt', 500, null, false],
      ['index-incompatible', 500, null, false],
      ['model-unavailable', 503, '5', false],
      ['corpus-unreadable', 500, null, false],
      ['address-unavailable', 500, null, false],
      ['overloaded', 503, '1', true],
      ['timeout', 504, null, true],
      ['aborted', 499, null, true],
    ]);
  });

  it.each([new TypeError('secret in /etc'), 'secret as a string', undefined, { secret: 1 }])(
    'shows nothing of an unforeseen %s and logs it',
    async (thrown) => {
      const { app, log } = throwing(thrown);
      const response = await app.request('/api/ask', question);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      const text = await response.clone().text();
      expect(text).not.toMatch(/secret|TypeError|\.ts/);
      expect(await problemOf(response)).toMatchObject({ status: 500, code: 'internal' });
      const [logged] = log.errors;
      expect(logged?.request).toEqual({ method: 'POST', path: '/api/ask' });
      expect(thrown instanceof Error ? logged?.error : logged?.error.cause).toBe(thrown);
      expect(log.requests).toMatchObject([{ status: 500 }]);
    },
  );

  it('answers a bug in the other routes the same way', async () => {
    const { app, log } = fakeApp({ service: { suggestions: outOfRange } });
    const response = await app.request('/api/suggestions');
    expect(await problemOf(response)).toMatchObject({ status: 500, code: 'internal' });
    expect(log.errors).toHaveLength(1);
  });
});

describe('a busy service', () => {
  it('refuses with Retry-After when its queue is full, and recovers', async () => {
    const answerer = heldAnswerer();
    const { app } = fakeApp({ limits: { concurrency: 1, queue: 1 }, service: { answerer } });
    const running = app.request('/api/ask', question);
    const first = await answerer.next();
    const waiting = app.request('/api/search?q=river');
    const refused = await app.request('/api/ask', question);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(await problemOf(refused)).toMatchObject({ status: 503, code: 'overloaded' });
    expect((await app.request('/api/search?q=river')).status).toBe(503);
    expect((await app.request('/api/info')).status).toBe(200);
    first.resolve(emptyAnswer);
    expect((await running).status).toBe(200);
    expect((await waiting).status).toBe(200);
    expect(answerer.started).toBe(1);
  });

  it('validates before it queues', async () => {
    const answerer = heldAnswerer();
    const { app } = fakeApp({ limits: { concurrency: 1, queue: 0 }, service: { answerer } });
    const running = app.request('/api/ask', question);
    const call = await answerer.next();
    expect((await app.request('/api/ask', jsonPost({}))).status).toBe(400);
    call.resolve(emptyAnswer);
    await running;
  });

  it('aborts the work of a client that leaves and frees its place', async () => {
    const answerer = heldAnswerer();
    const { app, log } = fakeApp({ limits: { concurrency: 1, queue: 1 }, service: { answerer } });
    const [leaving, queued] = [new AbortController(), new AbortController()];
    const abandoned = app.request('/api/ask', { ...question, signal: leaving.signal });
    const call = await answerer.next();
    const abandonedInQueue = app.request('/api/ask', { ...question, signal: queued.signal });
    queued.abort();
    expect((await abandonedInQueue).status).toBe(499);
    const next = app.request('/api/ask', question);
    leaving.abort();
    expect((await abandoned).status).toBe(499);
    expect(call.signal.aborted).toBe(true);
    call.reject(new Error('stopped'));
    (await answerer.next()).resolve(emptyAnswer);
    expect((await next).status).toBe(200);
    expect(answerer.started).toBe(2);
    expect(log.errors).toEqual([]);
  });

  it('says when it took too long', async () => {
    const answerer = heldAnswerer();
    const { app } = fakeApp({ limits: { timeoutMs: 1 }, service: { answerer } });
    const response = app.request('/api/ask', question);
    const { signal } = await answerer.next();
    expect(await problemOf(await response)).toMatchObject({ status: 504, code: 'timeout' });
    expect(signal.aborted).toBe(true);
  });

  it('uses the index of the moment at which the work starts', async () => {
    const answerer = heldAnswerer();
    const { service } = fakeApp({ service: { answerer } });
    let state = { ready: true as const, service };
    const limits = { concurrency: 1, queue: 1 };
    const { app } = fakeApp({ limits, state: () => state });
    const running = app.request('/api/ask', question);
    const call = await answerer.next();
    const waiting = app.request('/api/ask', question);
    state = { ready: true, service: { ...service, answerer: renewed } };
    call.resolve(emptyAnswer);
    await running;
    expect(await (await waiting).json()).toMatchObject({ text: 'renewed' });
  });
});
