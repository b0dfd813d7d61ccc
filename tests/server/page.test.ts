import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPage } from '../../src/server/page.js';
import { fakeApp } from '../support/server-fakes.js';
import { problemOf } from '../support/server-problem.js';

const html = '<!doctype html><title>إسناد</title>';
const script = `// ${'a long comment '.repeat(200)}\n`;

describe('the page', () => {
  let folder: string;
  let app: ReturnType<typeof fakeApp>['app'];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'isnad-page-'));
    const root = join(folder, 'web');
    await mkdir(join(root, 'assets', 'deep'), { recursive: true });
    await writeFile(join(folder, 'secret.txt'), 'secret');
    await writeFile(join(root, 'index.html'), html);
    await writeFile(join(root, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    await writeFile(join(root, 'an icon.png'), Buffer.from([0x89, 0x50]));
    await writeFile(join(root, 'assets', 'index-D1g2H3.js'), script);
    await writeFile(join(root, 'assets', 'deep', 'page-a1.css'), 'body{}');
    await writeFile(join(root, 'unknown.zzz'), 'x');
    await symlink(join(folder, 'secret.txt'), join(root, 'linked.txt'));
    app = fakeApp({ page: await openPage(root) }).app;
  });
  afterAll(async () => rm(folder, { recursive: true }));

  it.each(['/', '/index.html', '/a/flood', '/a/arabic/قمة', '/a/arabic%2F%D9%82', '/a/x?y=z'])(
    'is served at %s',
    async (path) => {
      const response = await app.request(path);
      expect(response.status).toBe(200);
      expect(await response.text()).toBe(html);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('cache-control')).toBe('no-cache');
    },
  );

  it.each([
    [
      '/assets/index-D1g2H3.js',
      'text/javascript; charset=utf-8',
      'public, max-age=31536000, immutable',
    ],
    ['/assets/deep/page-a1.css', 'text/css; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/favicon.svg', 'image/svg+xml; charset=utf-8', 'no-cache'],
    ['/an%20icon.png', 'image/png', 'no-cache'],
    ['/unknown.zzz', 'application/octet-stream', 'no-cache'],
  ])('serves %s with its type and caching', async (path, type, caching) => {
    const response = await app.request(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('cache-control')).toBe(caching);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('sends bytes unchanged', async () => {
    const response = await app.request('/an icon.png');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array([0x89, 0x50]));
  });

  it('is not sent again when it has not changed', async () => {
    const first = await app.request('/');
    const etag = first.headers.get('etag')!;
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    const again = await app.request('/', { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect(again.headers.get('etag')).toBe(etag);
    expect(again.headers.get('vary')).toBe('Accept-Encoding');
    expect(again.headers.get('cache-control')).toBe('no-cache');
    const other = await app.request('/', { headers: { 'if-none-match': '"other"' } });
    expect(other.status).toBe(200);
    expect((await app.request('/favicon.svg')).headers.get('etag')).not.toBe(etag);
  });

  it('is compressed for those who accept it, and revalidates all the same', async () => {
    const path = '/assets/index-D1g2H3.js';
    const compressed = await app.request(path, { headers: { 'accept-encoding': 'br, gzip' } });
    expect(compressed.headers.get('content-encoding')).toBe('gzip');
    expect(compressed.headers.get('vary')).toBe('Accept-Encoding');
    const etag = compressed.headers.get('etag')!;
    expect(etag).toMatch(/^W\//);
    const bytes = Buffer.from(await compressed.arrayBuffer());
    expect(bytes.length).toBeLessThan(script.length / 10);
    expect(gunzipSync(bytes).toString()).toBe(script);
    const headers = { 'accept-encoding': 'gzip', 'if-none-match': etag };
    const again = await app.request(path, { headers });
    expect(again.status).toBe(304);
    const plain = await app.request(path);
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(plain.headers.get('vary')).toBe('Accept-Encoding');
    expect(await plain.text()).toBe(script);
  });

  it('leaves small files as they are', async () => {
    const response = await app.request('/', { headers: { 'accept-encoding': 'gzip' } });
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(html)));
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/%00',
    '//secret.txt',
    '/linked.txt',
    '/assets',
    '/assets/',
    '/index.html/',
    '/.env',
  ])('has nothing at %s', async (path) => {
    const response = await app.request(path);
    expect(await problemOf(response)).toMatchObject({ status: 404, code: 'unknown-route' });
  });

  it('answers HEAD like GET, without a body', async () => {
    for (const path of ['/', '/assets/deep/page-a1.css', '/api/articles', '/healthz', '/readyz']) {
      const [head, get] = [await app.request(path, { method: 'HEAD' }), await app.request(path)];
      expect(head.status).toBe(200);
      expect(await head.text()).toBe('');
      expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(get.headers));
    }
  });

  it('allows only reading', async () => {
    const response = await app.request('/', { method: 'POST' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
  });

  it('does not stand in the way of the API', async () => {
    expect((await app.request('/api/nothing')).status).toBe(404);
    expect((await app.request('/api/info')).status).toBe(200);
  });

  it('cannot be opened where none is', async () => {
    const opened = openPage(join(folder, 'nowhere'));
    await expect(opened).rejects.toMatchObject({ code: 'not-found' });
    await expect(opened).rejects.toThrow('npm run build');
    await expect(openPage(join(folder, 'web', 'assets'))).rejects.toThrow('index.html');
  });

  it('is absent from a service without it', async () => {
    expect((await fakeApp().app.request('/')).status).toBe(404);
  });
});
