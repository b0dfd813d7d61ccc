import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenise } from '../../src/text/tokenise.js';

const words = (text: string): string[] => tokenise(text).map((token) => token.text);

describe('tokenise', () => {
  it.each([
    ['Arabic with punctuation', 'قال: «نعم»، ثم مضى.', ['قال', 'نعم', 'ثم', 'مضى']],
    ['hashtags and handles', '#بوتين يلتقي @macron', ['بوتين', 'يلتقي', 'macron']],
    ['words with diacritics and tatweel', 'مُحَمَّد بوتـين', ['مُحَمَّد', 'بوتـين']],
    ['Persian half-spaces', 'می\u200cشود گفت', ['می\u200cشود', 'گفت']],
    ['apostrophes', "l'Élysée d’accord", ['l', 'Élysée', 'd', 'accord']],
    ['numbers beside letters', '125 ألف جندي في 2022', ['125', 'ألف', 'جندي', 'في', '2022']],
    ['Chinese as pairs of characters', '普京 马克龙', ['普京', '马克', '克龙']],
    ['a single Chinese character', '谁', ['谁']],
    ['Chinese beside Latin letters', 'G7峰会', ['G7', '峰会']],
  ])('splits %s', (_, text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('finds no word where there is none', () => {
    expect(words(' .,!؟ … 😀')).toEqual([]);
  });

  it('gives spans that slice to the token', () => {
    const unit = fc.constantFrom(...Array.from('اب ت١a. é普京𠀀\u200c\u064b😀\n'));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit }), fc.string({ unit: 'binary' })), (text) => {
        for (const token of tokenise(text)) {
          expect(text.slice(token.span.start, token.span.end)).toBe(token.text);
        }
      }),
    );
  });
});
