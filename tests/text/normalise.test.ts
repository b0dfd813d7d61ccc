import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseWord } from '../../src/text/normalise.js';

describe('normaliseWord', () => {
  it.each([
    ['diacritics', 'مُحَمَّدٌ', 'محمد'],
    ['tatweel', 'بوتـــين', 'بوتين'],
    ['alef forms', 'أإآٱ', 'اااا'],
    ['alef maqsura', 'مستشفى', 'مستشفي'],
    ['ta marbuta', 'قمة', 'قمه'],
    ['hamza on waw and ya', 'مسؤول رئيس', 'مسوول رييس'],
    ['a hamza typed as a combining mark', 'ا\u0654', 'ا'],
    ['presentation forms', 'ﻻ', 'لا'],
    ['Arabic-Indic digits', '٢٠٢٢', '2022'],
    ['Persian digits', '۱۴۰۱', '1401'],
    ['Devanagari digits', '१२३', '123'],
    ['Persian kaf and ya', 'کیف', 'كيف'],
    ['the Persian half-space', 'می\u200cشود', 'ميشود'],
    ['bidi marks', '\u200fبوتين\u200e', 'بوتين'],
    ['French accents', 'Élysée', 'elysee'],
    ['German umlauts and sharp s', 'Größe', 'grosse'],
    ['the dotless i', 'ISPARTA ılık', 'isparta ilik'],
    ['the dotted capital I', 'İstanbul', 'istanbul'],
    ['Russian yo and short i', 'Ёлка йод', 'елка иод'],
    ['full-width letters', 'ＣＮＮ', 'cnn'],
  ])('folds %s', (_, word, expected) => {
    expect(normaliseWord(word)).toBe(expected);
  });

  it('keeps Devanagari vowel signs', () => {
    expect(normaliseWord('हिन्दी')).toBe('हिन्दी');
  });

  it('is idempotent', () => {
    const letters = fc.constantFrom(...Array.from('أإآىةؤئءبتـًٌّkÉßıİЁйक़ि१٣۳ﻻ\u200c\u0654'));
    const words = fc.oneof(fc.string(), fc.string({ unit: letters }));
    fc.assert(
      fc.property(words, (word) => {
        const once = normaliseWord(word);
        expect(normaliseWord(once)).toBe(once);
      }),
    );
  });
});
