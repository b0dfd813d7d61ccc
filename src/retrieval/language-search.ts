import type { Collection } from '../core/collection.js';
import { groupBy } from '../core/group-by.js';
import { compareHits, topHits } from '../core/hit.js';
import type { Hit } from '../core/hit.js';
import { dot } from '../core/vectors.js';
import type { VectorIndex } from '../vector/vector-index.js';

/**
 * Up to so many passages, a language is searched one by one: a search of the graph that accepts
 * few of its nodes walks nearly all of it. Their vectors are kept, 2 kB each.
 */
const fewPassages = 2_000;

/** Dense search that no language of the collection can crowd another out of. */
export interface LanguageSearch {
  /** The languages of the collection, ISO 639-1. */
  readonly languages: readonly string[];
  /** ISO 639-1 language of a passage. */
  languageOf(row: number): string;
  /** The k nearest passages of every language, by `compareHits`; scores are cosines. */
  nearest(vector: Float32Array, k: number): Hit[];
}

/** Groups the passages by language once, for searching each language by itself. */
export function createLanguageSearch({
  vectors,
  collection,
}: {
  vectors: VectorIndex;
  collection: Collection;
}): LanguageSearch {
  const articles = collection.articles();
  const names = [...new Set(articles.map(({ language }) => language))];
  const numbers = new Map(names.map((name, number) => [name, number]));
  // Asked for every vector that a search passes: a table is faster than a look-up by article.
  const languages = Uint16Array.from({ length: collection.passageCount }, (_, row) => {
    return numbers.get(articles[collection.articleRow(row)]!.language)!;
  });
  const fewVectors = new Map(
    [...groupBy(languages.keys(), (row) => [languages[row]!])]
      .filter(([, rows]) => names.length > 1 && rows.length <= fewPassages)
      .map(([number, rows]) => [number, rows.map((row) => ({ row, of: vectors.vectorOf(row) }))]),
  );
  const searchOne = (vector: Float32Array, k: number, number: number): Hit[] => {
    const few = fewVectors.get(number);
    return few === undefined
      ? vectors.search(vector, k, (row) => languages[row] === number)
      : topHits(
          few.map(({ row, of }) => ({ row, score: dot(vector, of) })),
          k,
        );
  };
  return {
    languages: names,
    languageOf: (row) => names[languages[row]!]!,
    nearest(vector, k) {
      if (names.length < 2) return vectors.search(vector, k);
      return names.flatMap((_, number) => searchOne(vector, k, number)).toSorted(compareHits);
    },
  };
}
