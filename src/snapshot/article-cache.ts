import type { Article } from '../core/article.js';

/** Keeps the articles used last. */
export interface ArticleCache {
  /** The cached article, or the loaded one, which is cached from then on. */
  get(id: string, load: () => Article): Article;
}

/** Bounded by the sum of body lengths in UTF-16 units; the article used last is kept in any case, since its passages are asked for one after the other. */
export function createArticleCache(maxChars: number): ArticleCache {
  // A Map keeps the order of insertion: the first entry is the one unused for longest.
  const kept = new Map<string, Article>();
  let chars = 0;

  const drop = (article: Article): void => {
    if (kept.delete(article.id)) chars -= article.body.length;
  };

  return {
    get(id, load) {
      const found = kept.get(id);
      if (found !== undefined) drop(found);
      const article = found ?? load();
      kept.set(id, article);
      chars += article.body.length;
      for (const oldest of kept.values()) {
        if (chars <= maxChars || kept.size === 1) break;
        drop(oldest);
      }
      return article;
    },
  };
}
