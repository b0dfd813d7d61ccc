import type { ArticleSummary } from '../../src/core/article.js';
import type { Collection } from '../../src/core/collection.js';
import { passageId } from '../../src/core/passage.js';

/** An article as the texts of its passages; its title is its id. */
export interface ArticleTexts {
  id: string;
  language: string;
  texts: readonly string[];
}

/** A collection in memory, rows in the order of the texts; whole articles are not there. */
export function collectionOf(articles: readonly ArticleTexts[]): Collection {
  const summaries = articles.map(({ id, language }): ArticleSummary => ({
    id,
    language,
    title: id,
  }));
  const passages = articles.flatMap(({ texts }, articleRow) =>
    texts.map((text, ordinal) => ({ articleRow, ordinal, text })),
  );
  return {
    articleCount: summaries.length,
    passageCount: passages.length,
    articles: () => summaries,
    article: () => undefined,
    articleRow: (row) => passages[row]!.articleRow,
    passage(row) {
      const { articleRow, ordinal, text } = passages[row]!;
      const article = summaries[articleRow]!;
      const span = { start: 0, end: text.length };
      return { id: passageId(article.id, ordinal), row, article, ordinal, span, text };
    },
  };
}
