import { isUtf8 } from 'node:buffer';

/** The text of bytes, or why there is none. */
export type Decoded = { text: string } | { reason: string };

const byteOrderMarks: readonly (readonly [encoding: string, first: number, second: number])[] = [
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
];

/**
 * Decodes a file, without its byte order mark: as UTF-16 when such a mark says so, else as
 * UTF-8, and what is not UTF-8 in the encoding that the text itself declares. No encoding
 * is guessed: a wrong guess would be quoted.
 */
export function decodeFile(
  bytes: Uint8Array,
  declared?: (bytes: Uint8Array) => string | undefined,
): Decoded {
  const [marked] = byteOrderMarks.find(([, a, b]) => bytes[0] === a && bytes[1] === b) ?? [];
  return decodeAs(marked ?? (isUtf8(bytes) ? 'utf-8' : declared?.(bytes)), bytes);
}

/** Decodes a line of a file in UTF-8. */
export function decodeLine(bytes: Uint8Array): Decoded {
  return decodeAs(isUtf8(bytes) ? 'utf-8' : undefined, bytes);
}

function decodeAs(encoding: string | undefined, bytes: Uint8Array): Decoded {
  if (encoding === undefined) {
    const example = 'iconv -f WINDOWS-1256 -t UTF-8';
    return { reason: `is not valid UTF-8; convert it to UTF-8, for example with ${example}` };
  }
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return { reason: `says that it is ${encoding} and is not` };
  }
  // UTF-16 without a byte order mark and binary formats can be valid UTF-8.
  if (text.includes('\0')) return { reason: 'holds NUL characters, so it is not text' };
  return { text };
}
