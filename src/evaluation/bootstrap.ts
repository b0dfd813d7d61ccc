import { mean } from './measure.js';
import { createRandom } from './random.js';

export interface BootstrapOptions {
  seed: number;
  /** Efron and Tibshirani (1993, ch. 13) ask for at least 1,000 for a percentile interval; 2,000 when absent. */
  resamples?: number | undefined;
  /** Coverage; .95 when absent. */
  level?: number | undefined;
}

export type Interval = [low: number, high: number];

/** Percentile bootstrap interval of the mean; null of no values. */
export function bootstrapInterval(
  values: readonly number[],
  options: BootstrapOptions,
): Interval | null {
  return bootstrapStatistic(values, mean, options);
}

/**
 * Percentile bootstrap interval of any statistic of the items, which are drawn
 * with replacement (Efron, Annals of Statistics 7(1), 1979). Resamples where the
 * statistic is undefined do not count; null when it is undefined on the items.
 */
export function bootstrapStatistic<T>(
  items: readonly T[],
  statistic: (sample: readonly T[]) => number | null,
  { seed, resamples = 2_000, level = 0.95 }: BootstrapOptions,
): Interval | null {
  if (statistic(items) === null) return null;
  const random = createRandom(seed);
  const estimates: number[] = [];
  for (let i = 0; i < resamples; i++) {
    const estimate = statistic(items.map(() => items[Math.floor(random() * items.length)]!));
    if (estimate !== null) estimates.push(estimate);
  }
  const sorted = Float64Array.from(estimates).toSorted();
  const tail = (1 - level) / 2;
  return [quantile(sorted, tail), quantile(sorted, 1 - tail)];
}

/** Linear between the neighbouring order statistics (type 7 of Hyndman and Fan, 1996). */
function quantile(sorted: Float64Array, p: number): number {
  const position = p * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.ceil(position)]!;
  return low + (position - below) * (high - low);
}
