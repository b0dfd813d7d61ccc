import { Worker } from 'node:worker_threads';
import { IsnadError } from '../core/errors.js';
import type { CallOptions, Embedder, ModelInfo } from './embedder.js';
import type { DownloadProgress } from './model.js';
import type { ModelSource } from './model-source.js';
import { createWorkerCalls } from './worker-calls.js';
import type { WorkerMessage } from './worker-protocol.js';

export interface WorkerEmbedderOptions {
  source: ModelSource;
  /** The compiled `embedding-worker.js`. */
  workerUrl: URL;
  /** Called while files of the model are downloaded. */
  onProgress?: ((progress: DownloadProgress) => void) | undefined;
}

/**
 * Starts a thread that holds the model, so that inference never blocks this
 * one, and waits until it is loaded; fails with `model-unavailable`.
 */
export async function startWorkerEmbedder(options: WorkerEmbedderOptions): Promise<Embedder> {
  const worker = new Worker(options.workerUrl, { workerData: options.source });
  const model = await untilReady(worker, options).catch(async (error: unknown) => {
    await worker.terminate();
    throw error;
  });
  const call = createWorkerCalls(worker);
  let isRunning = true;
  worker.once('exit', () => {
    isRunning = false;
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
    isAlive: () => isRunning,
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

function unexpected(reply: WorkerMessage): Error {
  return new Error(reply.kind === 'error' ? reply.message : `unexpected reply ${reply.kind}`);
}
