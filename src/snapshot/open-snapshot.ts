import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Collection } from '../core/collection.js';
import { messageOf } from '../core/errors.js';
import { openBm25Index } from '../lexical/bm25-index.js';
import type { LexicalIndex } from '../lexical/lexical-index.js';
import { openHnswIndex } from '../vector/hnsw-index.js';
import type { VectorIndex } from '../vector/vector-index.js';
import { parseCatalog } from './article-catalog.js';
import { openArticleFile } from './article-file.js';
import { assertRecord, recordOfBytes, recordOfFile } from './checksum.js';
import { readCurrent, readManifestOf } from './current-generation.js';
import { corruptIndex, missingIndex } from './index-errors.js';
import { createIndexLayout } from './index-layout.js';
import type { ContentFile, Manifest, Pointer } from './manifest.js';
import { openPassageTable } from './passage-table.js';
import { createStoredCollection } from './stored-collection.js';

/** One generation, open for questions. It stays whole when a newer one takes its place. */
export interface Snapshot {
  readonly manifest: Manifest;
  readonly collection: Collection;
  readonly vectors: VectorIndex;
  readonly lexical: LexicalIndex;
  /** Frees the file of articles; the collection must not be used afterwards. */
  close(): void;
}

/**
 * Opens the generation that serves, after checking every byte of it against its
 * checksum. Fails with `index-missing`, `index-corrupt` or `index-incompatible`; the
 * message names the file, what is wrong with it, and the command that repairs the index.
 */
export async function openSnapshot(indexDir: string): Promise<Snapshot> {
  const snapshot = await readCurrent(indexDir, (pointer) => openGeneration(indexDir, pointer));
  if (snapshot === undefined) throw missingIndex({ indexDir });
  return snapshot;
}

/** Opens any finished generation, whether or not it serves yet. */
export async function openGeneration(indexDir: string, pointer: Pointer): Promise<Snapshot> {
  const manifest = await readManifestOf(indexDir, pointer);
  const directory = createIndexLayout(indexDir).generation(pointer.generation);
  const { corpus, passages, model, hnsw } = manifest;

  /** Runs what opens one file, and says of any failure which file it was. */
  const open = async <T>(name: ContentFile, read: (path: string) => T | Promise<T>): Promise<T> => {
    const path = join(directory, name);
    try {
      return await read(path);
    } catch (error) {
      const reason = `${path}: ${messageOf(error)}`;
      throw corruptIndex({ indexDir, paths: corpus.paths }, reason, error);
    }
  };
  const openBytes = <T>(name: ContentFile, parse: (bytes: Buffer) => T): Promise<T> =>
    open(name, async (path) => {
      const bytes = await readFile(path);
      assertRecord(recordOfBytes(bytes), manifest.files[name]);
      return parse(bytes);
    });

  const catalog = await openBytes('catalog.jsonl', (bytes) =>
    parseCatalog(bytes.toString('utf8'), corpus.articles),
  );
  const table = await openBytes('passages.bin', (bytes) =>
    openPassageTable(bytes, { passages, articles: corpus.articles }),
  );
  const lexical = await openBytes('lexical.bin', (bytes) => {
    const index = openBm25Index(bytes);
    if (index.size === passages) return index;
    throw new Error(`it holds ${index.size} passages instead of ${passages}`);
  });
  const vectors = await open('hnsw.bin', async (path) => {
    assertRecord(await recordOfFile(path), manifest.files['hnsw.bin']);
    return openHnswIndex(path, { dimension: model.dimension, size: passages, parameters: hnsw });
  });
  // Last, so that nothing after it can fail and leave the file open.
  const texts = await open('articles.jsonl', (path) =>
    openArticleFile(path, manifest.files['articles.jsonl']),
  );
  return {
    manifest,
    collection: createStoredCollection({ catalog, passages: table, texts }),
    vectors,
    lexical,
    close: () => texts.close(),
  };
}
