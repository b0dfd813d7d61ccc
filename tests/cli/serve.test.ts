import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { Agent, request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { answerSchema } from '../../src/core/ask.js';
import { portOf } from '../support/port-of.js';
import { runCliProcess, spawnCli, succeedCli } from './run-cli.js';
import type { ProcessOptions } from './run-cli.js';
import { writeCorpus } from './sample-corpus.js';

const folder = mkdtempSync(join(tmpdir(), 'isnad-serve-'));
const corpus = writeCorpus(join(folder, 'corpus'));
const index = join(folder, 'index');
beforeAll(() => succeedCli(['index', corpus, '--index', index]));
afterAll(() => rmSync(folder, { recursive: true }));

/** A process that serves. */
interface Served {
  /** Such as http://127.0.0.1:41234. */
  origin: string;
  /** What it has said on standard error. */
  told: () => string;
  printed: () => string;
  /** Tells it to end and waits until it has, for its exit code. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** Serves on a free port until it says its address; fails with what it says when it ends instead. */
async function serve(args: readonly string[] = [], options: ProcessOptions = {}): Promise<Served> {
  const env = { HOST: '127.0.0.1', PORT: '0', ISNAD_INDEX: index, ...options.env };
  const child = spawnCli(['serve', ...args], { ...options, env });
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await closed;
  });
  let told = '';
  let printed = '';
  child.stdout!.on('data', (data: Buffer) => (printed += data.toString()));
  const origin = await new Promise<string>((resolve, reject) => {
    child.once('close', (code) => reject(new Error(`serve ended with ${code}: ${told}`)));
    child.stderr!.on('data', (data: Buffer) => {
      told += data.toString();
      const address = /^Isnad answers on (http:\S+)$/m.exec(told)?.[1];
      if (address !== undefined) resolve(address);
    });
  });
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
    child.kill(signal);
    await closed;
    return child.exitCode;
  };
  return { origin, told: () => told, printed: () => printed, stop };
}

async function generations(of: string): Promise<string[]> {
  return readdirSync(join(of, 'generations')).toSorted();
}

describe('isnad serve', () => {
  it('answers health, page and questions, and ends with 0 though a client keeps its connection', async () => {
    const served = await serve();
    expect(served.origin).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d+$/);
    const health = await fetch(`${served.origin}/healthz`);
    expect(await health.json()).toEqual({ status: 'ok' });
    const page = await fetch(served.origin);
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    expect(await page.text()).toMatch(/^<!doctype html>/i);
    const asked = await fetch(`${served.origin}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question: 'متى زار ماكرون موسكو؟' }),
    });
    expect(answerSchema.parse(await asked.json()).kind).toBe('answered');

    const agent = new Agent({ keepAlive: true });
    onTestFinished(() => agent.destroy());
    const kept = await get(`${served.origin}/healthz`, agent);
    expect(kept.headers.connection).toBe('keep-alive');
    const startedAt = performance.now();
    expect(await served.stop()).toBe(0);
    // The client would keep it for five seconds, and so would the grace for answers under way.
    expect(performance.now() - startedAt).toBeLessThan(4_000);
    expect(served.told()).toMatch(/POST \/api\/ask 200 \d+ ms[^]*Stopping\n$/);
    expect(served.printed()).toBe('');
  });

  it('ends on SIGINT as well', async () => {
    expect(await (await serve()).stop('SIGINT')).toBe(0);
  });

  it('refuses other names than those of this machine on a loopback address', async () => {
    const { origin } = await serve();
    const { port } = new URL(origin);
    const statusOf = async (host: string): Promise<number | undefined> =>
      (await get(`${origin}/healthz`, undefined, { host: `${host}:${port}` })).statusCode;
    expect(await statusOf('localhost')).toBe(200);
    expect(await statusOf('[::1]')).toBe(200);
    expect(await statusOf('rebound.example')).toBe(421);
  });

  it('serves every name when others may reach it', async () => {
    const { origin } = await serve(['--host', '0.0.0.0']);
    expect(origin).toMatch(/^http:\/\/0\.0\.0\.0:/);
    const address = origin.replace('0.0.0.0', '127.0.0.1');
    const response = await get(`${address}/healthz`, undefined, { host: 'news.example' });
    expect(response.statusCode).toBe(200);
  });

  it('exits with 1 and says so when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const port = String(portOf(other));
    const args = ['serve', '--host', '127.0.0.1', '--port', port, '--index', index];
    const { code, stdout, stderr } = await runCliProcess(args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(
      new RegExp(`^isnad: Port ${port} of 127\\.0\\.0\\.1 is in use\\..*--port.*\n$`),
    );
  });
});

describe('the index that is served', { timeout: 120_000 }, () => {
  it('is built when there is none, from the seeds', async () => {
    const fresh = join(folder, 'fresh', 'index');
    const { origin, told } = await serve(['--index', fresh]);
    expect(told()).toMatch(/There is no index yet: indexing .*seeds\nIndexed 5 articles/);
    expect(await (await fetch(`${origin}/api/info`)).json()).toMatchObject({ articles: 5 });
  });

  it('is built anew when a file of its corpus has changed, and only then; the old one answers meanwhile', async () => {
    const own = writeCorpus(join(folder, 'changing'));
    const ownIndex = join(folder, 'changing-index');
    await succeedCli(['index', own, '--index', ownIndex]);
    const built = await generations(ownIndex);

    const unchanged = await serve(['--index', ownIndex]);
    expect(unchanged.told()).not.toContain('ndex');
    expect(await unchanged.stop()).toBe(0);
    expect(await generations(ownIndex)).toEqual(built);

    writeFileSync(join(own, 'bridge.md'), '# Bridge closed\n\nThe bridge was closed on Friday.\n');
    const changed = await serve(['--index', ownIndex]);
    expect(changed.told()).toMatch(
      `The articles have changed: indexing ${own}\nUntil that is done, the index of `,
    );
    expect(await titleOf('bridge', changed)).toMatch(/^(New bridge opens|Bridge closed)/);
    await expect.poll(() => titleOf('bridge', changed), waiting).toBe('Bridge closed');
    expect(changed.told()).toContain('Answering from the new index: 10 articles');
    expect(await changed.stop()).toBe(0);
    expect(await generations(ownIndex)).not.toEqual(built);
  });

  it('is built anew from the same articles when an earlier version built it', async () => {
    const own = writeCorpus(join(folder, 'outdated'));
    const ownIndex = join(folder, 'outdated-index');
    await succeedCli(['index', own, '--index', ownIndex]);
    const pointer = JSON.parse(readFileSync(join(ownIndex, 'current.json'), 'utf8'));
    writeFileSync(join(ownIndex, 'current.json'), JSON.stringify({ ...pointer, formatVersion: 1 }));

    const asked = await runCliProcess(['ask', 'bridge', '--index', ownIndex]);
    expect(asked.code).toBe(1);
    expect(asked.stderr).toContain(`isnad index ${own} --index ${ownIndex}`);
    const served = await serve(['--index', ownIndex]);
    expect(served.told()).toMatch(`The index is of an earlier version: indexing ${own}\nIndexed `);
    expect(await titleOf('bridge', served)).toMatch(/^New bridge opens/);
  });

  it('answers on when a new one cannot be built, and the reason is told', async () => {
    const own = writeCorpus(join(folder, 'emptied'));
    const ownIndex = join(folder, 'emptied-index');
    await succeedCli(['index', own, '--index', ownIndex]);
    for (const file of readdirSync(own)) rmSync(join(own, file), { recursive: true });
    const served = await serve(['--index', ownIndex]);
    await expect
      .poll(() => served.told(), waiting)
      .toMatch(/isnad: There is no article to index in .*\n.*could not be built\. .* with 1\.\n/);
    expect(await titleOf('bridge', served)).toMatch(/^New bridge opens/);
  });

  it('is left as it was when the server is stopped while a new one is built', async () => {
    const own = writeCorpus(join(folder, 'growing'));
    const ownIndex = join(folder, 'growing-index');
    await succeedCli(['index', own, '--index', ownIndex]);
    const built = await generations(ownIndex);
    const more = Array.from({ length: 5_000 }, (_, i) => `{"text": "Harbour ${i} was closed."}`);
    writeFileSync(join(own, 'more.jsonl'), more.join('\n'));
    const served = await serve(['--index', ownIndex]);
    expect(await served.stop()).toBe(0);
    expect(served.told()).not.toContain('could not be built');
    expect(await generations(ownIndex)).toEqual(built);
  });

  it('gives way to one that another process builds, and stays when that is damaged', async () => {
    const own = writeCorpus(join(folder, 'followed'));
    const ownIndex = join(folder, 'followed-index');
    await succeedCli(['index', own, '--index', ownIndex]);
    const served = await serve(['--index', ownIndex]);
    expect(await titleOf('bridge', served)).toMatch(/^New bridge opens/);

    writeFileSync(join(own, 'bridge.md'), '# Bridge closed\n\nThe bridge was closed on Friday.\n');
    await succeedCli(['index', own, '--index', ownIndex]);
    await expect.poll(() => titleOf('bridge', served), waiting).toBe('Bridge closed');

    writeFileSync(join(ownIndex, 'current.json'), '{');
    await expect
      .poll(() => served.told(), waiting)
      .toMatch(/Still answering from the old index\. .*current\.json/);
    expect(await titleOf('bridge', served)).toBe('Bridge closed');
  });

  it('still serves when its corpus has gone, with a warning', async () => {
    const own = writeCorpus(join(folder, 'leaving'));
    const ownIndex = join(folder, 'leaving-index');
    await succeedCli(['index', own, '--index', ownIndex]);
    renameSync(own, `${own}-away`);
    expect(existsSync(own)).toBe(false);
    const { origin, told } = await serve(['--index', ownIndex]);
    expect(told()).toContain(`${own} is no longer there`);
    expect(await (await fetch(`${origin}/api/info`)).json()).toMatchObject({ articles: 10 });
  });
});

/** For what a process does in the background. */
const waiting = { timeout: 100_000, interval: 200 };

async function titleOf(article: string, { origin }: Served): Promise<string> {
  const response = await fetch(`${origin}/api/articles/${article}`);
  return z.object({ title: z.string() }).parse(await response.json()).title;
}

function get(
  address: string,
  agent?: Agent,
  headers: Record<string, string> = {},
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request(address, { agent, headers }, (response) => {
      response.resume();
      response.once('end', () => resolve(response));
    })
      .once('error', reject)
      .end();
  });
}
