import { describe, expect, it } from 'vitest';
import { clsPool, meanPool } from '../../src/embedding/pooling.js';

// Two texts of three tokens in two dimensions; the second has one token of padding.
const vectors = {
  data: Float32Array.of(1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 99, 99),
  texts: 2,
  tokens: 3,
  dimension: 2,
};
const mask = [1n, 1n, 1n, 1n, 1n, 0n];

describe('meanPool', () => {
  it('averages the tokens that are not padding', () => {
    expect(meanPool(vectors, mask)).toEqual([Float32Array.of(3, 4), Float32Array.of(20, 30)]);
  });

  it('gives zeros for a text of padding alone', () => {
    const [first] = meanPool({ ...vectors, texts: 1 }, [0n, 0n, 0n]);
    expect(first).toEqual(Float32Array.of(0, 0));
  });
});

describe('clsPool', () => {
  it('takes the first token', () => {
    expect(clsPool(vectors)).toEqual([Float32Array.of(1, 2), Float32Array.of(10, 20)]);
  });
});
