import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareHits } from '../../src/core/hit.js';
import type { VectorIndex } from '../../src/vector/vector-index.js';

export type BuildIndex = (vectors: readonly Float32Array[], dimension: number) => VectorIndex;

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

/** Cosine in double precision; 0 when either vector is all zeros. */
function cosine(a: Float32Array, b: Float32Array): number {
  return dot(a, b) / (Math.sqrt(dot(a, a) * dot(b, b)) || 1);
}

const of = (...values: number[]): Float32Array => Float32Array.from(values);

/** Half of the vectors point along a few directions, so that equal and zero vectors occur. */
const vectorOf = (dimension: number): fc.Arbitrary<Float32Array> =>
  fc
    .oneof(
      fc.array(fc.integer({ min: -1, max: 1 }), { minLength: dimension, maxLength: dimension }),
      fc.array(fc.float({ min: -2, max: 2, noNaN: true }), {
        minLength: dimension,
        maxLength: dimension,
      }),
    )
    .map((values) => Float32Array.from(values));

const searches = fc.integer({ min: 1, max: 8 }).chain((dimension) =>
  fc.record({
    dimension: fc.constant(dimension),
    vectors: fc.array(vectorOf(dimension), { maxLength: 60 }),
    query: vectorOf(dimension),
    k: fc.integer({ min: 1, max: 80 }),
    modulus: fc.integer({ min: 1, max: 4 }),
  }),
);

/** What every vector index must do, small enough that approximate ones must be exact. */
export function itIsAVectorIndex(build: BuildIndex): void {
  it('ranks by cosine, best first', () => {
    const index = build([of(0, 1), of(3, 3), of(-1, 0), of(2, 0)], 2);
    const hits = index.search(of(5, 0), 4);
    expect(hits.map(({ row }) => row)).toEqual([3, 1, 0, 2]);
    const scores = hits.map(({ score }) => score);
    for (const [i, expected] of [1, Math.SQRT1_2, 0, -1].entries()) {
      expect(scores[i]).toBeCloseTo(expected, 6);
    }
  });

  it('agrees with a naive search on any vectors, k and filter', () => {
    fc.assert(
      fc.property(searches, ({ dimension, vectors, query, k, modulus }) => {
        const accepts = (row: number): boolean => row % modulus === 0;
        const hits = build(vectors, dimension).search(query, k, accepts);
        const expected = vectors
          .map((vector, row) => ({ row, score: cosine(vector, query) }))
          .filter(({ row }) => accepts(row))
          .toSorted(compareHits)
          .slice(0, k);
        expect(hits).toHaveLength(expected.length);
        expect(new Set(hits.map(({ row }) => row)).size).toBe(hits.length);
        expect(hits).toEqual(hits.toSorted(compareHits));
        for (const [i, { row, score }] of hits.entries()) {
          expect(accepts(row)).toBe(true);
          expect(score).toBeCloseTo(cosine(vectors[row]!, query), 5);
          expect(score).toBeCloseTo(expected[i]!.score, 5);
        }
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  it('orders equal vectors by row, also where k cuts through them', () => {
    const index = build([of(0, 1), ...Array.from({ length: 40 }, () => of(0.6, 0.8))], 2);
    const hits = index.search(of(3, 4), 7);
    expect(hits.map(({ row }) => row)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('returns all it holds when k is larger, and nothing for k 0', () => {
    const index = build([of(1, 0), of(0, 1)], 2);
    expect(index.search(of(1, 0), 1_000).map(({ row }) => row)).toEqual([0, 1]);
    expect(index.search(of(1, 0), 0)).toEqual([]);
  });

  it('finds nothing in an empty index', () => {
    const index = build([], 3);
    expect([index.size, index.dimension]).toEqual([0, 3]);
    expect(index.search(of(1, 0, 0), 5)).toEqual([]);
  });

  it('finds nothing when the filter accepts nothing', () => {
    const index = build([of(1, 0), of(0, 1)], 2);
    expect(index.search(of(1, 0), 5, () => false)).toEqual([]);
  });

  it('passes on what a filter throws, and searches on afterwards', () => {
    const index = build([of(1, 0), of(0, 1)], 2);
    expect(() =>
      index.search(of(1, 0), 1, (row) => {
        throw new Error(`no filter for ${row}`);
      }),
    ).toThrow('no filter for');
    expect(index.search(of(1, 0), 1)).toHaveLength(1);
  });

  it('gives zero vectors the cosine 0', () => {
    const index = build([of(0, 0), of(-1, 0)], 2);
    expect(index.search(of(1, 0), 2)).toEqual([
      { row: 0, score: 0 },
      { row: 1, score: -1 },
    ]);
  });

  it('hands out unit vectors that are copies', () => {
    const index = build([of(3, 4)], 2);
    index.vectorOf(0).fill(9);
    expect([...index.vectorOf(0)]).toEqual([Math.fround(0.6), Math.fround(0.8)]);
    for (const row of [-1, 1, 0.5]) expect(() => index.vectorOf(row)).toThrow(RangeError);
  });

  it('refuses vectors of a wrong dimension or with values that are not finite', () => {
    const refusal = expect.objectContaining({ code: 'invalid-input' });
    for (const vector of [of(1), of(1, 2, 3), of(Number.NaN, 1), of(1, Infinity)]) {
      expect(() => build([vector], 2)).toThrow(refusal);
      expect(() => build([of(1, 0)], 2).search(vector, 1)).toThrow(refusal);
    }
  });
}
