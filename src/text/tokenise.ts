import type { Span } from '../core/span.js';

/** A word as it stands in a text, with its span in that text. */
export interface Token {
  text: string;
  span: Span;
}

/**
 * Letters, digits and their marks. Invisible characters (Persian half-spaces, bidi
 * marks) and tatweel stay inside a word.
 */
const word = /[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}\p{Cf}\u0640]*/gu;
const spacelessRun = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;

/**
 * The words of a text in order. Scripts without spaces between words give
 * overlapping pairs of characters, which need no dictionary and search as well
 * as words (Nie, Gao, Zhang and Zhou, IRAL 2000).
 */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(word)) {
    const token = {
      text: match[0],
      span: { start: match.index, end: match.index + match[0].length },
    };
    if (token.text.search(spacelessRun) === -1) tokens.push(token);
    else tokens.push(...splitSpaceless(token));
  }
  return tokens;
}

function splitSpaceless(token: Token): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  const push = (start: number, end: number): void => {
    if (start === end) return;
    const span = { start: token.span.start + start, end: token.span.start + end };
    tokens.push({ text: token.text.slice(start, end), span });
  };
  for (const run of token.text.matchAll(spacelessRun)) {
    push(from, run.index);
    for (const [start, end] of bigrams(run[0])) push(run.index + start, run.index + end);
    from = run.index + run[0].length;
  }
  push(from, token.text.length);
  return tokens;
}

/** Start and end of each pair of neighbouring code points, or of the only one. */
function bigrams(run: string): [number, number][] {
  const edges = [0];
  for (const character of run) edges.push(edges.at(-1)! + character.length);
  if (edges.length === 2) return [[0, run.length]];
  return edges.slice(2).map((end, index) => [edges[index]!, end]);
}
