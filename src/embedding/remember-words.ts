/** The part of a tokenizer that cuts words into pieces. */
export interface WordCutter {
  /** The pieces of all words, in order; those of one do not depend on the others. */
  encode(words: string[]): string[];
}

/** Words kept before all are forgotten; about 10 MB. */
const mostWords = 50_000;
/** What is longer is a text that was not cut into words. */
const longestWord = 40;

/**
 * Makes a tokenizer remember how it cuts each word. Texts repeat most of their
 * words, and searching the best cut anew is most of what a small model's embedding costs.
 */
export function rememberWords(cutter: WordCutter): void {
  const cut = cutter.encode.bind(cutter);
  const known = new Map<string, string[]>();
  const cutWord = (word: string): string[] => {
    if (word.length > longestWord) return cut([word]);
    const found = known.get(word);
    if (found !== undefined) return found;
    if (known.size >= mostWords) known.clear();
    const pieces = cut([word]);
    known.set(word, pieces);
    return pieces;
  };
  cutter.encode = (words) => words.flatMap(cutWord);
}
