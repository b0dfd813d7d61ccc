import type { ArticleReader } from './article-reader.js';
import { createArticle } from './create-article.js';

/** One article a file, as it was scraped or typed: the body is the file to the letter. */
export const plainTextReader: ArticleReader = {
  async *read(file) {
    yield createArticle({ id: file.id, body: await file.text() });
  },
};
