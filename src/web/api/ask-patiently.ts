import type { Answer } from '../../core/ask.js';
import type { Failure, Outcome, WaitCause } from '../state/conversation.js';
import { RequestError } from './client.js';

const maxAttempts = 4;
const longestWaitS = 30;

const causes: Record<RequestError['kind'], Failure['cause']> = {
  unreachable: 'unreachable',
  overloaded: 'overloaded',
  refused: 'refused',
  'not-found': 'refused',
  broken: 'broken',
};

/** What asking needs from its surroundings. */
export interface AskDeps {
  ask: (signal: AbortSignal) => Promise<Answer>;
  /** Resolves after so many seconds; rejects when the signal is aborted. */
  pause: (seconds: number, signal: AbortSignal) => Promise<void>;
  /** Told before each pause. */
  onWait: (cause: WaitCause, seconds: number) => void;
  isOnline: () => boolean;
}

/**
 * Asks until an answer comes, as often as is polite: an overloaded service is
 * asked again when it said, one that cannot be reached after 1, 2 and 4 seconds.
 * Every way it can end is an outcome; nothing is thrown.
 */
export async function askPatiently(deps: AskDeps, signal: AbortSignal): Promise<Outcome> {
  for (let attempt = 1; ; attempt++) {
    try {
      return { status: 'answered', answer: await deps.ask(signal) };
    } catch (error) {
      if (signal.aborted) return { status: 'stopped' };
      const failure = failureOf(error, deps.isOnline());
      const { cause } = failure;
      if (attempt === maxAttempts || (cause !== 'overloaded' && cause !== 'unreachable')) {
        return { status: 'failed', failure };
      }
      const seconds = waitBefore(attempt, error);
      deps.onWait(cause, seconds);
      try {
        await deps.pause(seconds, signal);
      } catch {
        return { status: 'stopped' };
      }
    }
  }
}

function waitBefore(attempt: number, error: unknown): number {
  const asked = error instanceof RequestError ? error.retryAfterS : undefined;
  return Math.min(Math.max(asked ?? 2 ** (attempt - 1), 1), longestWaitS);
}

function failureOf(error: unknown, isOnline: boolean): Failure {
  if (!(error instanceof RequestError)) return { cause: 'broken' };
  const cause = causes[error.kind];
  return {
    cause: cause === 'unreachable' && !isOnline ? 'offline' : cause,
    ...(error.message !== '' && { detail: error.message }),
  };
}
