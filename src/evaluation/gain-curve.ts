import { bootstrapInterval, type BootstrapOptions, type Interval } from './bootstrap.js';
import { valueOf, type Evaluation } from './evaluation.js';
import { mean, parseMeasure, type Measure } from './measure.js';

const cutoffs = [1, 3, 5, 10, 20, 50, 100];

/** nDCG at every cutoff of the curve that rankings of this depth reach. */
export function gainMeasures(depth: number): Measure[] {
  return cutoffs.filter((k) => k <= depth).map((k) => parseMeasure(`nDCG@${k}`));
}

/** Mean nDCG of the first k results. */
export interface GainPoint {
  k: number;
  value: number;
  interval: Interval;
}

/** Every nDCG that was measured, by rising k; empty where nothing could be found. */
export function gainCurve(
  { measures, outcomes }: Pick<Evaluation, 'measures' | 'outcomes'>,
  bootstrap: BootstrapOptions,
): GainPoint[] {
  const gains = new Map(
    measures.flatMap((measure) =>
      measure.name === 'nDCG' && measure.cutoff !== undefined ? [[measure.cutoff, measure]] : [],
    ),
  );
  return [...gains]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([k, measure]) => {
      const values = outcomes.map((outcome) => valueOf(outcome, measure));
      const value = mean(values);
      const interval = bootstrapInterval(values, bootstrap);
      return value === null || interval === null ? [] : [{ k, value, interval }];
    });
}
