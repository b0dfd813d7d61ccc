import type { Span } from './span.js';

/**
 * A part of an article's body: `text` may be quoted, a `heading` only gives
 * context to the text that follows it. What lies in no block (the title,
 * prompts, links, counters) is never indexed and never quoted.
 */
export interface Block {
  kind: 'heading' | 'text';
  span: Span;
}

/** One news article as it was read. Every span anywhere indexes `body`. */
export interface Article {
  /** Unique within a corpus. */
  id: string;
  /** ISO 639-1 code of the main language, `und` when it cannot be told. */
  language: string;
  title: string;
  /** The whole text as read, boilerplate included; never changed afterwards. */
  body: string;
  /** In order of appearance, disjoint. */
  blocks: Block[];
  /** The publisher or agency, when the text or its metadata names one. */
  source?: string;
  /** Where the report was filed, from its dateline. */
  place?: string;
  /** ISO 8601 date or date-time. */
  publishedAt?: string;
  url?: string;
}

/** What a list of articles shows: everything but the text. */
export type ArticleSummary = Omit<Article, 'body' | 'blocks'>;
