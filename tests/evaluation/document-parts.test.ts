import { describe, expect, it } from 'vitest';
import { documentsOf } from '../../src/evaluation/document-parts.js';

const parts = new Map([
  [
    'p0',
    [
      { id: 'p0.s0', span: { start: 0, end: 20 } },
      { id: 'p0.s1', span: { start: 21, end: 50 } },
    ],
  ],
  ['p1', [{ id: 'p1.s0', span: { start: 0, end: 10 } }]],
]);
const found = (context: string, start: number, end: number, score: number) => ({
  context,
  span: { start, end },
  score,
});

describe('documentsOf', () => {
  it('names the part that a stretch is, in the order of the stretches', () => {
    expect(documentsOf([found('p1', 0, 10, 0.9), found('p0', 21, 50, 0.5)], parts)).toEqual([
      { id: 'p1.s0', score: 0.9 },
      { id: 'p0.s1', score: 0.5 },
    ]);
  });

  it('names all parts of a longer stretch, the one with most in common first', () => {
    expect(documentsOf([found('p0', 0, 50, 1)], parts).map(({ id }) => id)).toEqual([
      'p0.s1',
      'p0.s0',
    ]);
  });

  it('names the part that a shorter stretch lies in, but none that it only touches', () => {
    // 18 of 27 lie in the second sentence and 8, less than half of 20, in the first.
    expect(documentsOf([found('p0', 12, 39, 1)], parts).map(({ id }) => id)).toEqual(['p0.s1']);
    expect(documentsOf([found('p0', 2, 8, 1)], parts).map(({ id }) => id)).toEqual(['p0.s0']);
  });

  it('names nothing for a text without parts', () => {
    expect(documentsOf([found('p9', 0, 10, 1)], parts)).toEqual([]);
  });
});
