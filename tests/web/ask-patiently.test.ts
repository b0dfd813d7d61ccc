import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/core/ask.js';
import { askPatiently } from '../../src/web/api/ask-patiently.js';
import { RequestError } from '../../src/web/api/client.js';
import { makeAnswer } from './make-answer.js';

/** Asks a service that answers like this, one entry a request, and tells how long was waited between. */
async function ask(
  replies: (Answer | Error)[],
  { isOnline = true, stopAfterWaits = Infinity } = {},
) {
  const waits: [string, number][] = [];
  const controller = new AbortController();
  const outcome = await askPatiently(
    {
      ask: async () => {
        const reply = replies.shift();
        if (!reply) throw new Error('asked more often than expected');
        if (reply instanceof Error) throw reply;
        return reply;
      },
      pause: async (_seconds, signal) => {
        if (waits.length >= stopAfterWaits) controller.abort();
        signal.throwIfAborted();
      },
      onWait: (cause, seconds) => waits.push([cause, seconds]),
      isOnline: () => isOnline,
    },
    controller.signal,
  );
  return { outcome, waits };
}

const answer = makeAnswer({ text: 'so it is' });
const overloaded = (retryAfterS?: number) => new RequestError('overloaded', 'full', retryAfterS);
const unreachable = () => new RequestError('unreachable', '');

describe('askPatiently', () => {
  it('waits as long as an overloaded service asks, at most half a minute', async () => {
    const { outcome, waits } = await ask([overloaded(3), overloaded(600), overloaded(0), answer]);
    expect(outcome).toEqual({ status: 'answered', answer });
    expect(waits).toEqual([
      ['overloaded', 3],
      ['overloaded', 30],
      ['overloaded', 1],
    ]);
  });

  it('waits longer each time for a service that restarts', async () => {
    const { outcome, waits } = await ask([unreachable(), unreachable(), unreachable(), answer]);
    expect(outcome.status).toBe('answered');
    expect(waits.map(([, seconds]) => seconds)).toEqual([1, 2, 4]);
  });

  it('gives up after four times with what the service said', async () => {
    const { outcome } = await ask(Array.from({ length: 4 }, () => overloaded()));
    expect(outcome).toEqual({
      status: 'failed',
      failure: { cause: 'overloaded', detail: 'full' },
    });
  });

  it('does not ask again what is refused or broken, nor without a network', async () => {
    const causes = [];
    for (const kind of ['refused', 'not-found', 'broken'] as const) {
      causes.push((await ask([new RequestError(kind, '')])).outcome);
    }
    causes.push((await ask([new Error('unforeseen')])).outcome);
    causes.push((await ask([unreachable()], { isOnline: false })).outcome);
    expect(causes).toEqual(
      ['refused', 'refused', 'broken', 'broken', 'offline'].map((cause) => ({
        status: 'failed',
        failure: { cause },
      })),
    );
  });

  it('ends as stopped when the reader stops while it waits', async () => {
    const { outcome } = await ask([overloaded(), overloaded()], { stopAfterWaits: 1 });
    expect(outcome).toEqual({ status: 'stopped' });
  });
});
