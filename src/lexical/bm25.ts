/** What shapes the scores; recorded in the index, since lengths depend on the title's weight. */
export interface Bm25Parameters {
  /** Saturation of a repeated term; 0 counts presence only. */
  k1: number;
  /** Length normalisation, 0 (none) to 1 (full). */
  b: number;
  /**
   * How many occurrences in the text one in the title counts for (BM25F:
   * Robertson, Zaragoza and Taylor, CIKM 2004).
   */
  titleWeight: number;
  /**
   * What the score of a word just as the question spells it adds to that of its term, which
   * other words with the same stem are found by as well.
   */
  spellingWeight: number;
}

/** Tuned on development sets; docs/quality.md has the table. */
export const defaultBm25: Bm25Parameters = {
  k1: 1.2,
  b: 0.6,
  titleWeight: 1.5,
  spellingWeight: 0.4,
};

/**
 * Inverse document frequency, positive for every term: ln(1 + (N - n + 0.5) / (n + 0.5))
 * with N passages of which n hold the term (Robertson and Zaragoza, 2009, with Lucene's 1 +).
 */
export function inverseDocumentFrequency(passages: number, holding: number): number {
  return Math.log(1 + (passages - holding + 0.5) / (holding + 0.5));
}

/**
 * What one term adds to a passage's score: idf · f (k1 + 1) / (f + k1 (1 - b + b · length / average)).
 * `frequency` and the lengths are in weighted words.
 */
export function bm25Score(
  idf: number,
  frequency: number,
  relativeLength: number,
  { k1, b }: Pick<Bm25Parameters, 'k1' | 'b'>,
): number {
  return (idf * frequency * (k1 + 1)) / (frequency + k1 * (1 - b + b * relativeLength));
}
