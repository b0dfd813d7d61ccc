import type { Article } from '../core/article.js';
import type { Span } from '../core/span.js';
import type { CallOptions, Embedder } from '../embedding/embedder.js';
import type { LexicalBuilder } from '../lexical/bm25-index.js';
import { embedInContext } from './embed-in-context.js';
import type { PassageInContext } from './embed-in-context.js';
import { orderedMap } from './ordered-map.js';
import { draftsAt, splitPassages } from './passages.js';
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

/** A passage of an article that was indexed before, with the unit vector it had. */
export interface EarlierPassage {
  span: Span;
  vector: Float32Array;
}

/** The passages, in order, of an article that was indexed before exactly as it is now, by the same model and parameters. */
export type EarlierPassages = (article: Article) => EarlierPassage[] | undefined;

export interface IndexArticlesOptions extends CallOptions {
  embedder: Embedder;
  lexical: LexicalBuilder;
  sink: IndexSink;
  parameters: PassageParameters;
  /** What need not be split and embedded again. */
  earlier?: EarlierPassages | undefined;
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
  const { lexical, sink, signal, onProgress } = options;
  const done = { articles: 0, passages: 0 };
  const prepared = orderedMap(articles, articlesAhead, async (article) => {
    signal?.throwIfAborted();
    return prepare(article, options);
  });
  for await (const { article, spans, passages, vectors } of prepared) {
    await sink.addArticle(article, spans);
    sink.addVectors(vectors);
    for (const { text, context } of passages) {
      lexical.add({ text, title: context, language: article.language });
    }
    done.articles += 1;
    done.passages += spans.length;
    onProgress?.(done);
  }
  return done;
}

/** An article with its passages and their vectors: those that it had, or new ones. */
interface PreparedArticle {
  article: Article;
  spans: Span[];
  passages: PassageInContext[];
  vectors: Float32Array[];
}

async function prepare(
  article: Article,
  { embedder, parameters, earlier, signal }: IndexArticlesOptions,
): Promise<PreparedArticle> {
  const known = earlier?.(article);
  if (known !== undefined) {
    const drafts = draftsAt(
      article,
      known.map(({ span }) => span),
    );
    const vectors = known.map(({ vector }) => vector);
    return { article, spans: spansOf(drafts), passages: inContext(article, drafts), vectors };
  }
  const limits = limitsFor(embedder.model.maxTokens, parameters);
  const countTokens = (texts: readonly string[]): Promise<number[]> =>
    embedder.countTokens(texts, { signal });
  const drafts = await splitPassages(article, { ...limits, countTokens });
  const passages = inContext(article, drafts);
  const vectors = await embedInContext(passages, embedder, { signal });
  return { article, spans: spansOf(drafts), passages, vectors };
}

function spansOf(drafts: readonly PassageDraft[]): Span[] {
  return drafts.map(({ span }) => span);
}

function inContext(article: Article, drafts: readonly PassageDraft[]): PassageInContext[] {
  return drafts.map((draft) => ({
    text: textOf(article, draft),
    context: contextOf(article, draft),
  }));
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
