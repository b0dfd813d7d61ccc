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
      const cosine = (a: string, b: string): number => dot(vectors.get(a)!, vectors.get(b)!);
      const { centre, deviation } = spreadOf(unrelatedPairs(held).map(([a, b]) => cosine(a, b)));
      return asked.map((word) => {
        const related = new Map<string, number>();
        for (const other of held) {
          // A model that knows تعهد may not know وتعهد, and بلد less than البلد.
          const nearest = Math.max(cosine(word, other), cosine(bare.get(word)!, bare.get(other)!));
          const distance = (nearest - centre) / deviation;
          const strength = Math.min(1, (distance - relatedFrom) / (sameFrom - relatedFrom));
          if (strength > 0) related.set(other, strength);
        }
        return related;
      });
    },
  };
}

/** Words that stand far apart: what two of them have in common, they have by chance. */
function unrelatedPairs(words: readonly string[]): [string, string][] {
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
