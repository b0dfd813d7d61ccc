const folds: [RegExp, string][] = [
  [/[\u064B-\u065F\u0670\u0640]|\p{M}/gu, ''],
  [/[أإآٱ]/g, 'ا'],
  [/ى/g, 'ي'],
  [/ة/g, 'ه'],
];

/** Letters of a word that a prefix such as «ال» or «وال» may hide. */
const arabicPrefix = /^(?:[وفبكل]?ال|لل|[وف])(?=.{3})/u;
const minimumLetters = 3;

function foldWord(word: string): string {
  let folded = word.normalize('NFD').toLowerCase();
  for (const [pattern, replacement] of folds) folded = folded.replace(pattern, replacement);
  return folded.normalize('NFC').replace(arabicPrefix, '');
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}\u0640]+/gu) ?? [];
}

/**
 * The words of the question that stand in the passage as well, as the question
 * writes them, each once; spelling variants, case and Arabic articles do not count.
 */
export function matchedWords(question: string, passage: string): string[] {
  const inPassage = new Set(wordsOf(passage).map(foldWord));
  const matched = new Map<string, string>();
  for (const word of wordsOf(question)) {
    const folded = foldWord(word);
    if (folded.length >= minimumLetters && inPassage.has(folded) && !matched.has(folded)) {
      matched.set(folded, word);
    }
  }
  return [...matched.values()];
}
