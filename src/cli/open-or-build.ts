import { join } from 'node:path';
import { IsnadError } from '../core/errors.js';
import { buildIndex } from './build-index.js';
import type { BuildIndexOptions } from './build-index.js';
import type { CliContext } from './context.js';
import { inspectIndex } from './inspect-index.js';
import { packageRoot } from './environment.js';
import { runIndexProcess } from './index-process.js';
import { openLiveIndex } from './live-index.js';
import type { LiveIndex, LiveIndexParts } from './live-index.js';
import { createProgress } from './progress.js';

/** An index and what it is used with. */
type IndexUse = Pick<LiveIndexParts, 'index' | 'embedder' | 'lexicon'>;

/**
 * Opens an index for as long as a server runs. One that is missing or cannot serve is
 * built first; one that is stale serves while another process builds a new one, until the
 * signal stops that. `building` ends with that process, whether or not it succeeds.
 */
export async function openOrBuild(
  { index, embedder, lexicon }: IndexUse,
  signal: AbortSignal,
  context: CliContext,
): Promise<{ live: LiveIndex; building: Promise<void> }> {
  const tell = (message: string): void => context.tell(message);
  const parts = { index, embedder, lexicon, now: context.now, tell };
  const state = await inspectIndex(index, embedder, [join(packageRoot, 'seeds')]);
  if (state.isCurrent) {
    if (state.warning !== undefined) tell(state.warning);
    return { live: await openLiveIndex(parts), building: Promise.resolve() };
  }
  const { reason, paths, servesFrom } = state;
  tell(`${reason}: indexing ${paths.join(', ')}`);
  const old = servesFrom === undefined ? undefined : await openReadable(parts);
  if (old === undefined) {
    await buildAndTell({ paths, index, embedder }, context);
    return { live: await openLiveIndex(parts), building: Promise.resolve() };
  }
  tell(`Until that is done, the index of ${servesFrom} answers`);
  const options = { paths, index, model: embedder.model.name };
  const building = runIndexProcess(options, signal, context).then(() => old.refresh());
  return { live: old, building };
}

/** The index, unless it is damaged. */
async function openReadable(parts: LiveIndexParts): Promise<LiveIndex | undefined> {
  try {
    return await openLiveIndex(parts);
  } catch (error) {
    if (error instanceof IsnadError && error.code === 'index-corrupt') return undefined;
    throw error;
  }
}

async function buildAndTell(
  parts: Pick<BuildIndexOptions, 'paths' | 'index' | 'embedder'>,
  context: CliContext,
): Promise<void> {
  const progress = createProgress('Indexing', { isTerminal: context.isTerminal, unit: 'MB' });
  const { corpus, passages } = await buildIndex({
    ...parts,
    builtAt: context.date(),
    onProblem: ({ path, reason }) => context.tell(`Left out ${path}: ${reason}`),
    onProgress: (bytes, totalBytes) => progress.update(bytes, totalBytes),
  }).finally(() => progress.stop());
  context.tell(`Indexed ${corpus.articles} articles, ${passages} passages`);
}
