import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildExactIndex } from '../../src/vector/exact-index.js';
import { buildHnswIndex, createHnswBuilder, openHnswIndex } from '../../src/vector/hnsw-index.js';
import type { HnswIndex } from '../../src/vector/hnsw-index.js';
import { defaultHnswParameters as parameters } from '../../src/vector/hnsw-parameters.js';
import type { HnswParameters } from '../../src/vector/vector-index.js';
import { itIsAVectorIndex } from '../contracts/vector-index-contract.js';
import { clusteredVectors } from './random-vectors.js';

const folder = mkdtempSync(join(tmpdir(), 'isnad-hnsw-'));
afterAll(() => rmSync(folder, { recursive: true }));

const path = join(folder, 'graph.bin');
const dimension = 48;
const vectors = clusteredVectors({ size: 3_000, clusters: 60, dimension, seed: 7 });
const queries = clusteredVectors({ size: 3_100, clusters: 60, dimension, seed: 7 }).slice(3_000);

describe('the HNSW index', () => {
  itIsAVectorIndex((rows, width) => buildHnswIndex(rows, width, parameters));
});

describe('the HNSW index built in batches that outgrow its capacity', () => {
  itIsAVectorIndex((rows, width) => {
    const builder = createHnswBuilder(width, parameters, 1);
    for (let start = 0; start < rows.length; start += 7) builder.add(rows.slice(start, start + 7));
    return builder.finish();
  });
});

describe('the HNSW index read from disk', () => {
  itIsAVectorIndex((rows, width) => {
    buildHnswIndex(rows, width, parameters).save(path);
    return openHnswIndex(path, { dimension: width, size: rows.length, parameters });
  });
});

describe('HNSW search among thousands of vectors', () => {
  const index = buildHnswIndex(vectors, dimension, parameters);

  it('finds at least 99% of the ten nearest', () => {
    const exact = buildExactIndex(vectors, dimension);
    let found = 0;
    for (const query of queries) {
      const nearest = new Set(exact.search(query, 10).map(({ row }) => row));
      found += index.search(query, 10).filter(({ row }) => nearest.has(row)).length;
    }
    expect(found / (10 * queries.length)).toBeGreaterThanOrEqual(0.99);
  });

  it('finds the same after a save and an open, which resets the engine', () => {
    index.save(path);
    const reopened = openHnswIndex(path, { dimension, size: vectors.length, parameters });
    for (const query of queries)
      expect(reopened.search(query, 10)).toEqual(index.search(query, 10));
  });

  it('fills k from the few rows that a filter accepts', () => {
    const hits = index.search(queries[0]!, 10, (row) => row % 250 === 0);
    expect(hits).toHaveLength(10);
    expect(hits.every(({ row }) => row % 250 === 0)).toBe(true);
  });

  it('finds what lies beside hundreds of copies of one vector', () => {
    const copies = Array.from({ length: 500 }, () => vectors[0]!);
    const crowded = buildHnswIndex([...copies, ...vectors], dimension, parameters);
    for (let row = 1; row < vectors.length; row += 100) {
      expect(crowded.search(vectors[row]!, 1)[0]!.row).toBe(copies.length + row);
    }
  });
});

function bytesOf(index: HnswIndex): Buffer {
  index.save(path);
  return readFileSync(path);
}

describe('an HNSW graph', () => {
  const some = vectors.slice(0, 300);

  it('is the same to the byte however its vectors came in, and another for another seed', () => {
    const builder = createHnswBuilder(dimension, parameters, 10);
    for (const vector of some) builder.add([vector]);
    const grown = bytesOf(builder.finish());
    const whole = bytesOf(buildHnswIndex(some, dimension, parameters));
    const other = bytesOf(buildHnswIndex(some, dimension, { ...parameters, seed: 1 }));
    expect(grown.equals(whole)).toBe(true);
    expect(other.equals(whole)).toBe(false);
  });

  it('refuses parameters that the engine would bend or fail on', () => {
    const wrong: Partial<HnswParameters>[] = [
      { m: 1 },
      { m: 10_001, efConstruction: 20_000 },
      { efConstruction: parameters.m - 1 },
      { efSearch: 0 },
      { efSearch: Number.NaN },
      { seed: -1 },
      { seed: 0.5 },
    ];
    for (const change of wrong) {
      expect(() => createHnswBuilder(2, { ...parameters, ...change })).toThrow(
        expect.objectContaining({ code: 'invalid-input' }),
      );
    }
  });
});

describe('an HNSW file', () => {
  const size = 50;
  const shape = { dimension, size, parameters };
  const corrupt = expect.objectContaining({ code: 'index-corrupt' });
  const save = (): void => buildHnswIndex(vectors.slice(0, size), dimension, parameters).save(path);

  it.each([
    { dimension: dimension * 2 },
    { dimension: dimension - 1 },
    { size: size - 1 },
    { size: size + 1 },
    { parameters: { ...parameters, m: 16 } },
    { parameters: { ...parameters, efConstruction: 100 } },
  ])('is refused when it should have been built with %o', (change) => {
    save();
    expect(() => openHnswIndex(path, { ...shape, ...change })).toThrow(corrupt);
    expect(openHnswIndex(path, shape).size).toBe(size);
  });

  it('is refused at any length but its own', () => {
    save();
    const whole = readFileSync(path).length;
    appendFileSync(path, 'x');
    expect(() => openHnswIndex(path, shape)).toThrow(corrupt);
    for (const length of [whole - 1, whole - 5, Math.floor(whole / 2), 100, 95, 8, 0]) {
      truncateSync(path, length);
      expect(() => openHnswIndex(path, shape)).toThrow(corrupt);
    }
  });

  it('is refused when it is missing or a folder', () => {
    expect(() => openHnswIndex(join(folder, 'none.bin'), shape)).toThrow(corrupt);
    expect(() => openHnswIndex(folder, shape)).toThrow(corrupt);
  });

  it('is not taken for written where it could not be', () => {
    const index = buildHnswIndex(vectors.slice(0, size), dimension, parameters);
    expect(() => index.save(join(folder, 'none', 'graph.bin'))).toThrow(corrupt);
  });
});
