import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/text/analyse.js';
import { createLexicon } from '../../src/text/lexicon.js';
import type { LexiconWord } from '../../src/text/lexicon.js';

const wordOf = (text: string, language: string): LexiconWord => analyse(text, language)[0]!;

describe('createLexicon', () => {
  const lexicon = createLexicon(
    new Map([
      ['en', 'promised\tوعد, تعهد\npledge\tتعهد, وعد\nunite\tاتحد\nunited\tمتحد\nhold\tعقد\n'],
      ['fr', 'promesse\tوعد, تعهد\ntenir\tعقد\n'],
      ['es', 'promesa\tوعد, تعهد\n'],
    ]),
  );

  it('translates by the stem', () => {
    expect(lexicon.toArabic(wordOf('promises', 'en'), 'en')).toEqual(['وعد', 'تعهد']);
    expect(lexicon.toArabic(wordOf('promesses', 'fr'), 'fr')).toEqual(['وعد', 'تعهد']);
  });

  it('prefers the form that is listed to another of the same stem', () => {
    expect(lexicon.toArabic(wordOf('united', 'en'), 'en')).toEqual(['متحد']);
    expect(lexicon.toArabic(wordOf('uniting', 'en'), 'en')).toEqual(['اتحد', 'متحد']);
  });

  it('keeps the languages apart and knows nothing of other words', () => {
    expect(lexicon.toArabic(wordOf('tenir', 'en'), 'en')).toEqual([]);
    expect(lexicon.toArabic(wordOf('promises', 'de'), 'de')).toEqual([]);
    expect(lexicon.fromArabic('قمر', 'en')).toEqual([]);
  });

  it('finds the words that an Arabic stem translates', () => {
    expect(lexicon.fromArabic('تعهد', 'en')).toEqual(['promis', 'pledg']);
    expect(lexicon.fromArabic('عقد', 'fr')).toEqual(['ten']);
  });

  it('paraphrases by translations in common', () => {
    expect(lexicon.paraphrases(wordOf('pledged', 'en'), 'en')).toEqual(['promis']);
    // Four translations each, all of them shared.
    expect(lexicon.paraphrases(wordOf('وعد', 'ar'), 'ar')).toEqual(['تعهد']);
    // "united" shares one translation of two with "unite" by their common stem, and no other.
    expect(lexicon.paraphrases(wordOf('hold', 'en'), 'en')).toEqual([]);
    expect(lexicon.paraphrases(wordOf('عقد', 'ar'), 'ar')).toEqual([]);
  });

  it.each(['promise', 'promise\t', '\tوعد', 'promise\tوعد\tتعهد'])(
    'refuses the line %j',
    (line) => {
      expect(() => createLexicon(new Map([['en', `hold\tعقد\n${line}\n`]]))).toThrow(
        `Line 2 is ${JSON.stringify(line)}`,
      );
    },
  );
});

describe.each(readdirSync('lexicons'))('lexicons/%s', (name) => {
  const lines = readFileSync(`lexicons/${name}`, 'utf8').trimEnd().split('\n');
  const rows = lines.map((line) => line.split('\t'));

  it('lists each word once, with single Arabic words', () => {
    expect(new Set(rows.map(([word]) => word)).size).toBe(rows.length);
    const odd = rows.filter(
      (row) => row.length !== 2 || !/^[\u0621-\u064a]+(, [\u0621-\u064a]+)*$/.test(row[1]!),
    );
    expect(odd).toEqual([]);
  });
});
