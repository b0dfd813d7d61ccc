import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitArticle } from '../../src/web/text/article-paragraphs.js';

describe('splitArticle', () => {
  it('cuts lines where the marking changes', () => {
    const paragraphs = splitArticle('one\ntwo three\nfour', {
      passage: { start: 4, end: 18 },
      sentences: [{ start: 8, end: 13 }],
    });
    expect(
      paragraphs.map(({ pieces }) => pieces.map(({ text, emphasis }) => [text, emphasis])),
    ).toEqual([
      [['one\n', 'none']],
      [
        ['two ', 'passage'],
        ['three', 'sentence'],
        ['\n', 'passage'],
      ],
      [['four', 'passage']],
    ]);
  });

  it('cuts an endless line behind a space, or between two characters', () => {
    const linesOf = (body: string) =>
      splitArticle(body, { sentences: [] }).map(({ text }) => text.length);
    expect(linesOf(`${'كلمة '.repeat(20_000)}\nend`)).toEqual([40_000, 40_000, 20_001, 3]);
    expect(linesOf('word and '.repeat(10_000))).toEqual([39_996, 39_996, 10_008]);
    // Each of them takes two units.
    expect(linesOf(`a${'😀'.repeat(30_000)}`)).toEqual([39_999, 20_002]);
    expect(linesOf('x'.repeat(40_000))).toEqual([40_000]);
  });

  it('marks exactly the spans and gives the body back to the letter', () => {
    const body = fc
      .array(fc.constantFrom('a', 'ب', '\n', ' ', '😀'), { maxLength: 60 })
      .map((letters) => letters.join(''));
    const span = fc
      .tuple(fc.nat(80), fc.nat(80))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
    fc.assert(
      fc.property(body, span, fc.array(span, { maxLength: 3 }), (text, passage, sentences) => {
        const pieces = splitArticle(text, { passage, sentences }).flatMap((line) => line.pieces);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        const inSpan = (at: number, { start, end }: typeof passage) => start <= at && at < end;
        for (const piece of pieces) {
          for (let at = piece.start; at < piece.start + piece.text.length; at++) {
            const expected = sentences.some((each) => inSpan(at, each))
              ? 'sentence'
              : inSpan(at, passage)
                ? 'passage'
                : 'none';
            expect(piece.emphasis).toBe(expected);
          }
        }
      }),
    );
  });
});
