import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stemArabic } from '../../src/text/stem-arabic.js';
import { composeWord } from '../../src/text/normalise.js';
import { stem } from '../../src/text/stem.js';

describe('stemArabic', () => {
  // Expected stems worked by hand from the rules.
  it.each([
    ['والرييس', 'رييس'],
    ['بالكرملين', 'كرمل'],
    ['المكالمات', 'مكالم'],
    ['للاوروبيين', 'اوروب'],
    ['الجمهوريه', 'جمهور'],
    ['جمهوريات', 'جمهور'],
    ['جمهوريتان', 'جمهور'],
    ['جمهوريتي', 'جمهور'],
    ['علاقتهما', 'علاق'],
    ['قمه', 'قمه'],
    ['بوتين', 'بوت'],
    ['ال', 'ال'],
    ['ولد', 'ولد'],
    ['في', 'في'],
    ['لقاء', 'لقا'],
    ['لقايه', 'لقا'],
    ['لقاوه', 'لقا'],
    ['لقاوهم', 'لقا'],
    ['شركاء', 'شركا'],
    ['شركايها', 'شركا'],
    ['ماء', 'ماء'],
    ['عداوه', 'عدا'],
  ])('stems %s to %s', (word, expected) => {
    expect(stemArabic(word)).toBe(expected);
  });

  it('never empties a word', () => {
    const unit = fc.constantFrom(...Array.from('والبكفهيناتم'));
    fc.assert(
      fc.property(fc.string({ unit, minLength: 1 }), (word) => {
        expect(stemArabic(word).length).toBeGreaterThanOrEqual(Math.min(2, word.length));
      }),
    );
  });
});

describe('stem', () => {
  it.each([
    ['en', 'negotiations', 'negotiation'],
    ['fr', 'négociations', 'négociation'],
    ['de', 'verhandlungen', 'verhandlung'],
    ['es', 'negociaciones', 'negociación'],
    ['ru', 'переговоры', 'переговоров'],
    ['tr', 'görüşmeler', 'görüşme'],
    ['ar', 'المفاوضات', 'مفاوضة'],
    ['ar', 'لقائه', 'لقاء'],
    ['ar', 'هاتفيًا', 'الهاتفية'],
    ['ar', 'هاتفياً', 'هاتفي'],
    ['ar', 'هاتفيًّا', 'هاتفيًا'],
    ['ar', 'متفائلًا', 'متفائلة'],
    ['ar', 'الكيماوية', 'الكيماوي'],
    ['ar', 'النمساوية', 'نمساوي'],
  ])('brings forms of a word together (%s)', (language, a, b) => {
    expect(stem(a, language)).toBe(stem(b, language));
  });

  it('lets the script decide, so that a Latin name has one stem in Arabic and English text', () => {
    expect(stem('reuters', 'ar')).toBe(stem('reuters', 'en'));
  });

  it.each([
    ['İnsanlar', 'insanlar'],
    ['İki', 'iki'],
  ])('of %s is that of %s', (capital, small) => {
    expect(stem(composeWord(capital), 'tr')).toBe(stem(composeWord(small), 'tr'));
  });

  it('keeps an alef that may belong to the word', () => {
    expect(stem('روسيا', 'ar')).toBe('روسيا');
    expect(stem('معًا', 'ar')).toBe('معا');
  });

  it('leaves words of other scripts alone', () => {
    expect(stem('普京', 'zh')).toBe('普京');
  });
});
