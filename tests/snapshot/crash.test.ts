import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSnapshot } from '../../src/snapshot/open-snapshot.js';
import { createCrashDisk } from './crash-disk.js';
import type { CrashState } from './crash-disk.js';
import { buildSample, seedArticles } from './sample-build.js';
import { temporaryFolder } from './temporary-folder.js';

const articles = seedArticles().slice(0, 2);
const sample = { articles };
/** Above the largest number that Linux gives a process. */
const nobody = 2 ** 22 + 1;

/** Which build an index holds: its fingerprint, `none`, or what kept it from opening. */
async function stateOf(folder: string): Promise<string> {
  try {
    const snapshot = await openSnapshot(folder);
    for (const { id } of articles) expect(snapshot.collection.article(id)?.id).toBe(id);
    snapshot.close();
    return snapshot.manifest.corpus.fingerprint;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

interface Crash {
  operation: string;
  crash: CrashState['crash'];
  state: string;
}

interface CrashRun {
  indexDir: string;
  syncs?: boolean;
  inspect?: (state: CrashState) => Promise<void>;
}

/** Every crash that one build may suffer, in order, and what the index holds after it. */
async function crashesOfBuild({ indexDir, syncs = true, inspect }: CrashRun): Promise<Crash[]> {
  const crashes: Crash[] = [];
  const disk = createCrashDisk({
    indexDir,
    scratch: join(temporaryFolder(), 'crashed'),
    syncs,
    async observe(crashed) {
      const { operation, crash, folder } = crashed;
      crashes.push({ operation, crash, state: await stateOf(folder) });
      await inspect?.(crashed);
    },
  });
  await buildSample(indexDir, { ...sample, fingerprint: 'new', disk });
  return crashes;
}

async function oldIndex(): Promise<string> {
  const indexDir = join(temporaryFolder(), 'index');
  await buildSample(indexDir, { ...sample, fingerprint: 'old' });
  return indexDir;
}

function sequenceOf(crashes: readonly Crash[]): string[] {
  const killed = crashes.filter(({ crash }) => crash === 'killed').map(({ state }) => state);
  return killed.filter((state, i) => state !== killed[i - 1]);
}

/** Builds over a crashed build: its claim is that of a process which is no more. */
async function rebuild(folder: string): Promise<void> {
  for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.lock'))) {
    renameSync(join(folder, name), join(folder, name.replace(/\d+/, String(nobody))));
  }
  await buildSample(folder, { ...sample, fingerprint: 'rebuilt' });
  expect(await stateOf(folder)).toBe('rebuilt');
  expect(readdirSync(folder).toSorted()).toEqual(['current.json', 'generations']);
  expect(readdirSync(join(folder, 'generations'))).toHaveLength(1);
}

describe('a build that crashes', () => {
  it('leaves the old generation or the new one, wherever it was killed or the power lost', async () => {
    const crashes = await crashesOfBuild({ indexDir: await oldIndex() });
    expect(crashes.length).toBeGreaterThan(60);
    expect(crashes.filter(({ state }) => state !== 'old' && state !== 'new')).toEqual([]);
    expect(sequenceOf(crashes)).toEqual(['old', 'new']);
    expect(crashes.some(({ crash }) => crash === 'power lost, renames too')).toBe(true);
  });

  it('leaves no index or a whole one when it was the first', async () => {
    const crashes = await crashesOfBuild({ indexDir: join(temporaryFolder(), 'deep', 'index') });
    const wrong = crashes.filter(({ state }) => state !== 'index-missing' && state !== 'new');
    expect(wrong).toEqual([]);
    expect(sequenceOf(crashes)).toEqual(['index-missing', 'new']);
  });

  it('is built over by the next build, which leaves nothing of it', async () => {
    let rebuilt = 0;
    const inspect = async ({ operation, crash, folder }: CrashState): Promise<void> => {
      // A sync changes nothing that a later build could find.
      if (crash !== 'killed' || operation.startsWith('sync')) return;
      await rebuild(folder);
      rebuilt += 1;
    };
    await crashesOfBuild({ indexDir: await oldIndex(), inspect });
    expect(rebuilt).toBeGreaterThan(15);
  });

  it('would be caught if it did not sync what it wrote', async () => {
    const crashes = await crashesOfBuild({ indexDir: await oldIndex(), syncs: false });
    expect(crashes.some(({ state }) => state === 'index-corrupt')).toBe(true);
  });
});
