import type { Answer, QuotedSentence } from '../../core/ask.js';

/** One sentence of an answer as it is shown, with the markers that follow it. */
export interface AnswerBlock {
  text: string;
  /** The quoted sentence, or undefined for words of the answer's own. */
  sentence?: QuotedSentence;
  markers: number[];
}

const marker = /\s*\[(\d+)\]/g;

/** The answer's text cut at its quoted sentences; a [n] inside a quotation stays part of it. */
export function splitAnswer(answer: Answer): AnswerBlock[] {
  const known = new Set(answer.citations.map((citation) => citation.marker));
  const blocks: AnswerBlock[] = [];
  let at = 0;
  for (const sentence of answer.sentences) {
    const start = answer.text.indexOf(sentence.quote, at);
    if (start < 0) continue;
    addBetween(blocks, answer.text.slice(at, start), known);
    blocks.push({ text: sentence.quote, sentence, markers: [] });
    at = start + sentence.quote.length;
  }
  addBetween(blocks, answer.text.slice(at), known);
  return blocks;
}

/** Gives the markers of `text` to the blocks that they follow and adds what else it says. */
function addBetween(blocks: AnswerBlock[], text: string, known: Set<number>): void {
  let at = 0;
  for (const match of text.matchAll(marker)) {
    const number = Number(match[1]);
    if (!known.has(number)) continue;
    addWords(blocks, text.slice(at, match.index));
    at = match.index + match[0].length;
    blocks.at(-1)?.markers.push(number);
  }
  addWords(blocks, text.slice(at));
}

function addWords(blocks: AnswerBlock[], words: string): void {
  const text = words.trim();
  if (text === '') return;
  const last = blocks.at(-1);
  // Punctuation after a marker closes the sentence before it.
  if (last && !/[\p{L}\p{N}]/u.test(text)) last.text += text;
  else blocks.push({ text, markers: [] });
}
