import { decode, encode } from '@msgpack/msgpack';
import { z } from 'zod';
import { IsnadError, messageOf } from '../core/errors.js';
import type { Bm25Parameters } from './bm25.js';
import type { Postings } from './postings.js';

const formatVersion = 2;

const bytes = z.instanceof(Uint8Array);
const fileSchema = z.object({
  formatVersion: z.literal(formatVersion),
  parameters: z.object({
    k1: z.number(),
    b: z.number(),
    titleWeight: z.number(),
    spellingWeight: z.number(),
  }),
  terms: z.array(z.string()),
  spellingOffsets: bytes,
  spellings: z.array(z.string()),
  offsets: bytes,
  rows: bytes,
  frequencies: bytes,
  lengths: bytes,
});

/** The index as one MessagePack document; numbers are little-endian arrays. */
export function encodeLexical(postings: Postings, parameters: Bm25Parameters): Uint8Array {
  const { terms, spellings, ...arrays } = postings;
  const raw = Object.entries(arrays).map(([name, { buffer, byteOffset, byteLength }]) => [
    name,
    new Uint8Array(buffer, byteOffset, byteLength),
  ]);
  return encode({ formatVersion, parameters, terms, spellings, ...Object.fromEntries(raw) });
}

/** Reads what `encodeLexical` wrote; anything else fails with `index-corrupt`. */
export function decodeLexical(file: Uint8Array): {
  postings: Postings;
  parameters: Bm25Parameters;
} {
  try {
    const { terms, spellings, parameters, ...raw } = fileSchema.parse(decode(file));
    const postings = {
      terms,
      spellingOffsets: new Uint32Array(alignedBuffer(raw.spellingOffsets)),
      spellings,
      offsets: new Uint32Array(alignedBuffer(raw.offsets)),
      rows: new Uint32Array(alignedBuffer(raw.rows)),
      frequencies: new Float32Array(alignedBuffer(raw.frequencies)),
      lengths: new Float32Array(alignedBuffer(raw.lengths)),
    };
    assertConsistent(postings);
    return { postings, parameters };
  } catch (error) {
    throw new IsnadError(
      'index-corrupt',
      `The lexical index cannot be read (${messageOf(error)}). Build the index again with \`isnad index\`.`,
      { cause: error },
    );
  }
}

/** A copy, since a view into the document may start at any byte. */
function alignedBuffer(view: Uint8Array): ArrayBuffer {
  return new Uint8Array(view).buffer;
}

function assertConsistent(postings: Postings): void {
  const { terms, spellingOffsets, spellings, offsets, rows, frequencies, lengths } = postings;
  if (spellingOffsets.length !== terms.length + 1 || spellingOffsets.at(-1) !== spellings.length) {
    throw new RangeError('its spellings do not fit its terms');
  }
  if (offsets.length !== spellings.length + 1 || offsets.at(-1) !== rows.length) {
    throw new RangeError('its offsets do not fit its postings');
  }
  if (rows.length !== frequencies.length || rows.some((row) => row >= lengths.length)) {
    throw new RangeError('its postings do not fit its passages');
  }
}
