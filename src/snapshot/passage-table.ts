import type { Span } from '../core/span.js';

/** Which article each passage lies in, and where. */
export interface PassageTable {
  readonly size: number;
  /** Throws a RangeError for a row that does not exist. */
  articleRow(row: number): number;
  span(row: number): Span;
  /** The passage's place among those of its article, from 0. */
  ordinal(row: number): number;
}

/** One row of the table. */
export interface PassageRow {
  articleRow: number;
  span: Span;
}

/** A row is three unsigned little-endian numbers of four bytes: article row, start, end. */
const rowBytes = 12;

/** The table as bytes for `openPassageTable`. */
export function encodePassages(rows: readonly PassageRow[]): Uint8Array {
  const bytes = Buffer.alloc(rows.length * rowBytes);
  for (const [row, { articleRow, span }] of rows.entries()) {
    bytes.writeUInt32LE(articleRow, row * rowBytes);
    bytes.writeUInt32LE(span.start, row * rowBytes + 4);
    bytes.writeUInt32LE(span.end, row * rowBytes + 8);
  }
  return bytes;
}

/** Opens what `encodePassages` wrote; throws on anything that is no table of this shape. */
export function openPassageTable(
  bytes: Buffer,
  counts: { passages: number; articles: number },
): PassageTable {
  if (bytes.length !== counts.passages * rowBytes) {
    throw new RangeError(`it has ${bytes.length} bytes for ${counts.passages} passages`);
  }
  const articleRow = (row: number): number => bytes.readUInt32LE(row * rowBytes);
  const firstRows = firstRowsOf(articleRow, counts);

  const assertRow = (row: number): void => {
    if (Number.isInteger(row) && row >= 0 && row < counts.passages) return;
    throw new RangeError(`there is no passage ${row} among ${counts.passages}`);
  };

  return {
    size: counts.passages,
    articleRow(row) {
      assertRow(row);
      return articleRow(row);
    },
    span(row) {
      assertRow(row);
      const at = row * rowBytes;
      return { start: bytes.readUInt32LE(at + 4), end: bytes.readUInt32LE(at + 8) };
    },
    ordinal(row) {
      assertRow(row);
      return row - firstRows[articleRow(row)]!;
    },
  };
}

/** The first passage of each article; throws when an article's passages are not adjacent. */
function firstRowsOf(
  articleRow: (row: number) => number,
  { passages, articles }: { passages: number; articles: number },
): Int32Array {
  const firstRows = new Int32Array(articles).fill(-1);
  let previous = -1;
  for (let row = 0; row < passages; row++) {
    const article = articleRow(row);
    if (article === previous) continue;
    if (firstRows[article] !== -1) {
      throw new RangeError(`passage ${row} names article ${article} out of turn`);
    }
    firstRows[article] = row;
    previous = article;
  }
  return firstRows;
}
