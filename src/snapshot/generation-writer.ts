import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import type { Article } from '../core/article.js';
import { IsnadError, messageOf } from '../core/errors.js';
import type { Span } from '../core/span.js';
import { claimBuild } from './build-claim.js';
import type { BuildClaim } from './build-claim.js';
import { readPointer, switchPointer } from './current-generation.js';
import { localDisk } from './disk.js';
import type { Disk } from './disk.js';
import { createDraft } from './generation-draft.js';
import type { GenerationContents } from './generation-draft.js';
import { createIndexLayout } from './index-layout.js';
import type { IndexLayout } from './index-layout.js';
import type { Manifest, Pointer } from './manifest.js';
import { openGeneration } from './open-snapshot.js';

/** Writes one generation beside the one that serves. Await each call before the next. */
export interface GenerationWriter {
  /** Adds an article and, as the next rows, its passages; refuses with `invalid-input` what does not fit. */
  addArticle(article: Article, passages: readonly Span[]): Promise<void>;
  /** Finishes the generation, opens it as a reader would, and only then lets it serve. */
  commit(contents: GenerationContents): Promise<Manifest>;
  /** Gives up what was not committed and lets others build; to be called in any case. */
  close(): Promise<void>;
}

/**
 * Starts a generation, creating the index's folder when it is missing. Fails with
 * `overloaded` while another process builds the same index.
 *
 * The pointer alone says what serves, and it is switched by one rename after all that
 * it names has reached the disk. So whenever a build is killed, the index is the old
 * generation or the new one, and what else lies there is a leftover: the next build
 * removes it. A superseded generation is removed at once, though a reader may have it
 * open: it holds the vectors in memory and the articles by an open file, which outlives
 * its name; one that is still opening finds the pointer moved and starts over.
 */
export async function createGeneration(
  indexDir: string,
  disk: Disk = localDisk,
): Promise<GenerationWriter> {
  const layout = createIndexLayout(indexDir);
  await makeWritable(layout, disk);
  const claim = await claimBuild(indexDir, disk);
  try {
    await removeLeftovers(layout, disk);
    return await createWriter(layout, claim, disk);
  } catch (error) {
    await claim.release();
    throw error;
  }
}

async function createWriter(
  layout: IndexLayout,
  claim: BuildClaim,
  disk: Disk,
): Promise<GenerationWriter> {
  const id = randomUUID();
  const directory = layout.generation(id);
  await disk.makeDirectory(directory);
  const draft = createDraft(directory, id, disk);
  let isServing = false;
  let isClosed = false;

  const close = async (): Promise<void> => {
    if (isClosed) return;
    isClosed = true;
    if (!isServing) await disk.remove(directory);
    await claim.release();
  };

  return {
    addArticle: (article, passages) => draft.addArticle(article, passages),
    async commit(contents) {
      const pointer = await draft.finish(contents);
      await disk.sync(layout.generations);
      const snapshot = await openGeneration(layout.directory, pointer);
      snapshot.close();
      await switchPointer(layout.directory, pointer, disk);
      isServing = true;
      await removeLeftovers(layout, disk);
      await close();
      return snapshot.manifest;
    },
    close,
  };
}

async function makeWritable({ directory, generations }: IndexLayout, disk: Disk): Promise<void> {
  try {
    await disk.makeDirectory(generations);
    await disk.sync(directory);
  } catch (error) {
    throw new IsnadError(
      'invalid-input',
      `No index can be written to ${directory} (${messageOf(error)}); choose another folder with --index.`,
      { cause: error },
    );
  }
}

/** Removes every generation but the one that serves; under a claim no other can be in the making. */
async function removeLeftovers(layout: IndexLayout, disk: Disk): Promise<void> {
  let serving: Pointer | undefined;
  try {
    serving = await readPointer(layout.directory);
  } catch (error) {
    // What a damaged pointer meant to keep cannot be known: a later build will tell.
    if (error instanceof IsnadError) return;
    throw error;
  }
  for (const id of await readdir(layout.generations)) {
    if (id !== serving?.generation) await disk.remove(layout.generation(id));
  }
}
