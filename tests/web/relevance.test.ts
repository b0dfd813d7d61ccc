import { describe, expect, it } from 'vitest';
import { certaintyOf, matchOf, relevanceOf } from '../../src/web/text/relevance.js';

describe('relevanceOf', () => {
  it('measures by the best score of the same answer', () => {
    expect([0.5, 0.4, 0.25, 0.1].map((score) => relevanceOf(score, 0.5))).toEqual([
      'strong',
      'strong',
      'good',
      'weak',
    ]);
  });

  it('calls nothing relevant where the best score is none', () => {
    expect(relevanceOf(0, 0)).toBe('weak');
  });
});

describe('matchOf', () => {
  it('tells the word itself from a similar one and from chance', () => {
    expect([1, 0.99, 0.25, 0.24, 0].map(matchOf)).toEqual([
      'found',
      'similar',
      'similar',
      'missing',
      'missing',
    ]);
  });
});

describe('certaintyOf', () => {
  it('steps from low to high', () => {
    expect([0, 0.49, 0.5, 0.79, 0.8, 1].map(certaintyOf)).toEqual([
      'low',
      'low',
      'fair',
      'fair',
      'high',
      'high',
    ]);
  });
});
