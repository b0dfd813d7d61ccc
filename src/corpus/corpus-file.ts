import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { IsnadError } from '../core/errors.js';
import type { CorpusFile, FileLine } from './article-reader.js';
import { decodeFile, decodeLine } from './decode.js';

/** The largest article file, and the longest line of a file of many articles. */
export const maxArticleBytes = 16 * 1024 * 1024;

interface Located {
  path: string;
  id: string;
  maxBytes?: number;
  /** Called with the number of bytes that were read, or passed over, since the last call. */
  onRead?: ((bytes: number) => void) | undefined;
}

/** Access to a file that was found; nothing is read until a reader asks for it. */
export function createCorpusFile(located: Located): CorpusFile {
  const { path, id, maxBytes = maxArticleBytes, onRead = () => undefined } = located;
  return {
    path,
    id,
    async text(declared) {
      const { size } = await stat(path);
      onRead(size);
      if (size > maxBytes) throw unreadable(tooLarge('file', size, maxBytes));
      const decoded = decodeFile(await readFile(path), declared);
      if ('reason' in decoded) throw unreadable(decoded.reason);
      return decoded.text;
    },
    lines: () => readLines(path, { maxBytes, onRead }),
  };
}

function unreadable(reason: string): IsnadError {
  return new IsnadError('corpus-unreadable', reason);
}

function tooLarge(what: string, bytes: number, maxBytes: number): string {
  return `the ${what} is too large: ${bytes} bytes, at most ${maxBytes} are read; split it`;
}

const newline = 0x0a;

async function* readLines(
  path: string,
  { maxBytes, onRead }: { maxBytes: number; onRead: (bytes: number) => void },
): AsyncGenerator<FileLine> {
  let pending: Uint8Array[] = [];
  let size = 0;
  let number = 0;
  const take = (): FileLine | undefined => {
    number += 1;
    const line = lineOf(number, size > maxBytes ? size : Buffer.concat(pending), maxBytes);
    pending = [];
    size = 0;
    return line;
  };
  const add = (piece: Uint8Array) => {
    size += piece.length;
    // Of a line that is too long only its length is kept.
    if (size > maxBytes) pending = [];
    else pending.push(piece);
  };
  for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) {
    onRead(chunk.length);
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      add(chunk.subarray(start, end));
      start = end + 1;
      const line = take();
      if (line) yield line;
    }
    add(chunk.subarray(start));
  }
  const line = size > 0 ? take() : undefined;
  if (line) yield line;
}

/** The line of the bytes, or of how many there were when they were too many; nothing for a blank one. */
function lineOf(
  number: number,
  bytes: Uint8Array | number,
  maxBytes: number,
): FileLine | undefined {
  if (typeof bytes === 'number') return { number, reason: tooLarge('line', bytes, maxBytes) };
  const decoded = decodeLine(bytes);
  if ('reason' in decoded) return { number, reason: decoded.reason };
  return decoded.text.trim() === '' ? undefined : { number, text: decoded.text };
}
