import type { Article } from '../core/article.js';
import { IsnadError } from '../core/errors.js';
import type { Reading } from './article-reader.js';
import { createCorpusFile } from './corpus-file.js';
import type { Listed } from './list-files.js';
import { describeFailure, listFiles } from './list-files.js';

/** What could not be read, and why; the rest of the corpus is read all the same. */
export interface CorpusProblem {
  path: string;
  reason: string;
}

/** One step through a corpus. */
export type CorpusItem = { article: Article } | { problem: CorpusProblem };

export interface ReadCorpusOptions {
  signal?: AbortSignal | undefined;
  /** Called with the number of bytes that were read, or passed over, since the last call. */
  onRead?: ((bytes: number) => void) | undefined;
}

/**
 * Reads the articles of files and folders one by one, in the order of the paths
 * and sorted by path within a folder. No two articles share an id: the later is
 * a problem.
 * @throws IsnadError `aborted` once the signal says so
 */
export async function* readCorpus(
  paths: readonly string[],
  { signal, onRead }: ReadCorpusOptions = {},
): AsyncGenerator<CorpusItem> {
  const pathOfId = new Map<string, string>();
  for await (const listed of listFiles(paths)) {
    for await (const reading of readListed(listed, onRead)) {
      if (signal?.aborted) throw new IsnadError('aborted', 'reading the corpus was aborted');
      const { path } = listed;
      if ('reason' in reading) {
        yield { problem: { path, reason: reading.reason } };
        continue;
      }
      const { id } = reading.article;
      const earlier = pathOfId.get(id);
      if (earlier === undefined) {
        pathOfId.set(id, path);
        yield reading;
      } else {
        yield { problem: { path, reason: `the id "${id}" is taken by ${earlier}` } };
      }
    }
  }
}

async function* readListed(
  listed: Listed,
  onRead: ReadCorpusOptions['onRead'],
): AsyncGenerator<Reading> {
  if ('reason' in listed) {
    yield listed;
    return;
  }
  try {
    yield* listed.reader.read(createCorpusFile({ ...listed, onRead }));
  } catch (error) {
    // Whatever a file does to its reader, the other files are read.
    yield { reason: describeFailure(error) };
  }
}
