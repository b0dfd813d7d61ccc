import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { Hono, type Handler } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { getMimeType } from 'hono/utils/mime';
import { IsnadError } from '../core/errors.js';

interface PageFile {
  body: Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
}

/** The built page in memory. */
export interface Page {
  index: PageFile;
  /** By URL path, which begins with a slash. */
  files: ReadonlyMap<string, PageFile>;
}

/** Reads the folder of the built page; fails with `not-found` when it holds no index.html. */
export async function openPage(folder: string): Promise<Page> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const files = new Map(
    await Promise.all(
      paths.map(async (path) => {
        const url = `/${relative(folder, path).split(sep).join('/')}`;
        return [url, pageFile(url, await readFile(path))] as const;
      }),
    ),
  );
  const index = files.get('/index.html');
  if (!index) {
    throw new IsnadError('not-found', `${folder} holds no index.html; npm run build makes it`);
  }
  return { index, files };
}

function pageFile(url: string, content: Buffer): PageFile {
  // The build puts what it names after its content below assets/.
  const lasting = url.startsWith('/assets/');
  return {
    body: new Uint8Array(content),
    headers: {
      'Content-Type': getMimeType(url) ?? 'application/octet-stream',
      'Content-Length': String(content.length),
      'Cache-Control': lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
      ETag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
      Vary: 'Accept-Encoding',
    },
  };
}

/** The page at /, at /a/<article> and under each of its files; no path of a request ever becomes a path of a file. */
export function createPageRoutes({ index, files }: Page): Hono {
  const routes = new Hono();
  const all: [path: string, file: PageFile][] = [['/', index], ['/a/*', index], ...files];
  for (const [path, file] of all) routes.get(path, compress(), etag(), send(file));
  return routes;
}

function send({ body, headers }: PageFile): Handler {
  return (c) => c.body(body, 200, headers);
}
