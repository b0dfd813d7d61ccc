import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, analyseWord } from '../../src/text/analyse.js';
import { createLexicon } from '../../src/text/lexicon.js';
import { tokenise } from '../../src/text/tokenise.js';

describe('createLexicon', () => {
  const lexicon = createLexicon(
    new Map([
      ['en', 'promised\tوعد, تعهد\npledge\tتعهد, وعد\nunite\tاتحد\nunited\tمتحد\nhold\tعقد\n'],
      ['fr', 'promesse\tوعد, تعهد\ntenir\tعقد\n'],
      ['es', 'promesa\tوعد, تعهد\n'],
    ]),
  );

  it('translates by the stem', () => {
    expect(lexicon.toArabic(analyseWord('promises', 'en'), 'en')).toEqual(['وعد', 'تعهد']);
    expect(lexicon.toArabic(analyseWord('promesses', 'fr'), 'fr')).toEqual(['وعد', 'تعهد']);
  });

  it('prefers the form that is listed to another of the same stem', () => {
    expect(lexicon.toArabic(analyseWord('united', 'en'), 'en')).toEqual(['متحد']);
    expect(lexicon.toArabic(analyseWord('uniting', 'en'), 'en')).toEqual(['اتحد', 'متحد']);
  });

  it('keeps the languages apart and knows nothing of other words', () => {
    expect(lexicon.toArabic(analyseWord('tenir', 'en'), 'en')).toEqual([]);
    expect(lexicon.toArabic(analyseWord('promises', 'de'), 'de')).toEqual([]);
    expect(lexicon.fromArabic('قمر', 'en')).toEqual([]);
  });

  it('finds the words that an Arabic stem translates', () => {
    expect(lexicon.fromArabic('تعهد', 'en')).toEqual(['promis', 'pledg']);
    expect(lexicon.fromArabic('عقد', 'fr')).toEqual(['ten']);
  });

  it('paraphrases by translations in common', () => {
    expect(lexicon.paraphrases(analyseWord('pledged', 'en'), 'en')).toEqual(['promis']);
    // Four translations each, all of them shared.
    expect(lexicon.paraphrases(analyseWord('وعد', 'ar'), 'ar')).toEqual(['تعهد']);
    expect(lexicon.paraphrases(analyseWord('hold', 'en'), 'en')).toEqual([]);
    expect(lexicon.paraphrases(analyseWord('عقد', 'ar'), 'ar')).toEqual([]);
  });

  it('gives the standard words for one of a dialect, in exactly the form that is listed', () => {
    const dialects = createLexicon(new Map([['ar', 'عربية\tسيارة, سيارات\n']]));
    const standard = (word: string) => dialects.toStandard(analyseWord(word, 'ar'));
    expect(standard('عربية')).toEqual(['سيار']);
    expect(standard('والعربيه')).toEqual(['سيار']);
    // Of the same stem, but another word.
    expect(standard('عربي')).toEqual([]);
    expect(standard('سيارة')).toEqual([]);
    // A dialect is no language to translate to or to paraphrase by.
    expect(dialects.fromArabic('سيار', 'ar')).toEqual([]);
    expect(dialects.paraphrases(analyseWord('سيارة', 'ar'), 'ar')).toEqual([]);
  });

  it('names what Arabic words describe, and words that they translate', () => {
    const named = createLexicon(
      new Map([['en', 'russian\tروسي, روسية\ncapital\tعاصمة, رأسمال\nwine\tنبيذ\n']]),
      'العاصمة الروسية\tموسكو\n',
    );
    const names = (text: string, language: string): string[][] =>
      named.names(analyse(text, language), language);
    expect(names('زار العاصمة الروسية', 'ar')).toEqual([[], ['موسكو'], ['موسكو']]);
    expect(names('Russian capital', 'en')).toEqual([['موسكو'], ['موسكو']]);
    expect(names('Russian wine capital', 'en')).toEqual([[], [], []]);
    expect(lexicon.names(analyse('العاصمة الروسية', 'ar'), 'ar')).toEqual([[], []]);
  });

  it.each([
    // A translation counts 1/√place/ln(e − 1 + words that it translates): (1, .54) and (.76, .71), cosine .35.
    ['en', 'pledge\tوعد, تعهد\nvow\tتعهد, حلف', 'vow', ['pledg']],
    // The common one as third of three: (1, .54) and (1, .71, .44), cosine .16.
    ['en', 'pledge\tوعد, تعهد\nvow\tحلف, نذر, تعهد', 'vow', []],
    // Four originals of وعد and one of حلف, one in common: 1/√4 = .5.
    ['ar', 'vow\tوعد, حلف\na\tوعد\nb\tوعد\nc\tوعد', 'حلف', ['وعد']],
    // Twenty-one and one: 1/√21 = .218.
    [
      'ar',
      `vow\tوعد, حلف\n${'abcdefghijklmnopqrst'
        .split('')
        .map((word) => `${word}\tوعد`)
        .join('\n')}`,
      'حلف',
      [],
    ],
  ])('needs enough in common, in %s: %j', (language, table, word, expected) => {
    const small = createLexicon(new Map([['en', table]]));
    expect(small.paraphrases(analyseWord(word, language), language)).toEqual(expected);
  });

  it('paraphrases alike in whatever order the lines stand', () => {
    const heads = ['pledge', 'pledges', 'pledged', 'vow', 'vows', 'oath', 'oaths'];
    const line = fc.record({
      head: fc.constantFrom(...heads),
      list: fc.shuffledSubarray(['وعد', 'تعهد', 'حلف', 'نذر', 'قسم'], { minLength: 1 }),
    });
    const lines = fc
      .uniqueArray(line, { selector: ({ head }) => head, minLength: 2 })
      .map((entries) => entries.map(({ head, list }) => `${head}\t${list.join(', ')}`));
    const orders = lines.chain((some) =>
      fc.record({
        some: fc.constant(some),
        shuffled: fc.shuffledSubarray(some, { minLength: some.length }),
      }),
    );
    fc.assert(
      fc.property(orders, fc.constantFrom(...heads), ({ some, shuffled }, head) => {
        const [a, b] = [some, shuffled].map((table) =>
          createLexicon(new Map([['en', table.join('\n')]]))
            .paraphrases(analyseWord(head, 'en'), 'en')
            .toSorted(),
        );
        expect(a).toEqual(b);
      }),
    );
  });

  it.each([
    'promise',
    'promise\t',
    '\tوعد',
    'promise\tوعد\tتعهد',
    'promise\tوعد,',
    'promise\tوعد، تعهد',
    'promise\tأعطى كلمة',
  ])('refuses the line %j', (line) => {
    expect(() => createLexicon(new Map([['en', `hold\tعقد\n${line}\n`]]))).toThrow(
      `Line 2 of the lexicon en.tsv is ${JSON.stringify(line)}`,
    );
  });
});

describe.each(readdirSync('lexicons').filter((name) => /^..\.tsv$/.test(name)))(
  'lexicons/%s',
  (name) => {
    const lines = readFileSync(`lexicons/${name}`, 'utf8').trimEnd().split('\n');
    const rows = lines.map((line) => line.split('\t'));

    it('lists each word once, as the search cuts words', () => {
      expect(new Set(rows.map(([word]) => word)).size).toBe(rows.length);
      expect(rows.filter(([word]) => tokenise(word!).length !== 1)).toEqual([]);
    });

    it('can be read', () => {
      const language = parse(name).name;
      const lexicon = createLexicon(new Map([[language, lines.join('\n')]]));
      const first = analyseWord(rows[0]![0]!, language);
      const translations =
        language === 'ar' ? lexicon.toStandard(first) : lexicon.toArabic(first, language);
      expect(translations).not.toEqual([]);
    });
  },
);
