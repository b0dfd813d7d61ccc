import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readManifest } from '../../src/snapshot/current-generation.js';
import { createGeneration } from '../../src/snapshot/generation-writer.js';
import { openSnapshot } from '../../src/snapshot/open-snapshot.js';
import { buildSample, commitSample, lineSpans, seedArticles } from './sample-build.js';
import { temporaryFolder } from './temporary-folder.js';

const seeds = seedArticles();
const first = seeds[0]!;
const second = seeds[1]!;
const unique = '00000000-0000-4000-8000-000000000000';

const lockNames = (folder: string): string[] =>
  readdirSync(folder).filter((name) => name.endsWith('.lock'));

describe('two builds of one index', () => {
  it('do not run at once: the second is told who builds', async () => {
    const folder = temporaryFolder();
    const writer = await createGeneration(folder);
    await expect(createGeneration(folder)).rejects.toMatchObject({
      code: 'overloaded',
      message: expect.stringContaining(`Process ${process.pid} is building`),
    });
    await writer.addArticle(first, lineSpans(first));
    await commitSample(writer, { articles: [first] });
    await buildSample(folder, { fingerprint: 'second' });
    expect((await readManifest(folder))?.corpus.fingerprint).toBe('second');
    expect(lockNames(folder)).toEqual([]);
  });

  it('started at one moment leave one index that is whole', async () => {
    const folder = temporaryFolder();
    await buildSample(folder, { fingerprint: 'old' });
    const builds = ['a', 'b', 'c', 'd'].map((fingerprint) => buildSample(folder, { fingerprint }));
    const results = await Promise.allSettled(builds);
    const built = results.flatMap((result) =>
      result.status === 'fulfilled' ? [result.value.corpus.fingerprint] : [],
    );
    const refusals = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as unknown] : [],
    );
    expect(refusals.length).toBeGreaterThanOrEqual(3);
    for (const refusal of refusals) expect(refusal).toMatchObject({ code: 'overloaded' });
    const snapshot = await openSnapshot(folder);
    expect(built.length > 0 ? built : ['old']).toContain(snapshot.manifest.corpus.fingerprint);
    snapshot.close();
    expect(lockNames(folder)).toEqual([]);
  });

  it('follow each other when the first one died', async () => {
    const folder = temporaryFolder();
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeFileSync(join(folder, `build-${pid}-123-${unique}.lock`), '');
    mkdirSync(join(folder, 'generations', 'half-built'), { recursive: true });
    await buildSample(folder);
    expect(lockNames(folder)).toEqual([]);
    expect(readdirSync(join(folder, 'generations'))).toHaveLength(1);
  });

  it.runIf(process.platform === 'linux')(
    'follow each other when a later process bears the number of the dead one',
    async () => {
      const folder = temporaryFolder();
      writeFileSync(join(folder, `build-${process.pid}-1-${unique}.lock`), '');
      await buildSample(folder);
      expect(lockNames(folder)).toEqual([]);
    },
  );
});

describe('a generation that is given up', () => {
  it('leaves the old one serving and nothing behind', async () => {
    const folder = temporaryFolder();
    const { generation } = await buildSample(folder);
    const writer = await createGeneration(folder);
    await writer.addArticle(first, lineSpans(first));
    await writer.close();
    await writer.close();
    expect((await readManifest(folder))?.generation).toBe(generation);
    expect(readdirSync(join(folder, 'generations'))).toEqual([generation]);
    expect(lockNames(folder)).toEqual([]);
  });

  it('does not serve when its parts do not fit together', async () => {
    const folder = temporaryFolder();
    const { generation } = await buildSample(folder);
    const writer = await createGeneration(folder);
    await writer.addArticle(first, lineSpans(first));
    // The vectors and the lexical index are those of one article more.
    await expect(commitSample(writer, { articles: [first, second] })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await writer.close();
    expect((await readManifest(folder))?.generation).toBe(generation);
  });

  it('does not serve when it cannot be opened', async () => {
    const folder = temporaryFolder();
    const { generation } = await buildSample(folder);
    const writer = await createGeneration(folder);
    await writer.addArticle(first, lineSpans(first));
    const commit = writer.commit.bind(writer);
    writer.commit = (contents) => commit({ ...contents, lexical: Uint8Array.of(1, 2, 3) });
    await expect(commitSample(writer, { articles: [first] })).rejects.toMatchObject({
      code: 'index-corrupt',
    });
    await writer.close();
    expect((await readManifest(folder))?.generation).toBe(generation);
    expect(readdirSync(join(folder, 'generations'))).toEqual([generation]);
  });
});

describe('a generation', () => {
  it('refuses a second article of one id and passages outside of their article', async () => {
    const writer = await createGeneration(temporaryFolder());
    const refusal = { code: 'invalid-input' };
    await writer.addArticle(first, []);
    await expect(writer.addArticle(first, [])).rejects.toMatchObject(refusal);
    const { length } = second.body;
    for (const [start, end] of [
      [0, length + 1],
      [5, 5],
      [7, 6],
    ] as const) {
      await expect(writer.addArticle(second, [{ start, end }])).rejects.toMatchObject(refusal);
    }
    await writer.addArticle(second, [{ start: 0, end: length }]);
    await writer.close();
  });

  it('refuses a folder that is none', async () => {
    const path = join(temporaryFolder(), 'file');
    writeFileSync(path, 'text');
    await expect(createGeneration(path)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('--index'),
    });
    expect(readFileSync(path, 'utf8')).toBe('text');
  });

  it('takes many articles and gives each back', async () => {
    const folder = temporaryFolder();
    const articles = Array.from({ length: 2_000 }, (_, i) => ({
      ...first,
      id: `many/${(i * 7_919) % 2_000}`,
      body: `${i} `.repeat(200).trim(),
    }));
    await buildSample(folder, { articles });
    const snapshot = await openSnapshot(folder);
    expect(snapshot.collection.articleCount).toBe(2_000);
    for (const { id, body } of articles) expect(snapshot.collection.article(id)?.body).toBe(body);
    snapshot.close();
  });
});
