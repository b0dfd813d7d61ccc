import { describe, expect, it } from 'vitest';
import { fakeApp, jsonPost } from '../support/server-fakes.js';
import { problemOf } from '../support/server-problem.js';

describe('the headers of every response', () => {
  const requests: [string, RequestInit?][] = [
    ['/healthz'],
    ['/api/articles'],
    ['/api/ask', jsonPost({ question: 'who?' })],
    ['/api/ask', jsonPost({})],
    ['/nothing'],
    ['/api/info', { method: 'DELETE' }],
  ];

  it.each(requests)('protect %s %j', async (path, init) => {
    const { headers } = await fakeApp().app.request(path, init);
    const policy = headers.get('content-security-policy')!.split('; ').toSorted();
    expect(policy).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'none'",
      "font-src 'self'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "img-src 'self' data:",
      "require-trusted-types-for 'script'",
      "script-src 'self'",
      "style-src 'self'",
      "trusted-types 'none'",
    ]);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('let no other site read', async () => {
    const { app } = fakeApp();
    const headers = {
      origin: 'https://elsewhere.example',
      'access-control-request-method': 'POST',
    };
    for (const method of ['GET', 'OPTIONS']) {
      const response = await app.request('/api/info', { method, headers });
      expect(
        [...response.headers.keys()].filter((name) => name.startsWith('access-control')),
      ).toEqual([]);
    }
  });
});

describe('the hosts that are served', () => {
  const { app } = fakeApp({ hosts: ['localhost', '127.0.0.1', '[::1]'] });

  it.each([
    'http://localhost:8787/',
    'http://127.0.0.1/',
    'http://[::1]:8787/',
    'http://LOCALHOST/',
  ])('include that of %s', async (origin) => {
    expect((await app.request(`${origin}api/info`)).status).toBe(200);
  });

  it.each(['http://elsewhere.example', 'http://localhost.elsewhere.example', 'http://127.0.0.2'])(
    'exclude %s',
    async (origin) => {
      const response = await app.request(`${origin}/api/info`);
      expect(await problemOf(response)).toMatchObject({ status: 421, code: 'misdirected' });
    },
  );

  it('are all when none are named', async () => {
    expect((await fakeApp().app.request('http://anything.example/api/info')).status).toBe(200);
  });
});

describe('the request log', () => {
  it('has one line a request, without what was asked', async () => {
    let clock = 100;
    const { app, log } = fakeApp({ now: () => (clock += 5) });
    await app.request('/api/search?q=secret');
    await app.request('/api/ask', jsonPost({ question: 'secret' }));
    await app.request('/api/articles/%D9%82%0Aforged', { method: 'HEAD' });
    expect(log.requests).toEqual([
      { method: 'GET', path: '/api/search', status: 200, ms: 5 },
      { method: 'POST', path: '/api/ask', status: 200, ms: 5 },
      { method: 'HEAD', path: '/api/articles/%D9%82%0Aforged', status: 404, ms: 5 },
    ]);
    expect(log.errors).toEqual([]);
  });
});
