import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { FileRecord } from './manifest.js';

/** The record of bytes in memory. */
export function recordOfBytes(bytes: Uint8Array): FileRecord {
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** The record of a file, read piece by piece; through `fd` when it is open already. */
export async function recordOfFile(path: string, fd?: number): Promise<FileRecord> {
  const opened = fd === undefined ? {} : { fd, start: 0, autoClose: false };
  const hash = createHash('sha256');
  let bytes = 0;
  const pieces: AsyncIterable<Buffer> = createReadStream(path, {
    highWaterMark: 1 << 20,
    ...opened,
  });
  for await (const piece of pieces) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** Fails with what differs when a file is not the recorded one. */
export function assertRecord(found: FileRecord, expected: FileRecord): void {
  if (found.bytes !== expected.bytes) {
    throw new Error(`it has ${found.bytes} bytes instead of ${expected.bytes}`);
  }
  if (found.sha256 !== expected.sha256) {
    throw new Error(
      `its SHA-256 is ${found.sha256.slice(0, 12)}… instead of ${expected.sha256.slice(0, 12)}…`,
    );
  }
}
