import { resolve } from 'node:path';
import { IsnadError } from '../../core/errors.js';
import type { Manifest } from '../../snapshot/manifest.js';
import { buildIndex } from '../build-index.js';
import type { BuildIndexOptions } from '../build-index.js';
import type { CliContext } from '../context.js';
import { bundledModel } from '../environment.js';
import { modelOf } from '../engine.js';
import { ifReadable } from '../if-readable.js';
import { interruptible } from '../interruption.js';
import { createProgress } from '../progress.js';
import { startEmbedder } from '../start-embedder.js';

export interface IndexCommandOptions {
  paths: readonly string[];
  index: string;
  /** Else that of the index as it is, else the bundled one. */
  model: string | undefined;
  json: boolean;
}

/**
 * Builds an index; the exit code is 1 when a file could not be read, though the others are
 * indexed. Told to end meanwhile, it leaves the index as it was.
 */
export async function indexCommand(
  options: IndexCommandOptions,
  context: CliContext,
): Promise<void> {
  const startedAt = context.now();
  const paths = options.paths.map((path) => resolve(path));
  const progress = createProgress('Indexing', { isTerminal: context.isTerminal, unit: 'MB' });
  const embedder = await startEmbedder(
    options.model ?? (await ifReadable(modelOf(options.index))) ?? bundledModel,
    context,
  );
  try {
    const manifest = await buildUnlessStopped({
      paths,
      index: options.index,
      embedder,
      builtAt: context.date(),
      onProblem: ({ path, reason }) => context.tell(`Left out ${path}: ${reason}`),
      onProgress: (bytes, totalBytes) => progress.update(bytes, totalBytes),
    });
    progress.stop();
    const { corpus, passages, languages, model, generation } = manifest;
    const seconds = Math.round((context.now() - startedAt) / 100) / 10;
    if (corpus.problems.length > 0) context.setExitCode(1);
    if (options.json) {
      const { articles, problems } = corpus;
      const summary = { articles, passages, languages, problems };
      context.print(
        JSON.stringify({
          ...summary,
          index: options.index,
          model: model.name,
          generation,
          seconds,
        }),
      );
    } else {
      context.print(
        `${corpus.articles} articles, ${passages} passages in ${options.index} (${model.name}, ${seconds} s)`,
      );
    }
  } finally {
    progress.stop();
    await embedder.close();
  }
}

function buildUnlessStopped(options: BuildIndexOptions): Promise<Manifest> {
  return interruptible(async (signal) => {
    try {
      return await buildIndex({ ...options, signal });
    } catch (error) {
      if (!signal.aborted) throw error;
      throw new IsnadError('aborted', `Stopped; the index at ${options.index} is as it was.`);
    }
  });
}
