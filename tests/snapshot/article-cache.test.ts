import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/core/article.js';
import { createArticleCache } from '../../src/snapshot/article-cache.js';

const articleOf = (id: string, length: number): Article => ({
  id,
  title: id,
  language: 'en',
  body: 'x'.repeat(length),
  blocks: [],
});

/** Asks a cache of 10 units for articles, given as id and length, and tells which were loaded. */
function loadedOf(asked: readonly [string, number][]): string[] {
  const cache = createArticleCache(10);
  const loaded: string[] = [];
  for (const [id, length] of asked) {
    cache.get(id, () => {
      loaded.push(id);
      return articleOf(id, length);
    });
  }
  return loaded;
}

describe('createArticleCache', () => {
  it('loads an article once while there is room', () => {
    expect(
      loadedOf([
        ['a', 4],
        ['b', 4],
        ['a', 4],
        ['b', 4],
      ]),
    ).toEqual(['a', 'b']);
  });

  it('drops the ones unused for longest', () => {
    expect(
      loadedOf([
        ['a', 4],
        ['b', 4],
        ['a', 4],
        ['c', 4],
        ['a', 4],
        ['b', 4],
      ]),
    ).toEqual(['a', 'b', 'c', 'b']);
  });

  it('keeps the article used last, however long it is', () => {
    expect(
      loadedOf([
        ['long', 50],
        ['long', 50],
        ['a', 4],
        ['long', 50],
      ]),
    ).toEqual(['long', 'a', 'long']);
  });
});
