import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openSnapshot } from '../../src/snapshot/open-snapshot.js';
import { createRandom, killBuilds, writeManyArticles } from './kill-builds.js';

const folder = mkdtempSync(join(tmpdir(), 'isnad-kill-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('an index whose builds are killed', () => {
  it('always serves the old generation or a complete new one', { timeout: 180_000 }, async () => {
    const corpus = writeManyArticles(join(folder, 'corpus'), 60);
    const index = join(folder, 'index');
    const outcomes = await killBuilds({ corpus, index, kills: 12, random: createRandom(2026) });
    expect(outcomes).toHaveLength(12);
    for (const { before, served, articles, found } of outcomes) {
      expect(articles).toBe(65);
      expect(found).toBeGreaterThan(0);
      expect(served.generation === before || served.isNew).toBe(true);
    }
    // Else the kills came too late to show anything.
    expect(
      outcomes.filter(({ wasRunning, left }) => wasRunning && left > 0).length,
    ).toBeGreaterThan(2);

    const snapshot = await openSnapshot(index);
    snapshot.close();
    // The build that ended has removed what the killed ones left.
    expect(readdirSync(join(index, 'generations'))).toEqual([snapshot.manifest.generation]);
  });
});
