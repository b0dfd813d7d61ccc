import { z } from 'zod';
import type { Article, ArticleSummary } from '../core/article.js';
import { spanSchema } from '../core/span.js';

/** An article without its text, and where its line lies in articles.jsonl. */
export interface CatalogEntry {
  summary: ArticleSummary;
  /** In bytes from the start of the file. */
  offset: number;
  /** Of the line, without its end. */
  bytes: number;
}

const summarySchema = z.strictObject({
  id: z.string(),
  language: z.string(),
  title: z.string(),
  source: z.string().exactOptional(),
  place: z.string().exactOptional(),
  publishedAt: z.string().exactOptional(),
  url: z.string().exactOptional(),
}) satisfies z.ZodType<ArticleSummary>;

/** A line of articles.jsonl. */
export const articleSchema = summarySchema.extend({
  body: z.string(),
  blocks: z.array(z.strictObject({ kind: z.enum(['heading', 'text']), span: spanSchema })),
}) satisfies z.ZodType<Article>;

const entrySchema = z.strictObject({
  summary: summarySchema,
  offset: z.int().min(0),
  bytes: z.int().min(1),
}) satisfies z.ZodType<CatalogEntry>;

/** The article without its text. */
export function summaryOf({ body: _body, blocks: _blocks, ...summary }: Article): ArticleSummary {
  return summary;
}

/** One line of JSON an entry, in the order given. */
export function encodeCatalog(entries: readonly CatalogEntry[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
}

/** Reads what `encodeCatalog` wrote; throws unless it is as many entries, ordered by id. */
export function parseCatalog(text: string, count: number): CatalogEntry[] {
  const lines = text.split('\n').slice(0, -1);
  const entries = lines.map((line) => entrySchema.parse(JSON.parse(line)));
  if (entries.length !== count) {
    throw new Error(`it lists ${entries.length} articles instead of ${count}`);
  }
  for (const [row, entry] of entries.entries()) {
    if (row > 0 && entries[row - 1]!.summary.id >= entry.summary.id) {
      throw new Error(`article ${entry.summary.id} is out of order`);
    }
  }
  return entries;
}
