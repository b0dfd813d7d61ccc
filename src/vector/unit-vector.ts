import { IsnadError } from '../core/errors.js';

/** How far from 1 rounding may leave the length of a unit vector in single precision. */
const roundingOfLength = 2 ** -22;

/**
 * The vector scaled to length 1; one of that length is returned as it is (all zeros stay
 * zeros: their cosine with anything is 0).
 * A wrong length or a value that is not finite is refused with `invalid-input`, because
 * either one would quietly spoil every ranking it takes part in.
 */
export function toUnitVector(vector: Float32Array, dimension: number): Float32Array {
  if (vector.length !== dimension) {
    throw new IsnadError(
      'invalid-input',
      `A vector has ${vector.length} values where the index has ${dimension}; ` +
        'embed with the model that the index was built with.',
    );
  }
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  if (!Number.isFinite(length)) {
    const at = vector.findIndex((value) => !Number.isFinite(value));
    throw new IsnadError(
      'invalid-input',
      `A vector holds ${vector[at]} at position ${at}; the model's output is broken.`,
    );
  }
  const isUnit = Math.abs(length - 1) <= roundingOfLength;
  return length === 0 || isUnit ? vector.slice() : vector.map((value) => value / length);
}

/** The cosine of two unit vectors of one length, within -1 and 1 whatever rounding did. */
export function cosineOfUnits(a: Float32Array, b: Float32Array): number {
  let product = 0;
  for (let i = 0; i < a.length; i++) product += a[i]! * b[i]!;
  return clampCosine(product);
}

/** A computed cosine without the excess that rounding may have left beyond -1 and 1. */
export function clampCosine(value: number): number {
  return Math.max(-1, Math.min(1, value));
}
