import { join } from 'node:path';
import type { Embedder } from '../embedding/embedder.js';
import { resolveModelSource } from '../embedding/model-source.js';
import { startWorkerEmbedder } from '../embedding/worker-embedder.js';
import type { Lexicon } from '../text/lexicon.js';
import type { CliContext } from './context.js';
import { packageRoot } from './environment.js';
import { createProgress } from './progress.js';
import { readLexicon } from './read-lexicon.js';

/** Loads a model in its worker, showing the progress of downloads. */
export async function startEmbedder(model: string, context: CliContext): Promise<Embedder> {
  const { environment, isTerminal } = context;
  const source = resolveModelSource(model, {
    bundled: join(packageRoot, 'models'),
    cache: environment.cache,
    hubHost: environment.hubHost,
  });
  const progress = createProgress('Downloading', { isTerminal, unit: 'MB' });
  try {
    return await startWorkerEmbedder({
      source,
      workerUrl: new URL('../embedding/embedding-worker.js', import.meta.url),
      onProgress: ({ loaded, total }) => progress.update(loaded, total),
    });
  } finally {
    progress.stop();
  }
}

/** A model and the lexicon, which is read while the model loads in its worker. */
export async function startEmbedderAndLexicon(
  model: string,
  context: CliContext,
): Promise<{ embedder: Embedder; lexicon: Lexicon }> {
  const [embedder, lexicon] = await Promise.allSettled([
    startEmbedder(model, context),
    readLexicon(),
  ]);
  if (embedder.status === 'rejected') throw embedder.reason;
  if (lexicon.status === 'fulfilled') return { embedder: embedder.value, lexicon: lexicon.value };
  await embedder.value.close();
  throw lexicon.reason;
}
