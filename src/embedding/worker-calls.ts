import type { Worker } from 'node:worker_threads';
import { IsnadError } from '../core/errors.js';
import type { WorkerMessage, WorkerRequest } from './worker-protocol.js';

type Reply = Extract<WorkerMessage, { id: number }>;
type Call = Exclude<WorkerRequest, { kind: 'cancel' }>;

interface Pending {
  resolve: (reply: Reply) => void;
  reject: (error: Error) => void;
}

/**
 * Matches requests to a worker with its replies. A call whose signal aborts
 * fails at once with `aborted`; all fail when the worker stops.
 */
export function createWorkerCalls(
  worker: Worker,
): (kind: Call['kind'], texts: readonly string[], signal?: AbortSignal) => Promise<Reply> {
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let failure: Error | undefined;

  const failAll = (error: Error): void => {
    failure ??= error;
    for (const { reject } of pending.values()) reject(failure);
    pending.clear();
  };
  worker.on('message', (message: WorkerMessage) => {
    if ('id' in message) pending.get(message.id)?.resolve(message);
  });
  worker.on('error', failAll);
  worker.on('exit', () => failAll(new IsnadError('aborted', 'The embedding worker has stopped.')));

  return (kind, texts, signal) =>
    new Promise<Reply>((resolve, reject) => {
      if (failure !== undefined) throw failure;
      if (signal?.aborted === true) throw givenUp();
      lastId += 1;
      const id = lastId;
      const onAbort = (): void => {
        worker.postMessage({ id, kind: 'cancel' } satisfies WorkerRequest);
        pending.get(id)?.reject(givenUp());
      };
      const settle = (): void => {
        pending.delete(id);
        signal?.removeEventListener('abort', onAbort);
      };
      pending.set(id, {
        resolve: (reply) => {
          settle();
          resolve(reply);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
      });
      signal?.addEventListener('abort', onAbort, { once: true });
      worker.postMessage({ id, kind, texts } satisfies WorkerRequest);
    });
}

function givenUp(): IsnadError {
  return new IsnadError('aborted', 'The request was given up before it was served.');
}
