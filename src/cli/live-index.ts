import { IsnadError, messageOf } from '../core/errors.js';
import type { Service } from '../server/service.js';
import { readPointer, watchPointer } from '../snapshot/current-generation.js';
import { openSnapshot } from '../snapshot/open-snapshot.js';
import { createEngine } from './engine.js';
import type { Engine, EngineParts } from './engine.js';

/** An index in use, taken up anew whenever a build lets another generation serve. */
export interface LiveIndex {
  /** What belongs to the generation that is open now; to be asked anew for every request. */
  service(): Service;
  /** Takes up another generation at once instead of when it is noticed. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

export interface LiveIndexParts extends Omit<EngineParts, 'snapshot'> {
  tell: (message: string) => void;
}

/** A superseded generation stays open for so many milliseconds, more than the server gives any answer. */
const farewellMs = 60_000;

/**
 * Opens the generation that serves and watches for others. Fails as `openSnapshot` and
 * `createEngine` do; of a later generation that fails so it is told, and the open one kept.
 */
export async function openLiveIndex({ tell, ...parts }: LiveIndexParts): Promise<LiveIndex> {
  let engine = await openEngine(parts);
  /** The generation that was tried last, so that its failure is told once. */
  let tried = engine.snapshot.manifest.generation;

  async function takeUp(): Promise<void> {
    try {
      const pointer = await readPointer(parts.index);
      if (pointer === undefined || pointer.generation === tried) return;
      tried = pointer.generation;
      const superseded = engine.snapshot;
      engine = await openEngine(parts);
      // It may be a still newer one.
      tried = engine.snapshot.manifest.generation;
      setTimeout(() => superseded.close(), farewellMs).unref();
      const { articles, passages } = engine.service.info;
      tell(`Answering from the new index: ${articles} articles, ${passages} passages`);
    } catch (error) {
      const isOfOtherModel = error instanceof IsnadError && error.code === 'index-incompatible';
      const why = isOfOtherModel
        ? 'The new one was made with another model: start the server again to answer from it.'
        : messageOf(error);
      tell(`Still answering from the old index. ${why}`);
    }
  }

  /** One after the other, so that no generation is opened twice. */
  let last = Promise.resolve();
  const refresh = (): Promise<void> => (last = last.then(takeUp));
  const stopWatching = watchPointer(parts.index, () => void refresh());
  // For one that began to serve while the first was being opened.
  void refresh();
  return {
    service: () => engine.service,
    refresh,
    async close() {
      stopWatching();
      await last;
      engine.snapshot.close();
    },
  };
}

async function openEngine(parts: Omit<EngineParts, 'snapshot'>): Promise<Engine> {
  const snapshot = await openSnapshot(parts.index);
  try {
    return createEngine({ ...parts, snapshot });
  } catch (error) {
    snapshot.close();
    throw error;
  }
}
