import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Embedder } from '../embedding/embedder.js';
import { documentArticle } from '../evaluation/dataset.js';
import type { PoolDocument } from '../evaluation/dataset.js';
import { openSnapshot } from '../snapshot/open-snapshot.js';
import type { Lexicon } from '../text/lexicon.js';
import { writeIndex } from './build-index.js';
import type { CliContext } from './context.js';
import { createEngine } from './engine.js';
import type { Engine } from './engine.js';
import { createProgress } from './progress.js';

/** Each document of a pool is the unit that is judged, so it is one passage, as far as the model reads. */
const wholeDocuments = {
  maxTokens: Number.MAX_SAFE_INTEGER,
  maxSentenceTokens: Number.MAX_SAFE_INTEGER,
};

/** What is indexed for a while. */
export interface TemporaryCorpus {
  name: string;
  documents: readonly PoolDocument[];
  embedder: Embedder;
  lexicon: Lexicon;
}

/** Indexes documents as the product would, runs `use` over them and removes the index. */
export async function withTemporaryIndex<T>(
  { name, documents, embedder, lexicon }: TemporaryCorpus,
  context: CliContext,
  use: (engine: Engine) => Promise<T>,
): Promise<T> {
  const index = await mkdtemp(join(tmpdir(), 'isnad-'));
  const progress = createProgress('Indexing', context);
  try {
    await writeIndex(documents.map(documentArticle), {
      index,
      embedder,
      corpus: { paths: [name], fingerprint: name },
      problems: [],
      builtAt: context.date(),
      passages: wholeDocuments,
      onProgress: ({ articles }) => progress.update(articles, documents.length),
    });
    progress.stop();
    const snapshot = await openSnapshot(index);
    try {
      return await use(createEngine({ index, snapshot, embedder, lexicon, now: context.now }));
    } finally {
      snapshot.close();
    }
  } finally {
    progress.stop();
    await rm(index, { recursive: true, force: true });
  }
}
