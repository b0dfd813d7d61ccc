import { basename, isAbsolute } from 'node:path';
import { createAnswerer } from '../answering/extractive-answerer.js';
import type { Answerer } from '../answering/answerer.js';
import { findSentences } from '../answering/find-sentences.js';
import type { FoundSentences, SentenceSearch } from '../answering/find-sentences.js';
import { suggestQuestions } from '../answering/suggestions.js';
import { IsnadError } from '../core/errors.js';
import type { CallOptions, Embedder } from '../embedding/embedder.js';
import { createRetriever } from '../retrieval/hybrid-retriever.js';
import type { Retriever } from '../retrieval/retriever.js';
import { createWordRelations } from '../retrieval/word-relations.js';
import { createSearcher } from '../server/searcher.js';
import type { Service } from '../server/service.js';
import { readManifest } from '../snapshot/current-generation.js';
import { openSnapshot } from '../snapshot/open-snapshot.js';
import type { Snapshot } from '../snapshot/open-snapshot.js';
import { readOutdated } from '../snapshot/outdated-index.js';
import type { Lexicon } from '../text/lexicon.js';
import { detectLanguage } from '../text/language.js';
import type { CliContext } from './context.js';
import { bundledModel } from './environment.js';
import { startEmbedderAndLexicon } from './start-embedder.js';

/** Everything that answers questions over one index. */
export interface Engine {
  snapshot: Snapshot;
  retriever: Retriever;
  /** The sentences that answer a question, without composing an answer of them. */
  findSentences: (search: SentenceSearch, options?: CallOptions) => Promise<FoundSentences>;
  answerer: Answerer;
  service: Service;
}

/** How many questions are suggested to begin with. */
const suggestions = 6;

export interface EngineParts {
  /** The index's folder. */
  index: string;
  snapshot: Snapshot;
  embedder: Embedder;
  lexicon: Lexicon;
  /** Milliseconds that only grow. */
  now: () => number;
}

/** Puts an index and its model together; fails with `index-incompatible` when they do not belong together. */
export function createEngine(parts: EngineParts): Engine {
  assertSameModel(parts);
  const { snapshot, embedder, lexicon, now } = parts;
  const { manifest, collection, vectors, lexical } = snapshot;
  const relations = createWordRelations(embedder);
  const retriever = createRetriever({ embedder, relations, lexicon, vectors, lexical, collection });
  const finder = { retriever, embedder, collection };
  const answerer = createAnswerer({ ...finder, now });
  const searcher = createSearcher({ retriever, collection, detectLanguage, now });
  const service: Service = {
    answerer,
    searcher,
    collection,
    info: {
      model: publicName(manifest.model.name),
      dimension: manifest.model.dimension,
      builtAt: manifest.builtAt,
      articles: manifest.corpus.articles,
      passages: manifest.passages,
      languages: manifest.languages,
    },
    suggestions: (language) =>
      suggestQuestions(
        collection.articles(),
        language ?? mainLanguage(manifest.languages),
        suggestions,
      ),
  };
  return {
    snapshot,
    retriever,
    findSentences: (search, options) => findSentences(search, finder, options),
    answerer,
    service,
  };
}

/** Opens an index with the model that it was made with, runs `use`, and closes both. */
export async function withEngine<T>(
  { index, model }: { index: string; model: string | undefined },
  context: CliContext,
  use: (engine: Engine) => Promise<T>,
): Promise<T> {
  const snapshot = await openSnapshot(index);
  try {
    const name = model ?? snapshot.manifest.model.name;
    const { embedder, lexicon } = await startEmbedderAndLexicon(name, context);
    try {
      return await use(createEngine({ index, snapshot, embedder, lexicon, now: context.now }));
    } finally {
      await embedder.close();
    }
  } finally {
    snapshot.close();
  }
}

/** The model that an index was made with, else the bundled one. */
export async function modelOf(index: string): Promise<string> {
  const outdated = await readOutdated(index);
  return outdated?.model ?? (await readManifest(index))?.model.name ?? bundledModel;
}

function assertSameModel({ index, snapshot, embedder }: EngineParts): void {
  const { manifest } = snapshot;
  const { model } = embedder;
  if (model.fingerprint === manifest.model.fingerprint) return;
  const reason =
    model.name === manifest.model.name
      ? `with another version of the model ${model.name}`
      : `with the model ${manifest.model.name}, not with ${model.name}`;
  const paths = manifest.corpus.paths.map(quoted).join(' ');
  throw new IsnadError(
    'index-incompatible',
    `The index at ${index} was built ${reason}. Build it again with \`isnad index ${paths} --index ${quoted(index)} --model ${quoted(model.name)}\`.`,
  );
}

function quoted(path: string): string {
  return JSON.stringify(path);
}

/** Of a model in a folder, that folder's name: where it lies is nobody's business. */
function publicName(model: string): string {
  return isAbsolute(model) ? basename(model) : model;
}

/** The language of most articles. */
function mainLanguage(languages: Readonly<Record<string, number>>): string {
  const [main] = Object.entries(languages).toSorted(([, a], [, b]) => b - a);
  return main?.[0] ?? 'en';
}
