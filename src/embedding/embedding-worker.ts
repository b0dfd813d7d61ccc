import { parentPort, workerData } from 'node:worker_threads';
import { IsnadError, messageOf } from '../core/errors.js';
import { loadModel } from './model.js';
import type { LoadedModel } from './model.js';
import type { ModelSource } from './model-source.js';
import type { WorkerMessage, WorkerRequest } from './worker-protocol.js';

const port = parentPort!;
const post = (message: WorkerMessage, transfer: ArrayBuffer[] = []): void =>
  port.postMessage(message, transfer);

async function reply(
  model: LoadedModel,
  request: Exclude<WorkerRequest, { kind: 'cancel' }>,
): Promise<void> {
  const { id, kind, texts } = request;
  try {
    if (kind === 'count') return post({ kind: 'counts', id, counts: model.countTokens(texts) });
    const vectors = await model.embed(texts, kind);
    post(
      { kind: 'vectors', id, vectors },
      vectors.map(({ buffer }) => buffer as ArrayBuffer),
    );
  } catch (error) {
    post({ kind: 'error', id, message: messageOf(error) });
  }
}

/** Requests are served one after another, in order; a cancelled one that has not begun is dropped. */
function serve(model: LoadedModel): void {
  const waiting = new Set<number>();
  let last = Promise.resolve();
  port.on('message', (request: WorkerRequest) => {
    if (request.kind === 'cancel') {
      waiting.delete(request.id);
      return;
    }
    waiting.add(request.id);
    last = last
      // Lets messages that wait, cancellations among them, come in first.
      .then(() => new Promise<void>((resolve) => setImmediate(resolve)))
      .then(() => (waiting.delete(request.id) ? reply(model, request) : undefined));
  });
}

try {
  const model = await loadModel(workerData as ModelSource, (progress) =>
    post({ kind: 'progress', progress }),
  );
  serve(model);
  post({ kind: 'ready', model: model.info });
} catch (error) {
  const code = error instanceof IsnadError ? error.code : 'model-unavailable';
  post({ kind: 'failed', code, message: messageOf(error) });
  port.close();
}
