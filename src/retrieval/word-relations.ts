import { dot } from '../core/vectors.js';
import type { CallOptions, Embedder } from '../embedding/embedder.js';
import { stripArabicPrefixes } from '../text/stem-arabic.js';
import { unrelatedWords } from '../text/unrelated-words.js';

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
 * widen it. Chosen on development questions: with the bundled model, 2 of 1,000
 * unrelated pairs lie above 4.1 (a cosine of 0.2), half of all translations above 6.
 */
const relatedFrom = 4.1;
const sameFrom = 7.8;

/**
 * An Arabic word that the model must spell out in this many tokens it has hardly seen: its vector
 * tells of the tokens, and an invented name would be related to any word that shares one. In other
 * scripts many an inflected word is spelt out that the model knows well enough.
 */
const fewestTokens = 3;
/** What such a word is related to other Arabic words at most; names in two scripts may well be alike. */
const spelledOutMost = 0.3;

/** Word vectors kept from question to question, the oldest given up first; about 2 kB each. */
const cachedWords = 40_000;

/** Relations by one model, whose word vectors are kept from question to question. */
export function createWordRelations(embedder: Embedder): WordRelations {
  const cache = new Map<string, EmbeddedWord>();
  let chance: Spread | undefined;

  /** The words with their vectors, whatever other calls do to the cache meanwhile. */
  const embedWords = async (
    words: ReadonlySet<string>,
    options: CallOptions,
  ): Promise<Map<string, EmbeddedWord>> => {
    const known = new Map(
      [...words].flatMap((word) => {
        const embedded = cache.get(word);
        return embedded === undefined ? [] : [[word, embedded] as const];
      }),
    );
    const missing = [...words].filter((word) => !known.has(word));
    const arabic = missing.filter(isArabicScript);
    const [vectors, counts] = await Promise.all([
      embedder.embedPassages(missing, options),
      embedder.countTokens(arabic, options),
    ]);
    const spelledOut = new Set(arabic.filter((_, index) => counts[index]! >= fewestTokens));
    for (const [index, word] of missing.entries()) {
      const embedded = { vector: vectors[index]!, isSpelledOut: spelledOut.has(word) };
      known.set(word, embedded);
      cache.set(word, embedded);
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
      const embedded = await embedWords(new Set([...bare.keys(), ...bare.values()]), options);
      const meaningOf = (word: string): Meaning => {
        const [whole, stripped] = [embedded.get(word)!, embedded.get(bare.get(word)!)!];
        const isSpelledOut = whole.isSpelledOut && stripped.isSpelledOut;
        return { word, vector: whole.vector, bare: stripped.vector, isSpelledOut };
      };
      const others = held.map(meaningOf);
      chance ??= await cosinesByChance(embedder, options);
      const { centre, deviation } = chance;
      return asked.map(meaningOf).map((one) => {
        const related = new Map<string, number>();
        for (const other of others) {
          const distance = (nearness(one, other) - centre) / deviation;
          const strength = Math.min(
            mostStrength(one, other),
            (distance - relatedFrom) / (sameFrom - relatedFrom),
          );
          if (strength > 0) related.set(other.word, strength);
        }
        return related;
      });
    },
  };
}

/** A word's vector and whether it is an Arabic one that the model must spell out. */
interface EmbeddedWord {
  vector: Float32Array;
  isSpelledOut: boolean;
}

/** A word with its vector and that of the word without Arabic prefixes. */
interface Meaning {
  word: string;
  vector: Float32Array;
  bare: Float32Array;
  /** With its prefixes and without. */
  isSpelledOut: boolean;
}

/** How strongly two words may be related at all. */
function mostStrength(a: Meaning, b: Meaning): number {
  const isDoubtful = a.bare !== b.bare && (a.isSpelledOut || b.isSpelledOut);
  return isDoubtful && isArabicScript(a.word) && isArabicScript(b.word) ? spelledOutMost : 1;
}

function isArabicScript(word: string): boolean {
  return /\p{Script=Arabic}/u.test(word);
}

/** The greater cosine with and without prefixes: a model that knows تعهد may not know وتعهد, and بلد less than البلد. */
function nearness(a: Meaning, b: Meaning): number {
  const cosine = dot(a.vector, b.vector);
  const isBare = a.vector === a.bare && b.vector === b.bare;
  return isBare ? cosine : Math.max(cosine, dot(a.bare, b.bare));
}

interface Spread {
  centre: number;
  deviation: number;
}

/** What the cosines of words are that have nothing to do with one another. */
async function cosinesByChance(embedder: Embedder, options: CallOptions): Promise<Spread> {
  const vectors = await embedder.embedPassages(unrelatedWords, options);
  return spreadOf(
    vectors.flatMap((one, at) => vectors.slice(at + 1).map((other) => dot(one, other))),
  );
}

/** Median and median absolute deviation, the latter scaled to a normal distribution's standard deviation. */
function spreadOf(values: readonly number[]): Spread {
  const centre = median(values);
  const deviation = 1.4826 * median(values.map((value) => Math.abs(value - centre)));
  return { centre, deviation: deviation || 1 };
}

function median(values: readonly number[]): number {
  return Float64Array.from(values).toSorted()[values.length >> 1] ?? 0;
}
