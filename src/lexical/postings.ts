/**
 * An inverted index in compressed sparse rows: the spellings of term t are those from
 * `spellingOffsets[t]` to `spellingOffsets[t + 1]`, and the postings of spelling s are
 * `rows[i]` and `frequencies[i]` for i from `offsets[s]` to `offsets[s + 1]`, rows
 * ascending. So the postings of a term lie side by side too.
 */
export interface Postings {
  /** Term of each term number. */
  terms: string[];
  spellingOffsets: Uint32Array;
  /** Spelling of each spelling number; words of several languages may be spelt alike and be different terms. */
  spellings: string[];
  offsets: Uint32Array;
  rows: Uint32Array;
  /** Weighted occurrences in the passage, in words. */
  frequencies: Float32Array;
  /** Weighted length of each passage, in words. */
  lengths: Float32Array;
}

/** A term as it was spelt. */
export interface SpeltTerm {
  term: string;
  spelling: string;
}

/** Collects passages in row order and sorts their postings by term and spelling. */
export function createPostingsBuilder(titleWeight: number): {
  add(text: readonly SpeltTerm[], title: readonly SpeltTerm[]): void;
  finish(): Postings;
} {
  const numbering = createNumbering();
  const unsorted: UnsortedPostings = { numbers: [], rows: [], frequencies: [] };
  const lengths: number[] = [];

  return {
    add(text, title) {
      const frequencies = new Map<number, number>();
      const count = (term: SpeltTerm, weight: number): void => {
        const number = numbering.numberOf(term);
        frequencies.set(number, (frequencies.get(number) ?? 0) + weight);
      };
      for (const term of text) count(term, 1);
      if (titleWeight > 0) for (const term of title) count(term, titleWeight);
      for (const [number, frequency] of frequencies) {
        unsorted.numbers.push(number);
        unsorted.rows.push(lengths.length);
        unsorted.frequencies.push(frequency);
      }
      lengths.push(text.length + titleWeight * title.length);
    },
    finish() {
      const { places, ...vocabulary } = numbering.sorted();
      return {
        ...vocabulary,
        ...sortPostings(unsorted, places),
        lengths: Float32Array.from(lengths),
      };
    },
  };
}

/** Postings in the order in which passages were added, each with the number of its spelling. */
interface UnsortedPostings {
  numbers: number[];
  rows: number[];
  frequencies: number[];
}

/** Numbers the spellings of each term as they appear. */
function createNumbering(): {
  numberOf(term: SpeltTerm): number;
  /** The vocabulary in its final order, and the place in it of each number. */
  sorted(): Pick<Postings, 'terms' | 'spellingOffsets' | 'spellings'> & { places: Uint32Array };
} {
  const numbers = new Map<string, Map<string, number>>();
  let size = 0;
  return {
    numberOf({ term, spelling }) {
      let spellings = numbers.get(term);
      if (spellings === undefined) numbers.set(term, (spellings = new Map()));
      let number = spellings.get(spelling);
      if (number === undefined) {
        number = size;
        size += 1;
        spellings.set(spelling, number);
      }
      return number;
    },
    sorted() {
      const byTerm = [...numbers.values()];
      const places = new Uint32Array(size);
      const inOrder = byTerm.flatMap((spellings) => Array.from(spellings.values()));
      for (const [place, number] of inOrder.entries()) places[number] = place;
      return {
        terms: [...numbers.keys()],
        spellingOffsets: accumulate([0, ...byTerm.map((spellings) => spellings.size)]),
        spellings: byTerm.flatMap((spellings) => Array.from(spellings.keys())),
        places,
      };
    },
  };
}

/** Sorted by the place of their spelling; rows stay in order. */
function sortPostings(
  unsorted: UnsortedPostings,
  places: Uint32Array,
): Pick<Postings, 'offsets' | 'rows' | 'frequencies'> {
  const counts = Array.from<number>({ length: places.length + 1 }).fill(0);
  for (const number of unsorted.numbers) counts[places[number]! + 1]! += 1;
  const offsets = accumulate(counts);
  const next = offsets.slice();
  const rows = new Uint32Array(unsorted.rows.length);
  const frequencies = new Float32Array(unsorted.rows.length);
  for (const [index, number] of unsorted.numbers.entries()) {
    const place = places[number]!;
    const at = next[place]!;
    next[place] = at + 1;
    rows[at] = unsorted.rows[index]!;
    frequencies[at] = unsorted.frequencies[index]!;
  }
  return { offsets, rows, frequencies };
}

/** The sum of all counts up to each. */
function accumulate(counts: readonly number[]): Uint32Array {
  const sums = Uint32Array.from(counts);
  for (let index = 1; index < sums.length; index += 1) sums[index]! += sums[index - 1]!;
  return sums;
}

/** Postings that lie side by side: those from `start` up to `end`. */
export interface Stretch {
  start: number;
  end: number;
}

/** Finds the postings of terms. */
export interface PostingsFinder {
  has(term: string): boolean;
  /** Of all spellings of a term; none of one that the index does not know. */
  ofTerm(term: string): Stretch;
  /** Of a term in one spelling; none where the index does not know it so. */
  ofSpelling(term: SpeltTerm): Stretch;
}

/** Numbers the terms once for finding them. */
export function createPostingsFinder({
  terms,
  spellingOffsets,
  spellings,
  offsets,
}: Pick<Postings, 'terms' | 'spellingOffsets' | 'spellings' | 'offsets'>): PostingsFinder {
  const numbers = new Map(terms.map((term, number) => [term, number]));
  const none = { start: 0, end: 0 };
  const spellingsOf = (term: string): Stretch => {
    const number = numbers.get(term);
    if (number === undefined) return none;
    return { start: spellingOffsets[number]!, end: spellingOffsets[number + 1]! };
  };
  const between = ({ start, end }: Stretch): Stretch => ({
    start: offsets[start]!,
    end: offsets[end]!,
  });
  return {
    has: (term) => numbers.has(term),
    ofTerm: (term) => between(spellingsOf(term)),
    ofSpelling({ term, spelling }) {
      const { start, end } = spellingsOf(term);
      const place = spellings.slice(start, end).indexOf(spelling);
      return place < 0 ? none : between({ start: start + place, end: start + place + 1 });
    },
  };
}
