import type { ArticleSummary } from '../core/article.js';
import type { Collection } from '../core/collection.js';

/** The articles, ordered by id, whose titles hold every word of the query; an empty query finds all. */
export type TitleSearch = (collection: Collection, query: string) => ArticleSummary[];

/**
 * A title search that compares words, and parts of words, in their normalised
 * form. Titles are normalised once a collection.
 */
export function createTitleSearch(normaliseWord: (word: string) => string): TitleSearch {
  const normalised = new WeakMap<Collection, string[]>();

  const wordsOf = (text: string) =>
    text
      .split(/\s+/u)
      .map(normaliseWord)
      .filter((word) => word !== '');

  function titlesOf(collection: Collection): string[] {
    const known = normalised.get(collection);
    if (known) return known;
    const titles = collection.articles().map(({ title }) => wordsOf(title).join(' '));
    normalised.set(collection, titles);
    return titles;
  }

  return (collection, query) => {
    const words = wordsOf(query);
    const articles = collection.articles();
    if (words.length === 0) return articles;
    const titles = titlesOf(collection);
    return articles.filter((_article, row) => words.every((word) => titles[row]!.includes(word)));
  };
}
