import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { createIndexLayout, manifestFile } from './index-layout.js';
import { formatVersion } from './manifest.js';

/** What an index of an earlier format tells for building it anew. */
export interface OutdatedIndex {
  /** What it was built from. */
  paths: string[];
  /** The name of its model. */
  model: string;
}

const oldPointer = z.object({
  formatVersion: z.int().max(formatVersion - 1),
  generation: z.uuid(),
});
const oldManifest = z.object({
  corpus: z.object({ paths: z.array(z.string()).min(1) }),
  model: z.object({ name: z.string() }),
});

/** Reads an index of an earlier format; undefined for any other, and for one that does not tell. */
export async function readOutdated(indexDir: string): Promise<OutdatedIndex | undefined> {
  const layout = createIndexLayout(indexDir);
  try {
    const { generation } = oldPointer.parse(await readJson(layout.pointer));
    const path = join(layout.generation(generation), manifestFile);
    const { corpus, model } = oldManifest.parse(await readJson(path));
    return { paths: corpus.paths, model: model.name };
  } catch {
    // Whoever reads the index itself is told what is wrong with it.
    return undefined;
  }
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'));
}
