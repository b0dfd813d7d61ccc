import type { UnigramVocabulary } from './unigram-vocabulary.js';

/** Stands before the first letter of every word. */
const wordMark = '\u2581';
/** Spaces; U+FEFF is one for JavaScript, but an invisible mark inside a word for normalisers. */
const space = /[^\S\ufeff]+/u;
/** Below the worst piece: what an uncovered character scores, as in SentencePiece. */
const unknownPenalty = 10;
/** Words kept before all are forgotten. */
const mostWords = 100_000;
/** In UTF-16 units: what is longer seldom comes again, and as a piece of its text would keep all of that in memory. */
const longestWord = 12;

/**
 * Cuts texts into the ids of their pieces word by word, for tokenizers whose
 * `normalise` and pieces never look beyond a word, and remembers the words: texts
 * repeat most of theirs, and what a model without layers has to do is mostly this.
 */
export function createWordTokenizer(
  normalise: (text: string) => string,
  vocabulary: UnigramVocabulary,
): (text: string) => number[] {
  const cut = createUnigramCutter(vocabulary);
  const known = new Map<string, number[]>();
  // What stands between two spaces may be several words once it is normalised, or none.
  const idsOf = (written: string): number[] =>
    normalise(written)
      .split(' ')
      .flatMap((word) => (word === '' ? [] : cut(wordMark + word)));
  const remember = (written: string): number[] => {
    if (written.length > longestWord) return idsOf(written);
    const found = known.get(written);
    if (found !== undefined) return found;
    if (known.size >= mostWords) known.clear();
    const ids = idsOf(written);
    known.set(written, ids);
    return ids;
  };
  return (text) => {
    const ids: number[] = [];
    for (const written of text.split(space)) {
      for (const id of remember(written)) ids.push(id);
    }
    return ids;
  };
}

/** A character of pieces, and those that may follow it. */
interface TrieNode {
  /** The piece that ends here. */
  id?: number;
  next?: Map<string, TrieNode>;
}

function createTrie(pieces: UnigramVocabulary['pieces']): TrieNode {
  const root: TrieNode = {};
  for (const [id, [piece]] of pieces.entries()) {
    let node = root;
    for (const character of piece) {
      node.next ??= new Map();
      let next = node.next.get(character);
      if (next === undefined) {
        next = {};
        node.next.set(character, next);
      }
      node = next;
    }
    node.id = id;
  }
  return root;
}

/** The cut of the highest total score (Viterbi); of equal ones that whose last piece is longer. */
function createUnigramCutter({ pieces, unknown }: UnigramVocabulary): (word: string) => number[] {
  const trie = createTrie(pieces);
  const lowest = pieces.reduce((least, [, score]) => Math.min(least, score), 0);

  return (word) => {
    const characters = Array.from(word);
    // Of the best cut of the first characters: its score, its last piece, and where that begins.
    const scores = [0, ...characters.map(() => -Infinity)];
    const lasts: number[] = [unknown];
    const starts: number[] = [0];
    const extend = (start: number, end: number, id: number, score: number): void => {
      const total = scores[start]! + score;
      if (total <= scores[end]!) return;
      scores[end] = total;
      lasts[end] = id;
      starts[end] = start;
    };
    for (let start = 0; start < characters.length; start += 1) {
      let node = trie.next?.get(characters[start]!);
      if (node?.id === undefined) extend(start, start + 1, unknown, lowest - unknownPenalty);
      for (let end = start + 1; node !== undefined; end += 1) {
        if (node.id !== undefined) extend(start, end, node.id, pieces[node.id]![1]);
        node = end < characters.length ? node.next?.get(characters[end]!) : undefined;
      }
    }
    const cut: number[] = [];
    for (let end = characters.length; end > 0; end = starts[end]!) {
      // Unknown characters beside each other are one unknown piece.
      if (lasts[end] !== unknown || cut.at(-1) !== unknown) cut.push(lasts[end]!);
    }
    return cut.toReversed();
  };
}
