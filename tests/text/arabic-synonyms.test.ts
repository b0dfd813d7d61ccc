import { describe, expect, it } from 'vitest';
import { arabicSynonyms, unrelatedWords } from '../../src/text/arabic-synonyms.js';

describe('arabicSynonyms', () => {
  it('gives the words of all groups that a word stands in, without itself', () => {
    expect(arabicSynonyms('زعيم').toSorted()).toEqual(['رييس', 'قايد']);
    expect(arabicSynonyms('خلاف')).toContain('تباين');
    expect(arabicSynonyms('خلاف')).not.toContain('خلاف');
  });

  it('looks an imperfect up as its perfect', () => {
    expect(arabicSynonyms('يكف')).toEqual(expect.arrayContaining(['كف', 'وقف', 'منع']));
    // One that stands in a group itself.
    expect(arabicSynonyms('يشوف')).toContain('شاهد');
  });

  it.each(['جيولوجيا', 'يوم', 'putin'])('has none for %s', (stem) => {
    expect(arabicSynonyms(stem)).toEqual([]);
  });
});

describe('unrelatedWords', () => {
  it('are normalised words no two of which stand in one group', () => {
    expect(unrelatedWords.length).toBeGreaterThan(80);
    const stems = new Set(unrelatedWords);
    expect(stems.size).toBe(unrelatedWords.length);
    for (const word of unrelatedWords) {
      expect(arabicSynonyms(word).filter((other) => stems.has(other))).toEqual([]);
    }
  });
});
