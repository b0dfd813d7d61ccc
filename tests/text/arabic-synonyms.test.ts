import { describe, expect, it } from 'vitest';
import { arabicSynonyms } from '../../src/text/arabic-synonyms.js';
import { normaliseWord } from '../../src/text/normalise.js';
import { stemArabic } from '../../src/text/stem-arabic.js';
import { unrelatedWords } from '../../src/text/unrelated-words.js';

describe('arabicSynonyms', () => {
  it('gives the words of all groups that a word stands in, without itself', () => {
    expect(arabicSynonyms('زعيم').toSorted()).toEqual(['رييس', 'قايد']);
    expect(arabicSynonyms('خلاف')).toContain('تباين');
    expect(arabicSynonyms('خلاف')).not.toContain('خلاف');
  });

  it.each([
    // Homographs once stemmed, of which the other meaning is the commoner one.
    ['سبب', 'دافع'],
    ['نقد', 'هاجم'],
    ['عادة', 'رجع'],
    ['بدأ', 'ظهر'],
  ])('has for %s nothing of %s', (word, other) => {
    const [stem, not] = [word, other].map((one) => stemArabic(normaliseWord(one)));
    expect(arabicSynonyms(stem!)).not.toContain(not);
  });

  it.each(['جيولوجيا', 'يوم', 'putin'])('has none for %s', (stem) => {
    expect(arabicSynonyms(stem)).toEqual([]);
  });
});

describe('unrelatedWords', () => {
  it('are normalised words no two of which stand in one group', () => {
    expect(unrelatedWords.length).toBeGreaterThan(50);
    expect(unrelatedWords.map(normaliseWord)).toEqual(unrelatedWords);
    const stems = unrelatedWords.map(stemArabic);
    expect(new Set(stems).size).toBe(stems.length);
    for (const stem of stems) {
      expect(arabicSynonyms(stem).filter((other) => stems.includes(other))).toEqual([]);
    }
  });
});
