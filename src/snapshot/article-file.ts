import { closeSync, openSync, readSync } from 'node:fs';
import type { Article } from '../core/article.js';
import { articleSchema } from './article-catalog.js';
import type { CatalogEntry } from './article-catalog.js';
import { assertRecord, recordOfFile } from './checksum.js';
import type { FileRecord } from './manifest.js';

/** The open articles.jsonl. Being open, it can be read even when its name is gone. */
export interface ArticleFile {
  /** One read of one line. */
  read(entry: CatalogEntry): Article;
  close(): void;
}

/** Opens the file and checks it; the very bytes that were checked are the ones that are read. */
export async function openArticleFile(path: string, expected: FileRecord): Promise<ArticleFile> {
  const fd = openSync(path, 'r');
  let isOpen = true;
  const close = (): void => {
    if (isOpen) closeSync(fd);
    isOpen = false;
  };

  try {
    assertRecord(await recordOfFile(path, fd), expected);
  } catch (error) {
    close();
    throw error;
  }
  return {
    read({ summary, offset, bytes }) {
      // The number of a closed file may by now belong to another one.
      if (!isOpen) throw new Error(`article ${summary.id} was asked of a closed index`);
      const line = Buffer.alloc(bytes);
      readSync(fd, line, 0, bytes, offset);
      return articleSchema.parse(JSON.parse(line.toString('utf8')));
    },
    close,
  };
}
