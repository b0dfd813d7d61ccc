import type { Article } from '../core/article.js';
import type { Collection } from '../core/collection.js';
import { passageId } from '../core/passage.js';
import { createArticleCache } from './article-cache.js';
import type { CatalogEntry } from './article-catalog.js';
import type { ArticleFile } from './article-file.js';
import type { PassageTable } from './passage-table.js';

/** About 16 MB of text: some thousand articles. */
const cachedChars = 8_000_000;

export interface StoredCollectionDeps {
  /** Articles ordered by id. */
  catalog: readonly CatalogEntry[];
  passages: PassageTable;
  texts: ArticleFile;
}

/** The collection of a generation: titles in memory, texts read one by one as they are asked for. */
export function createStoredCollection(deps: StoredCollectionDeps): Collection {
  const { catalog, passages, texts } = deps;
  const rowOfId = new Map(catalog.map(({ summary }, row) => [summary.id, row]));
  const cache = createArticleCache(cachedChars);

  const articleAt = (row: number): Article => {
    const entry = catalog[row]!;
    return cache.get(entry.summary.id, () => texts.read(entry));
  };

  return {
    articleCount: catalog.length,
    passageCount: passages.size,
    articles: () => catalog.map(({ summary }) => summary),
    article(id) {
      const row = rowOfId.get(id);
      return row === undefined ? undefined : articleAt(row);
    },
    articleRow: (row) => passages.articleRow(row),
    passage(row) {
      const articleRow = passages.articleRow(row);
      const article = catalog[articleRow]!.summary;
      const ordinal = passages.ordinal(row);
      const span = passages.span(row);
      const text = articleAt(articleRow).body.slice(span.start, span.end);
      return { id: passageId(article.id, ordinal), row, article, ordinal, span, text };
    },
  };
}
