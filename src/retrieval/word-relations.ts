import { dot } from '../core/vectors.js';
import type { CallOptions, Embedder } from '../embedding/embedder.js';
import { stripArabicPrefixes } from '../text/stem-arabic.js';

/** Tells by their vectors which words are alike in meaning. */
export interface WordRelations {
  /**
   * For each asked word, in their order, the held words that are related to it
   * and how strongly: above 0, and 1 for a translation or the word itself.
   */
  relate(
    asked: readonly string[],
    held: readonly string[],
    options?: CallOptions,
  ): Promise<Map<string, number>[]>;
}

/**
 * A word counts as related to another when their cosine is this many standard
 * deviations above that of unrelated pairs, and as the same from the second
 * number on. The spread is a robust one, since the few related pairs must not
 * widen it. Chosen on development questions: with the bundled model, unrelated
 * pairs stay mostly below 4 (cosine 0.22), translations lie at 6 and above.
 */
const relatedFrom = 3.7;
const sameFrom = 7;

/** Word vectors kept from question to question, the oldest given up first; about 2 kB each. */
const cachedWords = 40_000;

/** Relations by one model, whose word vectors are kept from question to question. */
export function createWordRelations(embedder: Embedder): WordRelations {
  const cache = new Map<string, Float32Array>();

  /** The vectors of these words, whatever other calls do to the cache meanwhile. */
  const embedWords = async (
    words: ReadonlySet<string>,
    options: CallOptions,
  ): Promise<Map<string, Float32Array>> => {
    const known = new Map(
      [...words].flatMap((word) => {
        const vector = cache.get(word);
        return vector === undefined ? [] : [[word, vector] as const];
      }),
    );
    const missing = [...words].filter((word) => !known.has(word));
    const vectors = await embedder.embedPassages(missing, options);
    for (const [index, word] of missing.entries()) {
      known.set(word, vectors[index]!);
      cache.set(word, vectors[index]!);
    }
    for (const word of cache.keys()) {
      if (cache.size <= cachedWords) break;
      cache.delete(word);
    }
    return known;
  };

  return {
    async relate(asked, held, options = {}) {
      if (asked.length === 0 || held.length === 0) return asked.map(() => new Map());
      const bare = new Map([...asked, ...held].map((word) => [word, stripArabicPrefixes(word)]));
      const vectors = await embedWords(new Set([...bare.keys(), ...bare.values()]), options);
      const meaningOf = (word: string): Meaning => ({
        word,
        vector: vectors.get(word)!,
        bare: vectors.get(bare.get(word)!)!,
      });
      const others = held.map(meaningOf);
      const chance = unrelatedPairs(others).map(([a, b]) => dot(a.vector, b.vector));
      const { centre, deviation } = spreadOf(chance);
      return asked.map(meaningOf).map((one) => {
        const related = new Map<string, number>();
        for (const other of others) {
          const distance = (nearness(one, other) - centre) / deviation;
          const strength = Math.min(1, (distance - relatedFrom) / (sameFrom - relatedFrom));
          if (strength > 0) related.set(other.word, strength);
        }
        return related;
      });
    },
  };
}

/** A word with its vector and that of the word without Arabic prefixes. */
interface Meaning {
  word: string;
  vector: Float32Array;
  bare: Float32Array;
}

/** The greater cosine with and without prefixes: a model that knows تعهد may not know وتعهد, and بلد less than البلد. */
function nearness(a: Meaning, b: Meaning): number {
  const cosine = dot(a.vector, b.vector);
  const isBare = a.vector === a.bare && b.vector === b.bare;
  return isBare ? cosine : Math.max(cosine, dot(a.bare, b.bare));
}

/** Items that stand far apart: what the words of two of them have in common, they have by chance. */
function unrelatedPairs<T>(words: readonly T[]): [T, T][] {
  const distance = words.length >> 1;
  return words.map((word, index) => [word, words[(index + distance) % words.length]!]);
}

/** Median and median absolute deviation, the latter scaled to a normal distribution's standard deviation. */
function spreadOf(values: readonly number[]): { centre: number; deviation: number } {
  const centre = median(values);
  const deviation = 1.4826 * median(values.map((value) => Math.abs(value - centre)));
  return { centre, deviation: deviation || 1 };
}

function median(values: readonly number[]): number {
  return Float64Array.from(values).toSorted()[values.length >> 1] ?? 0;
}
