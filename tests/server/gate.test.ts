import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as fc from 'fast-check';
import { createGate } from '../../src/server/gate.js';

const limits = { concurrency: 1, queue: 2, timeoutMs: 1_000 };
const nobody = new AbortController().signal;

/** A work that ends when the test says so. */
function held() {
  const { promise, resolve, reject } = withResolvers();
  let signal: AbortSignal | undefined;
  const work = (given: AbortSignal) => {
    signal = given;
    return promise;
  };
  return { work, resolve, reject, started: () => signal !== undefined, signal: () => signal };
}

function withResolvers() {
  let resolve!: (value: string) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<string>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

async function broken(): Promise<never> {
  throw new Error('broken');
}

function failsWhenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('inner words')));
  });
}

/** Lets everything that is ready to run do so. */
const settle = () => vi.advanceTimersByTimeAsync(0);

describe('a gate', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('leaves no timer and no listener behind', async () => {
    const { signal } = new AbortController();
    await createGate(limits).run(async () => 'done', signal);
    await expect(createGate(limits).run(broken, signal)).rejects.toThrow('broken');
    expect(vi.getTimerCount()).toBe(0);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('lets works in up to its concurrency and the rest in the order of arrival', async () => {
    const gate = createGate({ ...limits, concurrency: 2 });
    const works = [held(), held(), held(), held()];
    const results = works.map(({ work }) => gate.run(work, nobody));
    await settle();
    expect(works.map(({ started }) => started())).toEqual([true, true, false, false]);
    works[1]!.resolve('b');
    expect(await results[1]).toBe('b');
    await settle();
    expect(works.map(({ started }) => started())).toEqual([true, true, true, false]);
    for (const work of works) work.resolve('x');
    expect(await Promise.all(results)).toEqual(['x', 'b', 'x', 'x']);
  });

  it('refuses at once when the queue is full, and lets in again when it is not', async () => {
    const gate = createGate(limits);
    const works = [held(), held(), held()];
    const results = works.map(({ work }) => gate.run(work, nobody));
    const late = held();
    await expect(gate.run(late.work, nobody)).rejects.toMatchObject({ code: 'overloaded' });
    expect(late.started()).toBe(false);
    works[0]!.resolve('a');
    await results[0];
    const later = gate.run(late.work, nobody);
    for (const work of [...works, late]) work.resolve('x');
    expect(await later).toBe('x');
  });

  it('frees the place of a work that fails', async () => {
    const gate = createGate({ ...limits, queue: 0 });
    await expect(gate.run(broken, nobody)).rejects.toThrow('broken');
    expect(await gate.run(async () => 'next', nobody)).toBe('next');
  });

  it('takes a client that leaves out of the queue', async () => {
    const gate = createGate({ ...limits, queue: 1 });
    const [first, left, second] = [held(), held(), held()];
    const running = gate.run(first.work, nobody);
    const client = new AbortController();
    const leaving = gate.run(left.work, client.signal);
    client.abort();
    await expect(leaving).rejects.toMatchObject({ code: 'aborted' });
    const waiting = gate.run(second.work, nobody);
    first.resolve('a');
    second.resolve('b');
    expect(await Promise.all([running, waiting])).toEqual(['a', 'b']);
    expect(left.started()).toBe(false);
  });

  it('does not start for a client that has left', async () => {
    const work = held();
    const gone = AbortSignal.abort('gone');
    await expect(createGate(limits).run(work.work, gone)).rejects.toMatchObject({
      code: 'aborted',
    });
    expect(work.started()).toBe(false);
  });

  it('aborts the work of a client that leaves, and keeps its place until it ends', async () => {
    const gate = createGate({ ...limits, queue: 1 });
    const [first, second] = [held(), held()];
    const client = new AbortController();
    const leaving = gate.run(first.work, client.signal);
    const waiting = gate.run(second.work, nobody);
    await settle();
    client.abort('a string, as some servers give');
    await expect(leaving).rejects.toMatchObject({ code: 'aborted' });
    expect(first.signal()?.aborted).toBe(true);
    expect(second.started()).toBe(false);
    first.reject(new Error('stopped'));
    await settle();
    expect(second.started()).toBe(true);
    second.resolve('b');
    expect(await waiting).toBe('b');
  });

  it('times out a running work and one that waits', async () => {
    const gate = createGate(limits);
    const [first, second] = [held(), held()];
    const results = [gate.run(first.work, nobody), gate.run(second.work, nobody)];
    const ends = Promise.allSettled(results);
    await vi.advanceTimersByTimeAsync(limits.timeoutMs - 1);
    expect(first.signal()?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    const timedOut = { status: 'rejected', reason: { code: 'timeout' } };
    expect(await ends).toMatchObject([timedOut, timedOut]);
    expect(first.signal()?.aborted).toBe(true);
    first.resolve('too late');
    expect(await gate.run(async () => 'next', nobody)).toBe('next');
  });

  it('tells why a work was aborted, whatever the work says', async () => {
    const result = createGate(limits).run(failsWhenAborted, nobody);
    const end = Promise.allSettled([result]);
    await vi.advanceTimersByTimeAsync(limits.timeoutMs);
    expect(await end).toMatchObject([{ reason: { code: 'timeout' } }]);
  });

  it('never runs more than its concurrency and ends with every place free', async () => {
    const events = fc.array(fc.record({ leaves: fc.boolean(), fails: fc.boolean() }), {
      maxLength: 30,
    });
    const property = fc.asyncProperty(fc.integer({ min: 1, max: 3 }), events, async (n, works) => {
      const gate = createGate({ concurrency: n, queue: 5, timeoutMs: 1_000 });
      let running = 0;
      let most = 0;
      const runs = works.map(async ({ leaves, fails }) => {
        const client = new AbortController();
        const run = gate.run(async () => {
          running += 1;
          most = Math.max(most, running);
          await Promise.resolve();
          running -= 1;
          if (fails) throw new Error('fails');
        }, client.signal);
        if (leaves) client.abort();
        return run;
      });
      await Promise.allSettled(runs);
      await settle();
      expect([running, most <= n]).toEqual([0, true]);
      const all = Array.from({ length: n + 5 }, async () => gate.run(async () => 'in', nobody));
      expect(await Promise.all(all)).toEqual(Array(n + 5).fill('in'));
    });
    await fc.assert(property, { seed: 7, numRuns: 100 });
  });
});
