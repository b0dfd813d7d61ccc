import { unwatchFile, watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { messageOf } from '../core/errors.js';
import { assertRecord, recordOfBytes } from './checksum.js';
import type { Disk } from './disk.js';
import { corruptIndex, incompatibleIndex } from './index-errors.js';
import { createIndexLayout, manifestFile } from './index-layout.js';
import { formatVersion, manifestSchema, pointerSchema } from './manifest.js';
import type { Manifest, Pointer } from './manifest.js';
import { readOutdated } from './outdated-index.js';

/**
 * Which generation serves; undefined when the folder holds no index. A pointer that
 * cannot be read fails with `index-corrupt`, one of another format with `index-incompatible`.
 */
export async function readPointer(indexDir: string): Promise<Pointer | undefined> {
  const path = createIndexLayout(indexDir).pointer;
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw corruptIndex({ indexDir }, `${path} cannot be read (${messageOf(error)})`, error);
  }
  const version = z.object({ formatVersion: z.int() }).safeParse(json);
  if (version.success && version.data.formatVersion !== formatVersion) {
    const found = version.data.formatVersion;
    const paths = (await readOutdated(indexDir))?.paths ?? [];
    throw incompatibleIndex(
      { indexDir, paths },
      `${path} is of format ${found}, this version reads format ${formatVersion}`,
    );
  }
  const pointer = pointerSchema.safeParse(json);
  if (!pointer.success) {
    throw corruptIndex({ indexDir }, `${path} is no pointer (${z.prettifyError(pointer.error)})`);
  }
  return pointer.data;
}

/** Makes a generation the one that serves, at once and lastingly. */
export async function switchPointer(indexDir: string, pointer: Pointer, disk: Disk): Promise<void> {
  const layout = createIndexLayout(indexDir);
  await disk.remove(layout.nextPointer);
  await disk.append(layout.nextPointer, JSON.stringify(pointer));
  await disk.sync(layout.nextPointer);
  await disk.rename(layout.nextPointer, layout.pointer);
  await disk.sync(layout.directory);
}

/** How often a watched pointer is looked at, in milliseconds. */
const watchMs = 1_000;

/** Calls back whenever another generation may have begun to serve, until the returned function is called. */
export function watchPointer(indexDir: string, onChange: () => void): () => void {
  const path = createIndexLayout(indexDir).pointer;
  watchFile(path, { interval: watchMs, persistent: false }, onChange);
  return () => unwatchFile(path, onChange);
}

/**
 * Reads from the generation that serves; undefined when there is no index. A build may
 * switch to a new generation and remove this one while it is being read: then reading
 * fails, the pointer has moved, and the new one is read instead.
 */
export async function readCurrent<T>(
  indexDir: string,
  read: (pointer: Pointer) => Promise<T>,
): Promise<T | undefined> {
  let pointer = await readPointer(indexDir);
  while (pointer !== undefined) {
    try {
      return await read(pointer);
    } catch (error) {
      const now = await readPointer(indexDir);
      if (now?.generation === pointer.generation) throw error;
      pointer = now;
    }
  }
  return undefined;
}

/** The manifest that a pointer names, checked against its checksum and schema. */
export async function readManifestOf(indexDir: string, pointer: Pointer): Promise<Manifest> {
  const directory = createIndexLayout(indexDir).generation(pointer.generation);
  try {
    const bytes = await readFile(`${directory}/${manifestFile}`);
    assertRecord(recordOfBytes(bytes), pointer.manifest);
    const manifest = manifestSchema.parse(JSON.parse(bytes.toString('utf8')));
    if (manifest.generation !== pointer.generation) {
      throw new Error(`it describes generation ${manifest.generation}`);
    }
    return manifest;
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    throw corruptIndex({ indexDir }, `${directory}/${manifestFile}: ${reason}`, error);
  }
}

/**
 * What the index at a path holds, without opening it; undefined when there is none.
 * Fails with `index-corrupt` or `index-incompatible`, naming the command that repairs it.
 */
export function readManifest(indexDir: string): Promise<Manifest | undefined> {
  return readCurrent(indexDir, (pointer) => readManifestOf(indexDir, pointer));
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
