import { describe, expect, it } from 'vitest';
import { bootstrapInterval, bootstrapStatistic } from '../../src/evaluation/bootstrap.js';
import { createRandom } from '../../src/evaluation/random.js';

function draw(seed: number): number[] {
  return Array.from({ length: 5 }, createRandom(seed));
}

describe('createRandom', () => {
  it('repeats itself for a seed and differs between seeds', () => {
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('is uniform in [0, 1)', () => {
    const random = createRandom(1);
    const counts = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 100_000; i++) counts[Math.floor(random() * 10)]! += 1;
    // A count has a standard deviation of 95; five of them hold for ten counts.
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(475);
  });
});

describe('bootstrapInterval', () => {
  it('approaches the normal interval of a large sample', () => {
    // 1,000 values of 0 and 1 with mean .3: standard error sqrt(.21 / 1000) = .01449.
    const values = Array.from({ length: 1_000 }, (_, i) => (i % 10 < 3 ? 1 : 0));
    const [low, high] = bootstrapInterval(values, { seed: 1, resamples: 4_000 })!;
    expect(low).toBeCloseTo(0.3 - 1.96 * 0.01449, 2);
    expect(high).toBeCloseTo(0.3 + 1.96 * 0.01449, 2);
  });

  it('is the value itself where all values agree', () => {
    expect(bootstrapInterval([0.5, 0.5, 0.5], { seed: 3 })).toEqual([0.5, 0.5]);
  });

  it('is null of no values', () => {
    expect(bootstrapInterval([], { seed: 3 })).toBeNull();
  });

  it('depends on the seed alone', () => {
    const values = [0, 0.2, 0.9, 1, 0.4];
    const first = bootstrapInterval(values, { seed: 5 });
    expect(bootstrapInterval(values, { seed: 5 })).toEqual(first);
    expect(bootstrapInterval(values, { seed: 6 })).not.toEqual(first);
  });

  it('widens with the level', () => {
    const values = Array.from({ length: 50 }, (_, i) => i / 50);
    const [low, high] = bootstrapInterval(values, { seed: 5 })!;
    const [lower, higher] = bootstrapInterval(values, { seed: 5, level: 0.99 })!;
    expect(lower).toBeLessThan(low);
    expect(higher).toBeGreaterThan(high);
  });

  it('covers the true mean about as often as it says', () => {
    const random = createRandom(11);
    let covered = 0;
    for (let i = 0; i < 200; i++) {
      const sample = Array.from({ length: 80 }, random);
      const [low, high] = bootstrapInterval(sample, { seed: i, resamples: 300 })!;
      if (low <= 0.5 && 0.5 <= high) covered += 1;
    }
    expect(covered / 200).toBeGreaterThan(0.9);
    expect(covered / 200).toBeLessThan(0.99);
  });
});

function needsBoth(sample: readonly number[]): number | null {
  return new Set(sample).size === 2 ? 0.75 : null;
}

describe('bootstrapStatistic', () => {
  it('leaves out resamples on which the statistic is undefined', () => {
    expect(bootstrapStatistic([0, 1], needsBoth, { seed: 1 })).toEqual([0.75, 0.75]);
    expect(bootstrapStatistic([1, 1], needsBoth, { seed: 1 })).toBeNull();
  });
});
