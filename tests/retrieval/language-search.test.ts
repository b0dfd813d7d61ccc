import { describe, expect, it } from 'vitest';
import { createLanguageSearch } from '../../src/retrieval/language-search.js';
import { buildExactIndex } from '../../src/vector/exact-index.js';
import { collectionOf } from '../support/collection-of.js';

/** Unit vectors in the plane; the smaller the angle in degrees, the nearer to the first axis. */
const at = (degrees: number): Float32Array =>
  Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180));

describe('createLanguageSearch', () => {
  const collection = collectionOf([
    { id: 'a', language: 'en', texts: ['1', '2', '3'] },
    { id: 'b', language: 'ar', texts: ['4', '5'] },
    { id: 'c', language: 'en', texts: ['6'] },
  ]);
  const vectors = buildExactIndex([10, 20, 30, 70, 60, 5].map(at), 2);
  const search = createLanguageSearch({ vectors, collection });

  it('finds the nearest of every language, however much nearer another one is', () => {
    expect(search.nearest(at(0), 1).map(({ row }) => row)).toEqual([5, 4]);
    expect(search.nearest(at(0), 2).map(({ row }) => row)).toEqual([5, 0, 4, 3]);
  });

  it('scores by cosine', () => {
    const [first] = search.nearest(at(0), 1);
    expect(first!.score).toBeCloseTo(Math.cos((5 * Math.PI) / 180), 6);
  });

  it('knows the language of each passage', () => {
    expect([0, 3, 5].map((row) => search.languageOf(row))).toEqual(['en', 'ar', 'en']);
    expect(search.languages.toSorted()).toEqual(['ar', 'en']);
  });

  it('finds as well in a language of many passages beside one of few', () => {
    const texts = Array.from({ length: 2_100 }, (_, index) => `${index}`);
    const mixed = createLanguageSearch({
      vectors: buildExactIndex([...texts.map((_, index) => at(index / 100)), at(80)], 2),
      collection: collectionOf([
        { id: 'a', language: 'ar', texts },
        { id: 'b', language: 'en', texts: ['one'] },
      ]),
    });
    expect(mixed.nearest(at(0), 2).map(({ row }) => row)).toEqual([0, 1, 2_100]);
  });

  it('works over an empty collection', () => {
    const empty = { vectors: buildExactIndex([], 2), collection: collectionOf([]) };
    expect(createLanguageSearch(empty).nearest(at(0), 3)).toEqual([]);
  });
});
