import { IsnadError } from '../core/errors.js';

export interface GateLimits {
  /** How many works run at the same time. */
  concurrency: number;
  /** How many more may wait for their turn. */
  queue: number;
  /** From the request to its result, waiting included. */
  timeoutMs: number;
}

/** Lets a bounded amount of work in, in the order of arrival. */
export interface Gate {
  /**
   * The work's result. Fails with `overloaded` at once when the queue is full,
   * with `timeout` when the time is up and with `aborted` when the client leaves;
   * the signal that the work was given is then aborted. A place in the queue is
   * free again at once, a running work's place when the work really ends.
   */
  run<T>(work: (signal: AbortSignal) => Promise<T>, client: AbortSignal): Promise<T>;
}

// p-limit cannot take a waiting task out of its queue, and clients that leave must not hold places.
export function createGate({ concurrency, queue, timeoutMs }: GateLimits): Gate {
  const waiting = new Set<() => void>();
  let running = 0;

  async function enter(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (running < concurrency) {
      running += 1;
      return;
    }
    if (waiting.size >= queue) {
      const message = `all ${concurrency} places and the ${queue} of the queue are taken; try again soon`;
      throw new IsnadError('overloaded', message);
    }
    await new Promise<void>((resolve, reject) => {
      waiting.add(resolve);
      signal.addEventListener('abort', () => {
        waiting.delete(resolve);
        reject(signal.reason);
      });
    });
  }

  /** Hands the place to the one who waits longest. */
  function leave(): void {
    const [start] = waiting;
    if (start === undefined) {
      running -= 1;
      return;
    }
    waiting.delete(start);
    start();
  }

  async function occupy<T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal) {
    try {
      return await work(signal);
    } finally {
      leave();
    }
  }

  return {
    async run(work, client) {
      const deadline = startDeadline(client, timeoutMs);
      try {
        await enter(deadline.signal);
        return await Promise.race([occupy(work, deadline.signal), deadline.passed]);
      } finally {
        deadline.stop();
      }
    },
  };
}

interface Deadline {
  /** Aborted with an IsnadError when the time is up or the client leaves. */
  signal: AbortSignal;
  /** Rejects with the signal's reason; never resolves. */
  passed: Promise<never>;
  /** Frees the timer and the client's signal. */
  stop(): void;
}

function startDeadline(client: AbortSignal, timeoutMs: number): Deadline {
  const controller = new AbortController();
  const { signal } = controller;
  const passed = new Promise<never>((_resolve, reject) => {
    // Before any work listens, so that this reason is told and not what the work makes of it.
    signal.addEventListener('abort', () => reject(signal.reason));
  });
  // It may pass while nobody is racing against it: in the queue, where `enter` says so too.
  passed.catch(() => undefined);
  const abandon = () => controller.abort(new IsnadError('aborted', 'the client left'));
  const timer = setTimeout(() => {
    const message = `there was no result within ${timeoutMs} ms; try again, perhaps with a smaller k`;
    controller.abort(new IsnadError('timeout', message));
  }, timeoutMs);
  if (client.aborted) abandon();
  else client.addEventListener('abort', abandon);
  return {
    signal,
    passed,
    stop() {
      clearTimeout(timer);
      client.removeEventListener('abort', abandon);
    },
  };
}
