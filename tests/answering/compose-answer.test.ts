import { describe, expect, it } from 'vitest';
import { composeAnswer } from '../../src/answering/compose-answer.js';
import type { ScoredSentence } from '../../src/answering/sentence-ranker.js';
import type { Passage } from '../../src/core/passage.js';

function passage(row: number, text: string): Passage {
  const article = { id: `a${row}`, language: 'ar', title: `عنوان ${row}` };
  return {
    id: `a${row}#0`,
    row,
    article,
    ordinal: 0,
    span: { start: 10, end: 10 + text.length },
    text,
  };
}

function sentence(of: Passage, text: string, score: number, vector: number[]): ScoredSentence {
  const start = of.span.start + of.text.indexOf(text);
  const signals = { coverage: 0, proximity: 0, similarity: 0, passageScore: 0, evidence: 0 };
  return {
    passage: of,
    span: { start, end: start + text.length },
    text,
    vector: Float32Array.from(vector),
    signals,
    score,
    held: [],
  };
}

const [a, b, c] = [passage(0, 'أولى. ثانية.'), passage(1, 'ثالثة.'), passage(2, 'رابعة.')] as const;
const candidate = (one: Passage, index = 0) => ({
  passage: one,
  score: 1 - index / 10,
  ranks: { dense: index + 1, lexical: null },
});
const candidates = [b, a, c].map((one, index) => candidate(one, index));

describe('composeAnswer', () => {
  it('quotes the best sentence and cites its passage first, the rest by rank', () => {
    const ranked = [sentence(a, 'ثانية.', 1, [1, 0]), sentence(b, 'ثالثة.', 0.5, [0, 1])];
    const { text, sentences, citations } = composeAnswer(ranked, candidates, 3);
    expect(text).toBe('ثانية. [1]');
    expect(sentences).toEqual([
      {
        markers: [1],
        articleId: 'a0',
        quote: 'ثانية.',
        span: { start: 16, end: 22 },
        differs: false,
      },
    ]);
    expect(citations.map(({ marker, passageId }) => [marker, passageId])).toEqual([
      [1, 'a0#0'],
      [2, 'a1#0'],
      [3, 'a2#0'],
    ]);
    expect(citations[0]).toMatchObject({
      quote: a.text,
      span: a.span,
      score: 0.9,
      ranks: { dense: 2, lexical: null },
      source: null,
    });
  });

  it('adds sentences that come close to the best', () => {
    const ranked = [sentence(a, 'أولى.', 1, [1, 0]), sentence(b, 'ثالثة.', 0.9, [0, 1])];
    expect(composeAnswer(ranked, candidates, 3).text).toBe('أولى. [1]\nثالثة. [2]');
  });

  it('merges what says the same into one sentence with several markers', () => {
    const ranked = [sentence(a, 'أولى.', 1, [1, 0]), sentence(b, 'ثالثة.', 0.95, [1, 0])];
    const { text, sentences } = composeAnswer(ranked, candidates, 3);
    expect(text).toBe('أولى. [1][2]');
    expect(sentences[0]!.markers).toEqual([1, 2]);
  });

  it('uses one marker for two sentences of one passage', () => {
    const ranked = [sentence(a, 'أولى.', 1, [1, 0]), sentence(a, 'ثانية.', 0.95, [0, 1])];
    expect(composeAnswer(ranked, candidates, 3).text).toBe('أولى. [1]\nثانية. [1]');
  });

  it('never cites more passages than asked for', () => {
    const ranked = [sentence(a, 'أولى.', 1, [1, 0]), sentence(b, 'ثالثة.', 0.99, [0, 1])];
    const { text, citations } = composeAnswer(ranked, candidates, 1);
    expect(text).toBe('أولى. [1]');
    expect(citations).toHaveLength(1);
  });

  it('does not let a sentence with other numbers vouch for the first', () => {
    const [one, other] = [passage(3, 'قُتل 12 شخصا.'), passage(4, 'قُتل 15 شخصا.')];
    const held = [one, other].map((each) => candidate(each));
    const ranked = [
      sentence(one, one.text, 1, [1, 0]),
      sentence(other, other.text, 0.95, [0.96, 0.28]),
    ];
    expect(composeAnswer(ranked, held, 2).text).toBe('قُتل 12 شخصا. [1]\nقُتل 15 شخصا. [2]');
  });
});

describe('sources that give other numbers for what was asked', () => {
  const [one, other, same, third] = [
    passage(3, 'قُتل 12 شخصا.'),
    passage(4, 'مقتل خمسة عشر: قُتل 15 شخصا.'),
    passage(5, 'قُتل ١٢ شخصا.'),
    passage(6, 'قُتل كثيرون.'),
  ] as const;
  const held = [one, other, same, third].map((each) => candidate(each));
  const scored = (of: Passage, score: number, vector: number[], evidence: number) => {
    const plain = sentence(of, of.text, score, vector);
    return { ...plain, signals: { ...plain.signals, evidence } };
  };
  const first = scored(one, 1, [1, 0], 0.5);

  it('stand side by side, however much better the first scores', () => {
    const ranked = [
      first,
      scored(third, 0.9, [0.6, -0.8], 0),
      scored(other, 0.6, [0.8, 0.6], 0.45),
    ];
    const { sentences } = composeAnswer(ranked, held, 4);
    expect(sentences.map(({ articleId, differs }) => [articleId, differs])).toEqual([
      ['a3', true],
      ['a4', true],
      ['a6', false],
    ]);
  });

  it.each([
    ['of the same number', scored(same, 0.6, [0.8, 0.6], 0.5)],
    ['about another matter', scored(other, 0.6, [0.6, 0.8], 0.5)],
    ['with a weaker sign of what was asked', scored(other, 0.6, [0.8, 0.6], 0.39)],
    ['of the same article', { ...scored(other, 0.6, [0.8, 0.6], 0.5), passage: one }],
  ])('are not seen in a sentence %s', (_, another) => {
    const { sentences } = composeAnswer([first, another], held, 4);
    expect(sentences.map(({ articleId, differs }) => [articleId, differs])).toEqual([
      ['a3', false],
    ]);
  });

  it('are left out when one citation is asked for', () => {
    const { sentences } = composeAnswer([first, scored(other, 0.6, [0.8, 0.6], 0.5)], held, 1);
    expect(sentences.map(({ articleId, differs }) => [articleId, differs])).toEqual([
      ['a3', false],
    ]);
  });
});
