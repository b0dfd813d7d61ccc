import { dot } from '../core/vectors.js';
import type { CallOptions, Embedder } from '../embedding/embedder.js';
import type { QueryTerm } from '../lexical/lexical-index.js';
import { analyse } from '../text/analyse.js';
import type { Term } from '../text/analyse.js';
import { isFunctionWord } from '../text/function-words.js';

/** A text whose words may match the question's, with its ISO 639-1 language. */
export interface MatchableText {
  text: string;
  language: string;
}

/** How well a text holds each of the question's terms. */
export interface TermMatcher {
  /**
   * Strength of the best match of each term, in their order: 1 for the term
   * itself, less for a word of like meaning in any language, 0 for none.
   */
  match(text: MatchableText): number[];
}

/**
 * A word counts as related to a term when its cosine is this many standard
 * deviations above that of unrelated pairs, and as good as the term itself from
 * the second number on. The spread is a robust one, since the few related pairs
 * must not widen it. Chosen on development questions: with the bundled model,
 * unrelated pairs stay mostly below 4 (cosine 0.22), translations lie at 6 and above.
 */
const relatedFrom = 3.7;
const sameFrom = 7;

/** Word vectors kept from question to question; about 2 kB each. */
const cachedWords = 20_000;

/** Makes matchers. */
export interface TermMatching {
  /** A matcher for these texts and every part of them. */
  prepare(
    terms: readonly QueryTerm[],
    texts: readonly MatchableText[],
    options?: CallOptions,
  ): Promise<TermMatcher>;
}

/** Matches by index forms and by the likeness of word vectors, which it keeps from question to question. */
export function createTermMatching(embedder: Embedder): TermMatching {
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
    if (cache.size + missing.length > cachedWords) cache.clear();
    for (const [index, word] of missing.entries()) {
      known.set(word, vectors[index]!);
      cache.set(word, vectors[index]!);
    }
    return known;
  };

  return {
    async prepare(terms, texts, options = {}) {
      const analysed = new Map(texts.map((one) => [one.text, analyse(one.text, one.language)]));
      const words = new Set(
        texts.flatMap(({ text, language }) =>
          analysed
            .get(text)!
            .map(({ word }) => word)
            .filter((word) => !isFunctionWord(word, language)),
        ),
      );
      const asked = terms.map(({ word }) => word);
      const vectors = await embedWords(new Set([...words, ...asked]), options);
      const related = relatedness(terms, [...words], vectors);
      const forms = terms.map((term) => formWeights(term));
      const strengthOf = ({ term, word }: Term, index: number): number =>
        Math.max(forms[index]!.get(term) ?? 0, related[index]!.get(word) ?? 0);
      return {
        match({ text, language }) {
          const held = analysed.get(text) ?? analyse(text, language);
          return terms.map((_, index) =>
            held.reduce((best, one) => Math.max(best, strengthOf(one, index)), 0),
          );
        },
      };
    },
  };
}

/** The weight of each form of a term, itself among them. */
function formWeights({ term, forms }: QueryTerm): Map<string, number> {
  return new Map([...forms.map((form) => [form.term, form.weight] as const), [term, 1]]);
}

/** For each term, the words that are related to it and how strongly, 0 to 1. */
function relatedness(
  terms: readonly QueryTerm[],
  words: readonly string[],
  vectors: ReadonlyMap<string, Float32Array>,
): Map<string, number>[] {
  const cosines = terms.map(({ word }) =>
    words.map((other) => dot(vectors.get(word)!, vectors.get(other)!)),
  );
  const { centre, deviation } = spreadOf(unrelatedCosines(words, vectors));
  return cosines.map((row) => {
    const related = new Map<string, number>();
    for (const [index, cosine] of row.entries()) {
      const distance = (cosine - centre) / deviation;
      const strength = Math.min(1, (distance - relatedFrom) / (sameFrom - relatedFrom));
      if (strength > 0) related.set(words[index]!, strength);
    }
    return related;
  });
}

/** Cosines of words that stand far apart: what two words have in common by chance. */
function unrelatedCosines(
  words: readonly string[],
  vectors: ReadonlyMap<string, Float32Array>,
): number[] {
  const distance = words.length >> 1;
  return words.map((word, index) => {
    const other = words[(index + distance) % words.length]!;
    return dot(vectors.get(word)!, vectors.get(other)!);
  });
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
