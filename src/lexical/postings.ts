/**
 * An inverted index in compressed sparse rows: the postings of term t are
 * `rows[i]` and `frequencies[i]` for i from `offsets[t]` to `offsets[t + 1]`, rows ascending.
 */
export interface Postings {
  /** Term of each term number. */
  terms: string[];
  offsets: Uint32Array;
  rows: Uint32Array;
  /** Weighted occurrences in the passage, in words. */
  frequencies: Float32Array;
  /** Weighted length of each passage, in words. */
  lengths: Float32Array;
  /** The distinct spellings that were indexed, for correcting what is not among them. */
  spellings: string[];
  /** Term number of each spelling. */
  spellingTerms: Uint32Array;
}

/** A term as it was spelt. */
export interface SpeltTerm {
  term: string;
  spelling: string;
}

/** Collects passages in row order and sorts their postings by term. */
export function createPostingsBuilder(titleWeight: number): {
  add(text: readonly SpeltTerm[], title: readonly SpeltTerm[]): void;
  finish(): Postings;
} {
  const numbers = new Map<string, number>();
  const spellings = new Map<string, number>();
  const postingTerms: number[] = [];
  const postingRows: number[] = [];
  const postingFrequencies: number[] = [];
  const lengths: number[] = [];

  const numberOf = ({ term, spelling }: SpeltTerm): number => {
    let number = numbers.get(term);
    if (number === undefined) numbers.set(term, (number = numbers.size));
    if (!spellings.has(spelling)) spellings.set(spelling, number);
    return number;
  };

  return {
    add(text, title) {
      const frequencies = new Map<number, number>();
      const count = (term: SpeltTerm, weight: number): void => {
        const number = numberOf(term);
        frequencies.set(number, (frequencies.get(number) ?? 0) + weight);
      };
      for (const term of text) count(term, 1);
      if (titleWeight > 0) for (const term of title) count(term, titleWeight);
      for (const [number, frequency] of frequencies) {
        postingTerms.push(number);
        postingRows.push(lengths.length);
        postingFrequencies.push(frequency);
      }
      lengths.push(text.length + titleWeight * title.length);
    },

    finish() {
      const offsets = new Uint32Array(numbers.size + 1);
      for (const term of postingTerms) offsets[term + 1]! += 1;
      for (let term = 0; term < numbers.size; term += 1) offsets[term + 1]! += offsets[term]!;
      const next = offsets.slice();
      const rows = new Uint32Array(postingRows.length);
      const frequencies = new Float32Array(postingRows.length);
      for (const [index, term] of postingTerms.entries()) {
        const at = next[term]!;
        next[term] = at + 1;
        rows[at] = postingRows[index]!;
        frequencies[at] = postingFrequencies[index]!;
      }
      return {
        terms: [...numbers.keys()],
        offsets,
        rows,
        frequencies,
        lengths: Float32Array.from(lengths),
        spellings: [...spellings.keys()],
        spellingTerms: Uint32Array.from(spellings.values()),
      };
    },
  };
}
