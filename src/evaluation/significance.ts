import { createRandom } from './random.js';

export interface RandomisationOptions {
  seed: number;
  /** How many random sign assignments are tried; 10,000 when absent. */
  trials?: number | undefined;
}

/**
 * Two-sided p of the paired randomisation test on the mean difference: how often
 * exchanging the two systems query by query at random gives a difference at least
 * as large (Smucker, Allan and Carterette, CIKM 2007). The observed assignment
 * counts as one trial, so that p is never 0 (Phipson and Smyth, 2010). `a[i]` and
 * `b[i]` belong to the same query; other lengths throw a RangeError.
 */
export function randomisationTest(
  a: readonly number[],
  b: readonly number[],
  { seed, trials = 10_000 }: RandomisationOptions,
): number {
  if (a.length !== b.length) {
    throw new RangeError(`paired values needed, got ${a.length} and ${b.length}`);
  }
  const differences = a.map((value, i) => value - b[i]!);
  const observed = Math.abs(differences.reduce((total, value) => total + value, 0));
  const random = createRandom(seed);
  // Sums of the same numbers in another sign differ by rounding; equal ones must count.
  const reached = observed - 1e-12 * (1 + observed);
  let extreme = 1;
  for (let trial = 0; trial < trials; trial++) {
    let total = 0;
    for (const difference of differences) total += random() < 0.5 ? difference : -difference;
    if (Math.abs(total) >= reached) extreme += 1;
  }
  return extreme / (trials + 1);
}

/** The p values, in their order, adjusted for their number (Holm, Scandinavian Journal of Statistics 6(2), 1979). */
export function holmAdjust(pValues: readonly number[]): number[] {
  const order = pValues.map((_, i) => i).toSorted((i, j) => pValues[i]! - pValues[j]!);
  const adjusted = Array.from(pValues);
  let floor = 0;
  for (const [rank, i] of order.entries()) {
    floor = Math.max(floor, Math.min(1, (pValues.length - rank) * pValues[i]!));
    adjusted[i] = floor;
  }
  return adjusted;
}
