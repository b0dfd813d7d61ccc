import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openSnapshot } from '../../src/snapshot/open-snapshot.js';
import { articlesInCorpus, writeCorpus } from './sample-corpus.js';
import { jsonLine, runCli, runCliProcess, spawnCli, succeedCli } from './run-cli.js';

const summarySchema = z.strictObject({
  articles: z.int(),
  passages: z.int(),
  languages: z.record(z.string(), z.int()),
  problems: z.array(z.strictObject({ path: z.string(), reason: z.string() })),
  index: z.string(),
  model: z.string(),
  generation: z.string(),
  seconds: z.number(),
});

const folder = mkdtempSync(join(tmpdir(), 'isnad-index-command-'));
const corpus = writeCorpus(join(folder, 'corpus'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('isnad index', () => {
  it('indexes what it can, tells what it cannot and exits with 1', async () => {
    const mixed = writeCorpus(join(folder, 'mixed'));
    const broken = join(mixed, 'broken.txt');
    writeFileSync(broken, Buffer.from([0xff, 0xfe, 0x00, 0xd8]));
    const args = ['index', mixed, '--index', join(folder, 'mixed-index'), '--json'];
    const result = await runCliProcess(args);
    const summary = summarySchema.parse(jsonLine(result));
    expect(summary.articles).toBe(articlesInCorpus);
    expect(Object.keys(summary.languages).toSorted()).toEqual(['ar', 'de', 'en', 'es', 'fr', 'tr']);
    expect(summary.problems).toEqual([{ path: broken, reason: expect.any(String) }]);
    expect(result.stderr).toBe(`Left out ${broken}: ${summary.problems[0]!.reason}\n`);
    expect(result.code).toBe(1);
  });

  it('prints one line for people without --json', async () => {
    const result = await runCli([
      'index',
      join(corpus, 'bridge.md'),
      '--index',
      join(folder, 'one'),
    ]);
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expect(result.stdout).toMatch(/^1 articles, 1 passages in .*\n$/);
  });

  it('leaves the old index in place when there is nothing to index', async () => {
    const kept = join(folder, 'kept');
    await runCli(['index', join(corpus, 'bridge.md'), '--index', kept]);
    const before = await openSnapshot(kept);
    before.close();
    const result = await runCli(['index', join(folder, 'absent'), '--index', kept, '--json']);
    expect(result).toMatchObject({ code: 1, stdout: '' });
    expect(result.stderr).toMatch(/There is no article to index in .*absent.*does not exist/);
    const after = await openSnapshot(kept);
    after.close();
    expect(after.manifest.generation).toBe(before.manifest.generation);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'removes what it began when told to end by %s',
    async (signal) => {
      const own = writeCorpus(join(folder, signal));
      const ownIndex = join(folder, `${signal}-index`);
      const generations = join(ownIndex, 'generations');
      await succeedCli(['index', own, '--index', ownIndex]);
      const before = readdirSync(generations);
      const more = Array.from({ length: 20_000 }, (_, i) => `{"text": "Harbour ${i} was closed."}`);
      writeFileSync(join(own, 'more.jsonl'), more.join('\n'));
      const child = spawnCli(['index', own, '--index', ownIndex]);
      const [told, closed] = [text(child.stderr!), once(child, 'close')];
      await expect.poll(() => readdirSync(generations).length, { timeout: 20_000 }).toBe(2);
      child.kill(signal);
      expect(await told).toBe(`isnad: Stopped; the index at ${ownIndex} is as it was.\n`);
      await closed;
      expect(child.exitCode).toBe(1);
      expect(readdirSync(generations)).toEqual(before);
    },
  );
});
