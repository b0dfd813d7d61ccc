import type { Article } from '../core/article.js';
import { IsnadError } from '../core/errors.js';
import { fingerprintCorpus } from '../corpus/fingerprint-corpus.js';
import { readCorpus } from '../corpus/read-corpus.js';
import type { CorpusProblem, ReadCorpusOptions } from '../corpus/read-corpus.js';
import type { Embedder } from '../embedding/embedder.js';
import { defaultPassages, indexArticles } from '../indexer/index-articles.js';
import type { PassageParameters } from '../indexer/index-articles.js';
import { defaultBm25 } from '../lexical/bm25.js';
import { createBm25Builder } from '../lexical/bm25-index.js';
import { createGeneration } from '../snapshot/generation-writer.js';
import type { Manifest } from '../snapshot/manifest.js';
import { openSnapshot } from '../snapshot/open-snapshot.js';
import type { Snapshot } from '../snapshot/open-snapshot.js';
import { createHnswBuilder } from '../vector/hnsw-index.js';
import { defaultHnswParameters } from '../vector/hnsw-parameters.js';
import { earlierPassages } from './earlier-passages.js';
import { ifReadable } from './if-readable.js';

/** What shapes an index besides corpus and model, as its manifest records it. */
export const indexParameters = { passages: { ...defaultPassages }, bm25: { ...defaultBm25 } };

export interface WriteIndexOptions {
  index: string;
  embedder: Embedder;
  /** Of the manifest: what the articles are. */
  corpus: { paths: string[]; fingerprint: string };
  /** Filled while the articles are read. */
  problems: CorpusProblem[];
  builtAt: Date;
  passages?: PassageParameters;
  signal?: AbortSignal | undefined;
  onProgress?: (done: { articles: number; passages: number }) => void;
}

/**
 * Indexes articles into a new generation and lets it serve; the old one serves until then,
 * and on failure. Of articles that are as they were, passages and vectors are taken over.
 */
export async function writeIndex(
  articles: AsyncIterable<Article> | Iterable<Article>,
  options: WriteIndexOptions,
): Promise<Manifest> {
  const before = await ifReadable(openSnapshot(options.index));
  try {
    return await writeGeneration(articles, options, before);
  } finally {
    before?.close();
  }
}

async function writeGeneration(
  articles: AsyncIterable<Article> | Iterable<Article>,
  options: WriteIndexOptions,
  before: Snapshot | undefined,
): Promise<Manifest> {
  const { embedder, corpus, problems, passages: parameters = defaultPassages } = options;
  const writer = await createGeneration(options.index);
  try {
    const graph = createHnswBuilder(embedder.model.dimension, defaultHnswParameters);
    const lexical = createBm25Builder();
    const shape = { ...indexParameters, passages: { ...parameters } };
    const done = await indexArticles(articles, {
      embedder,
      lexical,
      sink: {
        addArticle: (article, passages) => writer.addArticle(article, passages),
        addVectors: (vectors) => graph.add(vectors),
      },
      parameters,
      earlier: before && earlierPassages(before, { model: embedder.model, parameters: shape }),
      signal: options.signal,
      onProgress: options.onProgress,
    });
    if (done.passages === 0) throw nothingToIndex(corpus.paths, problems);
    return await writer.commit({
      description: {
        builtAt: options.builtAt.toISOString(),
        corpus: { ...corpus, problems },
        model: embedder.model,
        parameters: shape,
      },
      vectors: graph.finish(),
      lexical: lexical.finish(),
    });
  } finally {
    await writer.close();
  }
}

export interface BuildIndexOptions {
  /** Files and folders. */
  paths: readonly string[];
  index: string;
  embedder: Embedder;
  builtAt: Date;
  signal?: AbortSignal | undefined;
  /** Called for each file that cannot be read. */
  onProblem: (problem: CorpusProblem) => void;
  /** Called after each article, with how much of the corpus has been read. */
  onProgress?: (bytes: number, totalBytes: number) => void;
}

/** Indexes the articles below the paths. */
export async function buildIndex(options: BuildIndexOptions): Promise<Manifest> {
  const { paths, index, embedder, builtAt, signal, onProblem, onProgress } = options;
  // Before the articles are read: of a file that changes meanwhile, the next start sees it.
  const { fingerprint, bytes: totalBytes } = await fingerprintCorpus(paths);
  const problems: CorpusProblem[] = [];
  let bytes = 0;
  const articles = readArticles(paths, {
    onProblem: (problem) => {
      problems.push(problem);
      onProblem(problem);
    },
    onRead: (read) => (bytes += read),
    signal,
  });
  return writeIndex(articles, {
    index,
    embedder,
    corpus: { paths: [...paths], fingerprint },
    problems,
    builtAt,
    signal,
    onProgress: () => onProgress?.(bytes, totalBytes),
  });
}

async function* readArticles(
  paths: readonly string[],
  { onProblem, ...options }: Pick<BuildIndexOptions, 'onProblem'> & ReadCorpusOptions,
): AsyncGenerator<Article> {
  for await (const item of readCorpus(paths, options)) {
    if ('article' in item) yield item.article;
    else onProblem(item.problem);
  }
}

function nothingToIndex(paths: readonly string[], problems: readonly CorpusProblem[]): IsnadError {
  const reason = problems[0] && ` (${problems[0].path}: ${problems[0].reason})`;
  return new IsnadError(
    'corpus-unreadable',
    `There is no article to index in ${paths.join(', ')}${reason ?? ''}. Articles are .txt, .md, .html, .jsonl or .ndjson files.`,
  );
}
