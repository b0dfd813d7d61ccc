import { expect, it } from 'vitest';
import { coverage } from '../../src/retrieval/coverage.js';

const term = (idf: number, count = 1) => ({
  term: 'x',
  word: 'x',
  forms: [],
  isKnown: true,
  idf,
  count,
});

it.each([
  ['by idf', [term(3), term(2)], [1, 0], 3 / 5],
  ['by how often a term was asked', [term(2, 3), term(2)], [1, 0], 3 / 4],
  ['with something for a term that nearly all passages hold', [term(2), term(0)], [1, 0], 2 / 3.2],
  ['by strengths in part', [term(2), term(2)], [0.5, 0.25], 0.375],
  ['as 0 without terms', [], [], 0],
])('weighs %s', (_, terms, strengths, expected) => {
  expect(coverage(terms, strengths)).toBeCloseTo(expected, 10);
});
