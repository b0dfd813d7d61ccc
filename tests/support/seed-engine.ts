import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIndex } from '../../src/cli/build-index.js';
import { createEngine } from '../../src/cli/engine.js';
import type { Engine } from '../../src/cli/engine.js';
import { readLexicon } from '../../src/cli/read-lexicon.js';
import type { Embedder } from '../../src/embedding/embedder.js';
import { openSnapshot } from '../../src/snapshot/open-snapshot.js';

/** Indexes the seeds in a temporary folder and opens them; `close` removes it. */
export async function openSeedEngine(
  embedder: Embedder,
): Promise<Engine & { close: () => Promise<void> }> {
  const index = await mkdtemp(join(tmpdir(), 'isnad-seeds-'));
  await buildIndex({
    paths: ['seeds'],
    index,
    embedder,
    builtAt: new Date(0),
    onProblem: ({ path, reason }) => {
      throw new Error(`${path}: ${reason}`);
    },
  });
  const snapshot = await openSnapshot(index);
  const engine = createEngine({
    index,
    snapshot,
    embedder,
    lexicon: await readLexicon(),
    now: () => performance.now(),
  });
  return {
    ...engine,
    close: async () => {
      snapshot.close();
      await embedder.close();
      await rm(index, { recursive: true, force: true });
    },
  };
}
