import type { Collection } from '../core/collection.js';
import { compareHits } from '../core/hit.js';
import type { Hit } from '../core/hit.js';
import type { VectorIndex } from '../vector/vector-index.js';

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
  return {
    languages: names,
    languageOf: (row) => names[languages[row]!]!,
    nearest(vector, k) {
      if (names.length < 2) return vectors.search(vector, k);
      return names
        .flatMap((_, number) => vectors.search(vector, k, (row) => languages[row] === number))
        .toSorted(compareHits);
    },
  };
}
