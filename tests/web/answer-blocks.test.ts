import { describe, expect, it } from 'vitest';
import { splitAnswer } from '../../src/web/text/answer-blocks.js';
import { makeAnswer, makeCitation } from './make-answer.js';
import { quotedSentence } from '../support/quoted-sentence.js';

const sentence = (quote: string, markers: number[]) =>
  quotedSentence(
    { articleId: 'news/1', quote, span: { start: 0, end: quote.length } },
    { markers },
  );

describe('splitAnswer', () => {
  it('gives every quoted sentence the markers that follow it', () => {
    const blocks = splitAnswer(
      makeAnswer({
        text: 'قال ماكرون. [1][3]\nرد بوتين. [2]',
        sentences: [sentence('قال ماكرون.', [1, 3]), sentence('رد بوتين.', [2])],
        citations: [1, 2, 3].map((marker) => makeCitation({ marker })),
      }),
    );
    expect(blocks.map(({ text, markers }) => [text, markers])).toEqual([
      ['قال ماكرون.', [1, 3]],
      ['رد بوتين.', [2]],
    ]);
    expect(blocks.every((block) => block.sentence?.quote === block.text)).toBe(true);
  });

  it('keeps a bracketed number that belongs to a quotation or to no citation', () => {
    const blocks = splitAnswer(
      makeAnswer({
        text: 'Article [1] of the treaty [1] as in [7]',
        sentences: [sentence('Article [1] of the treaty', [1])],
        citations: [makeCitation({ marker: 1 })],
      }),
    );
    expect(blocks.map(({ text, markers }) => [text, markers])).toEqual([
      ['Article [1] of the treaty', [1]],
      ['as in [7]', []],
    ]);
  });

  it('finds the markers of a text whose sentences are not told', () => {
    const citations = [makeCitation({ marker: 1 })];
    expect(splitAnswer(makeAnswer({ text: 'He said so [1].', citations }))).toEqual([
      { text: 'He said so.', markers: [1] },
    ]);
  });
});
