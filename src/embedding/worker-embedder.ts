import { Worker } from 'node:worker_threads';
import { IsnadError } from '../core/errors.js';
import type { CallOptions, Embedder, ModelInfo } from './embedder.js';
import type { DownloadProgress } from './model.js';
import type { ModelSource } from './model-source.js';
import type { WorkerMessage, WorkerRequest } from './worker-protocol.js';

export interface WorkerEmbedderOptions {
  source: ModelSource;
  /** The compiled `embedding-worker.js`. */
  workerUrl: URL;
  /** Called while files of the model are downloaded. */
  onProgress?: ((progress: DownloadProgress) => void) | undefined;
}

type Reply = Extract<WorkerMessage, { id: number }>;

interface Pending {
  resolve(reply: Reply): void;
  reject(error: Error): void;
}

/**
 * Starts a thread that holds the model, so that inference never blocks this
 * one, and waits until it is loaded; fails with `model-unavailable`.
 */
export async function startWorkerEmbedder(options: WorkerEmbedderOptions): Promise<Embedder> {
  const worker = new Worker(options.workerUrl, { workerData: options.source });
  const model = await untilReady(worker, options);
  const pending = new Map<number, Pending>();
  let nextId = 0;
  let failure: Error | undefined;

  const failAll = (error: Error): void => {
    failure ??= error;
    for (const { reject } of pending.values()) reject(failure);
    pending.clear();
  };
  worker.on('message', (message: WorkerMessage) => {
    if (!('id' in message)) return;
    pending.get(message.id)?.resolve(message);
    pending.delete(message.id);
  });
  worker.on('error', failAll);
  worker.on('exit', () => failAll(new IsnadError('aborted', 'The embedding worker has stopped.')));

  const call = (
    kind: 'query' | 'passage' | 'count',
    texts: readonly string[],
    signal?: AbortSignal,
  ): Promise<Reply> =>
    new Promise((resolve, reject) => {
      if (failure !== undefined) return reject(failure);
      if (signal?.aborted === true) return reject(abortError());
      const id = (nextId += 1);
      const onAbort = (): void => {
        pending.delete(id);
        worker.postMessage({ id, kind: 'cancel' } satisfies WorkerRequest);
        reject(abortError());
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      const settle = (): void => signal?.removeEventListener('abort', onAbort);
      pending.set(id, {
        resolve: (reply) => (settle(), resolve(reply)),
        reject: (error) => (settle(), reject(error)),
      });
      worker.postMessage({ id, kind, texts } satisfies WorkerRequest);
    });

  const vectors = async (
    kind: 'query' | 'passage',
    texts: readonly string[],
    signal?: AbortSignal,
  ): Promise<Float32Array[]> => {
    if (texts.length === 0) return [];
    const reply = await call(kind, texts, signal);
    if (reply.kind !== 'vectors') throw unexpected(reply);
    return reply.vectors;
  };

  return {
    model,
    embedQuery: async (text, { signal }: CallOptions = {}) =>
      (await vectors('query', [text], signal))[0]!,
    embedPassages: (texts, { signal }: CallOptions = {}) => vectors('passage', texts, signal),
    async countTokens(texts, { signal }: CallOptions = {}) {
      if (texts.length === 0) return [];
      const reply = await call('count', texts, signal);
      if (reply.kind !== 'counts') throw unexpected(reply);
      return reply.counts;
    },
    async close() {
      await worker.terminate();
    },
  };
}

function untilReady(worker: Worker, { onProgress }: WorkerEmbedderOptions): Promise<ModelInfo> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'progress') onProgress?.(message.progress);
      if (message.kind === 'ready') resolve(message.model);
      if (message.kind === 'failed') reject(new IsnadError(message.code, message.message));
    });
    worker.once('error', reject);
    worker.once('exit', () =>
      reject(new IsnadError('aborted', 'The embedding worker stopped while it loaded the model.')),
    );
  });
}

function abortError(): IsnadError {
  return new IsnadError('aborted', 'The request was given up before it was served.');
}

function unexpected(reply: Reply): Error {
  return new Error(reply.kind === 'error' ? reply.message : `unexpected reply ${reply.kind}`);
}
