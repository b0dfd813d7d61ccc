import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { describeFailure, listFiles } from './list-files.js';

/** Raised whenever a reader finds other articles, blocks or titles in the same files. */
const readersVersion = 1;

/**
 * A SHA-256 over what the readers would read, in hexadecimal: the same while
 * every file has its place below the given paths and its content. Nothing is
 * parsed and no file is held in memory.
 */
export async function fingerprintCorpus(paths: readonly string[]): Promise<string> {
  const corpus = createHash('sha256').update(`isnad-corpus-${readersVersion}\n`);
  for await (const listed of listFiles(paths)) {
    // Each entry is one line of JSON, so that no two corpora write the same entries.
    const entry =
      'reason' in listed
        ? [listed.path, null, listed.reason]
        : [listed.relativePath, await hashFile(listed.path)];
    corpus.update(`${JSON.stringify(entry)}\n`);
  }
  return corpus.digest('hex');
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
  } catch (error) {
    return describeFailure(error);
  }
  return hash.digest('hex');
}
