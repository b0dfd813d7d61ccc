import { describe, expect, it } from 'vitest';
import { askedTerms } from '../../src/answering/asked-terms.js';
import { analyse } from '../../src/text/analyse.js';

/** The distinct terms of a text, as an index would give them. */
function termsOf(text: string, language: string) {
  const words = new Map(analyse(text, language).map(({ term, word }) => [term, word]));
  return [...words].map(([term, word]) => ({
    term,
    word,
    count: 1,
    forms: [],
    isKnown: true,
    idf: 1,
  }));
}

const wordsOf = (text: string, language: string) =>
  askedTerms({ text, language }, termsOf(text, language), []).map(({ word }) => word);

describe('askedTerms', () => {
  it('spells the words as they were asked, not as they are compared', () => {
    expect(wordsOf('مكالمةُ إيمانويل', 'ar')).toEqual(['مكالمةُ', 'إيمانويل']);
    expect(wordsOf('Élysée Palace, 2022', 'fr')).toEqual(['Élysée', 'Palace', '2022']);
  });

  it('takes the first spelling of a word that comes twice', () => {
    expect(wordsOf('Bridges: the bridge', 'en')).toEqual(['Bridges', 'the']);
  });

  it('gives each its strength in order, and 0 where nothing was looked at', () => {
    const text = 'harbour bridge cost';
    expect(askedTerms({ text, language: 'en' }, termsOf(text, 'en'), [1, 0.5])).toEqual([
      { word: 'harbour', strength: 1 },
      { word: 'bridge', strength: 0.5 },
      { word: 'cost', strength: 0 },
    ]);
  });
});
