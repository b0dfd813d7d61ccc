import type { Article } from '../core/article.js';
import type { Span } from '../core/span.js';
import type { CallOptions, Embedder } from '../embedding/embedder.js';
import type { LexicalBuilder } from '../lexical/bm25-index.js';
import { embedInContext } from './embed-in-context.js';
import { orderedMap } from './ordered-map.js';
import { splitPassages } from './passages.js';
import type { PassageDraft } from './passages.js';

/** What decides where passages begin and end; recorded in the manifest. */
export interface PassageParameters {
  /** Most model tokens in a passage of several sentences. */
  maxTokens: number;
  /** Most model tokens in a passage of one sentence. */
  maxSentenceTokens: number;
}

/** Measured on development data; docs/quality.md has the table. */
export const defaultPassages: PassageParameters = { maxTokens: 128, maxSentenceTokens: 256 };

/** Where indexed articles go; each call adds the next rows. */
export interface IndexSink {
  addArticle(article: Article, passages: readonly Span[]): Promise<void>;
  /** Unit vectors of the passages just added, in order. */
  addVectors(vectors: readonly Float32Array[]): void;
}

export interface IndexArticlesOptions extends CallOptions {
  embedder: Embedder;
  lexical: LexicalBuilder;
  sink: IndexSink;
  parameters: PassageParameters;
  /** Called after each article. */
  onProgress?: ((done: { articles: number; passages: number }) => void) | undefined;
}

/** Articles whose passages are embedded while earlier ones are indexed. */
const articlesAhead = 4;

/** Splits, embeds and indexes articles as they come, in order; returns what was indexed. */
export async function indexArticles(
  articles: AsyncIterable<Article> | Iterable<Article>,
  options: IndexArticlesOptions,
): Promise<{ articles: number; passages: number }> {
  const { embedder, lexical, sink, parameters, signal, onProgress } = options;
  const limits = limitsFor(embedder.model.maxTokens, parameters);
  const done = { articles: 0, passages: 0 };
  const prepared = orderedMap(articles, articlesAhead, async (article) => {
    signal?.throwIfAborted();
    const countTokens = (texts: readonly string[]): Promise<number[]> =>
      embedder.countTokens(texts, { signal });
    const drafts = await splitPassages(article, { ...limits, countTokens });
    const passages = drafts.map((draft) => ({
      text: textOf(article, draft),
      context: contextOf(article, draft),
    }));
    const vectors = await embedInContext(passages, embedder, { signal });
    return { article, drafts, passages, vectors };
  });
  for await (const { article, drafts, passages, vectors } of prepared) {
    await sink.addArticle(
      article,
      drafts.map(({ span }) => span),
    );
    sink.addVectors(vectors);
    for (const { text, context } of passages) {
      lexical.add({ text, title: context, language: article.language });
    }
    done.articles += 1;
    done.passages += drafts.length;
    onProgress?.(done);
  }
  return done;
}

/** What the model may read beside the passage, title, heading and special tokens, may take a third of its input. */
function limitsFor(modelTokens: number, parameters: PassageParameters): PassageParameters {
  const most = Math.max(1, Math.floor((modelTokens * 2) / 3));
  return {
    maxTokens: Math.min(parameters.maxTokens, most),
    maxSentenceTokens: Math.min(parameters.maxSentenceTokens, most),
  };
}

/** Headlines and headings are read so far, in UTF-16 units; real ones are shorter. */
const longestContext = 300;

/** What a passage is about but does not say: embedded and searched with it, never quoted. */
function contextOf({ title }: Article, { heading }: PassageDraft): string {
  const parts = heading === '' ? [title] : [title, heading];
  return parts.map((part) => part.slice(0, longestContext)).join('\n');
}

function textOf({ body }: Article, { span }: PassageDraft): string {
  return body.slice(span.start, span.end);
}
