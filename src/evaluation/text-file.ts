import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { IsnadError, messageOf } from '../core/errors.js';

/** A file's lines without their line ends, and the name that messages give it. */
export interface TextFile {
  name: string;
  lines: readonly string[];
}

/** The lines of a UTF-8 file, unpacked when its name ends in `.gz`; `invalid-input` when it cannot be read. */
export async function readTextFile(path: string): Promise<TextFile> {
  const file = createReadStream(path);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const lines: string[] = [];
  let rest = '';
  try {
    // The loop below sees what fails in either stream, so that nothing is left for the callback.
    const bytes = path.endsWith('.gz') ? pipeline(file, createGunzip(), () => {}) : file;
    for await (const chunk of bytes as AsyncIterable<Uint8Array>) {
      // By hand: readline would also break lines at U+2028, which JSON strings may hold.
      const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = parts.pop()!;
      for (const line of parts) lines.push(withoutReturn(line));
    }
    rest += decoder.decode();
  } catch (error) {
    throw new IsnadError('invalid-input', `Cannot read ${path}: ${messageOf(error)}.`, {
      cause: error,
    });
  }
  if (rest !== '') lines.push(withoutReturn(rest));
  return { name: path, lines };
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
