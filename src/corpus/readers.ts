import type { ArticleReader } from './article-reader.js';
import { htmlReader } from './html-reader.js';
import { jsonlReader } from './jsonl-reader.js';
import { markdownReader } from './markdown-reader.js';
import { plainTextReader } from './plain-text-reader.js';

/** Which reader reads a file, by its extension in lower case. */
export const readers: ReadonlyMap<string, ArticleReader> = new Map([
  ['.txt', plainTextReader],
  ['.md', markdownReader],
  ['.html', htmlReader],
  ['.htm', htmlReader],
  ['.jsonl', jsonlReader],
  ['.ndjson', jsonlReader],
]);
