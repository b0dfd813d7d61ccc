import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { bundledSource } from '../support/bundled-model.js';
import { portOf } from '../support/port-of.js';

/** A hub on the loopback that has one repository, `owner/tiny`: the bundled model. */
export interface HubServer {
  /** Its base address. */
  host: string;
  /** What was asked for, in order: `GET owner/tiny/config.json`. */
  requests: string[];
  stop(): Promise<void>;
}

export interface HubOptions {
  /** Contents that are served in place of the model's own, by the file's path; null for a file that is absent. */
  replaced?: Record<string, string | null>;
  /** The file in whose place the hub answers that it is not well. */
  failsAt?: string;
  /** The file of which half is sent before the connection breaks. */
  breaksAt?: string;
}

/** Serves files under /<owner>/<name>/resolve/main/ as huggingface.co does, until the test ends. */
export async function startHubServer(options: HubOptions = {}): Promise<HubServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const match = /^\/(.+)\/resolve\/main\/(.+)$/.exec(request.url ?? '');
    const [, repository = '', file = ''] = match ?? [];
    requests.push(`${request.method} ${repository}/${file}`);
    void readHubFile(repository, file, options).then((content) => {
      if (file === options.failsAt) return response.writeHead(503).end('Back soon');
      if (content === undefined) return response.writeHead(404).end('Entry not found');
      if (file === options.breaksAt) return sendHalf(response, content);
      response.writeHead(200, { 'content-length': content.length });
      return response.end(request.method === 'HEAD' ? undefined : content);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async (): Promise<void> => {
    if (!server.listening) return;
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  onTestFinished(stop);
  return { host: `http://127.0.0.1:${portOf(server)}`, requests, stop };
}

async function readHubFile(
  repository: string,
  file: string,
  { replaced = {} }: HubOptions,
): Promise<Buffer | undefined> {
  if (repository !== 'owner/tiny') return undefined;
  const content = replaced[file];
  if (content === null) return undefined;
  if (content !== undefined) return Buffer.from(content);
  return readFile(join(bundledSource.folder, file)).catch(() => undefined);
}

function sendHalf(response: ServerResponse, content: Buffer): void {
  response.writeHead(200, { 'content-length': content.length });
  response.write(content.subarray(0, content.length / 2), () => response.destroy());
}
