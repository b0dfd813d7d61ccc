import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createClient, RequestError } from '../../src/web/api/client.js';
import { portOf } from '../support/port-of.js';

let server: Server | undefined;
afterEach(() => server?.close());

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${portOf(server)}`;
}

/** How the client tells of a response with this status, headers and body. */
async function errorOf(
  status: number,
  headers: Record<string, string>,
  body: string,
): Promise<RequestError> {
  const base = await serve((_request, response) => response.writeHead(status, headers).end(body));
  try {
    await createClient({ fetch, base }).info(AbortSignal.timeout(5_000));
  } catch (error) {
    if (error instanceof RequestError) return error;
    throw error;
  }
  throw new Error('the request went well');
}

const problem = { 'content-type': 'application/problem+json' };

describe('createClient', () => {
  it('asks as the service wants to be asked', async () => {
    const requests: string[] = [];
    const base = await serve((request, response) => {
      requests.push(`${request.method} ${request.url}`);
      response.end('{"suggestions":["who?"]}');
    });
    const client = createClient({ fetch, base });
    const signal = AbortSignal.timeout(5_000);
    await client.article('a/b c', signal);
    await client.articles({ q: '', offset: 0, limit: 50 }, signal);
    await client.articles({ q: 'قمة', offset: 50, limit: 50 }, signal);
    expect(await client.suggestions('ar', signal)).toEqual(['who?']);
    expect(requests).toEqual([
      'GET /api/articles/a%2Fb%20c',
      'GET /api/articles?offset=0&limit=50',
      'GET /api/articles?q=%D9%82%D9%85%D8%A9&offset=50&limit=50',
      'GET /api/suggestions?language=ar',
    ]);
  });

  it('tells an overloaded service with the time it asks for', async () => {
    const detail = 'The queue is full.';
    const error = await errorOf(
      503,
      { ...problem, 'retry-after': '7' },
      JSON.stringify({ title: 'x', detail }),
    );
    expect([error.kind, error.retryAfterS, error.message]).toEqual(['overloaded', 7, detail]);
  });

  it.each([
    [400, 'refused'],
    [404, 'not-found'],
    [500, 'broken'],
    [502, 'unreachable'],
    [504, 'unreachable'],
  ])('tells a %i as %s', async (status, kind) => {
    expect((await errorOf(status, problem, '{"title":"no"}')).kind).toBe(kind);
  });

  it('shows nothing of a page that is no problem document', async () => {
    const error = await errorOf(500, { 'content-type': 'text/html' }, '<h1>stack</h1>');
    expect([error.kind, error.message]).toEqual(['broken', '']);
  });

  it('tells a success that is not JSON as broken', async () => {
    expect((await errorOf(200, {}, '<html>')).kind).toBe('broken');
  });

  it('tells a service that is not there as unreachable', async () => {
    const base = await serve(() => {});
    await new Promise((resolve) => server!.close(resolve));
    const asked = createClient({ fetch, base }).info(AbortSignal.timeout(5_000));
    await expect(asked).rejects.toMatchObject({ kind: 'unreachable' });
  });

  it('rejects with the reason of the signal when the reader stops', async () => {
    const controller = new AbortController();
    const base = await serve(() => controller.abort(new Error('stopped')));
    const asked = createClient({ fetch, base }).ask(
      { question: 'who?', history: [] },
      controller.signal,
    );
    await expect(asked).rejects.toThrow('stopped');
    server!.closeAllConnections();
  });
});
