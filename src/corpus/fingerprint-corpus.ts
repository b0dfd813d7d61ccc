import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { describeFailure, listFiles } from './list-files.js';

/** Raised whenever a reader finds other articles, blocks or titles in the same files. */
const readersVersion = 1;

/** What a corpus is, and how much of it there is. */
export interface CorpusFingerprint {
  /**
   * A SHA-256 over what the readers would read, in hexadecimal: the same while
   * every file has its place below the given paths and its content.
   */
  fingerprint: string;
  /** Of all files together. */
  bytes: number;
}

/** Fingerprints and measures a corpus; nothing is parsed and no file is held in memory. */
export async function fingerprintCorpus(paths: readonly string[]): Promise<CorpusFingerprint> {
  let bytes = 0;
  const corpus = createHash('sha256').update(`isnad-corpus-${readersVersion}\n`);
  for await (const listed of listFiles(paths)) {
    // Each entry is one line of JSON, so that no two corpora write the same entries.
    const entry =
      'reason' in listed
        ? [listed.path, null, listed.reason]
        : [listed.relativePath, await hashFile(listed.path, (read) => (bytes += read))];
    corpus.update(`${JSON.stringify(entry)}\n`);
  }
  return { fingerprint: corpus.digest('hex'), bytes };
}

async function hashFile(path: string, onRead: (bytes: number) => void): Promise<string> {
  const hash = createHash('sha256');
  try {
    const content = createReadStream(path);
    content.on('data', ({ length }) => onRead(length));
    await pipeline(content, hash);
  } catch (error) {
    return describeFailure(error);
  }
  return hash.digest('hex');
}
