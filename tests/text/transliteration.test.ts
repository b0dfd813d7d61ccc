import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spellingOf } from '../../src/lexical/spelling.js';
import { normaliseWord } from '../../src/text/normalise.js';
import { transliteration } from '../../src/text/transliteration.js';

/** Whether a word as people write it may be the Arabic one, both as the index has them. */
function isAlike(foreign: string, arabic: string): boolean {
  return (
    transliteration(normaliseWord(foreign))?.includes(spellingOf(normaliseWord(arabic))) ?? false
  );
}

describe('transliteration', () => {
  it.each([
    ['Macron', 'ماكرون'],
    ['Vladimir', 'فلاديمير'],
    ['Wagdy', 'وجدي'],
    ['Trump', 'ترامب'],
    ['Chirac', 'شيراك'],
    ['Trotzki', 'تروتسكي'],
    ['Schröder', 'شرودر'],
    ['Bouzid', 'بوزيد'],
    ['Kebili', 'قبلي'],
    ['Youssef', 'يوسف'],
    ['Erdoğan', 'أردوغان'],
    ['Путин', 'بوتين'],
    ['Каируан', 'القيروان'],
    ['Нусра', 'النصرة'],
    ['मैक्रों', 'ماكرون'],
    ['मुंबई', 'مومباي'],
  ])('of %s may be %s', (foreign, arabic) => {
    expect(isAlike(foreign, arabic)).toBe(true);
  });

  it.each([
    ['Macron', 'بوتين'],
    ['Macron', 'ماكرونية'],
    ['Trump', 'ترام'],
    ['Bouzid', 'بزيادة'],
    ['Путин', 'باريس'],
  ])('of %s is not %s', (foreign, arabic) => {
    expect(isAlike(foreign, arabic)).toBe(false);
  });

  it.each(['ماكرون', '习近平', '2017', 'g20', 'Ιωάννης', 'io', 'oui', 'a', ''])(
    'has no rule for %j',
    (word) => {
      expect(transliteration(word)).toBeUndefined();
    },
  );

  it('lists the first letter of every spelling', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('macron', 'wagdy', 'hassan', 'ahmed', 'путин'),
        fc.string({ unit: fc.constantFrom(...Array.from('ماكروندجيبتهحسعشصو')), maxLength: 6 }),
        (word, spelling) => {
          const names = transliteration(word)!;
          const isListed = names.firstLetters.has(spelling.slice(0, 1));
          expect(isListed || !names.includes(spelling)).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('follows sounds that may go unwritten without trying every combination of them', () => {
    // Tried one after the other, these would be some 2^500.
    const names = transliteration('ha'.repeat(500))!;
    expect(names.includes('ه'.repeat(500))).toBe(true);
    expect(names.includes(`${'ه'.repeat(500)}ن`)).toBe(false);
  });

  it('reads any word of letters that it has rules for', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zа-я\u0905-\u094d]{1,20}$/u), (word) => {
        expect(() => transliteration(word)?.includes('كلمة')).not.toThrow();
      }),
    );
  });
});
