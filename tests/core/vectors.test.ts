import { describe, expect, it } from 'vitest';
import { dot, toUnit } from '../../src/core/vectors.js';

describe('dot', () => {
  it.each([0, 1, 3, 4, 5, 8])('sums the products of vectors of %i numbers', (length) => {
    const one = Float32Array.from({ length }, (_, index) => index + 1);
    const squares = Array.from(one, (value) => value * value);
    expect(dot(one, one)).toBe(squares.reduce((sum, value) => sum + value, 0));
  });
});

describe('toUnit', () => {
  it('scales to length 1', () => {
    expect(toUnit(Float32Array.of(3, 4))).toEqual(Float32Array.of(0.6, 0.8));
  });

  it('leaves a zero vector', () => {
    expect(toUnit(Float32Array.of(0, 0))).toEqual(Float32Array.of(0, 0));
  });
});
