import type { ErrorCode } from '../core/errors.js';
import type { ModelInfo } from './embedder.js';
import type { DownloadProgress } from './model.js';

/** What the worker is asked for. */
export type WorkerRequest =
  | { id: number; kind: 'query' | 'passage' | 'count'; texts: readonly string[] }
  | { id: number; kind: 'cancel' };

/** What the worker says: how loading goes, then one reply a request. */
export type WorkerMessage =
  | { kind: 'progress'; progress: DownloadProgress }
  | { kind: 'ready'; model: ModelInfo }
  | { kind: 'failed'; code: ErrorCode; message: string }
  | { kind: 'vectors'; id: number; vectors: Float32Array[] }
  | { kind: 'counts'; id: number; counts: number[] }
  | { kind: 'error'; id: number; message: string };
