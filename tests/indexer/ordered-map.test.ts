import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderedMap } from '../../src/indexer/ordered-map.js';

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Resolves after so many turns of the microtask queue. */
async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) await Promise.resolve();
}

describe('orderedMap', () => {
  it('keeps the order whatever finishes first', async () => {
    const delays = fc.array(fc.nat({ max: 20 }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(delays, fc.integer({ min: 1, max: 5 }), async (input, concurrency) => {
        const mapped = orderedMap(input.entries(), concurrency, async ([index, delay]) => {
          await turns(delay);
          return index;
        });
        expect(await collect(mapped)).toEqual([...input.keys()]);
      }),
    );
  });

  it('never has more calls under way than allowed', async () => {
    let underWay = 0;
    let most = 0;
    const mapped = orderedMap(Array.from({ length: 20 }), 3, async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await turns(5);
      underWay -= 1;
    });
    await collect(mapped);
    expect(most).toBe(3);
  });

  it('ends with the first failure', async () => {
    const mapped = orderedMap([1, 2, 3], 2, async (item) => {
      if (item === 2) throw new Error('broken');
      return item;
    });
    await expect(collect(mapped)).rejects.toThrow('broken');
  });
});
