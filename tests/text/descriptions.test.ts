import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/text/analyse.js';
import { createDescriptionFinder } from '../../src/text/descriptions.js';
import { isFunctionWord } from '../../src/text/function-words.js';

const readings = (text: string): string[][] => analyse(text, 'ar').map(({ term }) => [term]);

describe('createDescriptionFinder', () => {
  const find = createDescriptionFinder(
    'العاصمة الروسية\tموسكو\nعاصمة روسيا\tموسكو\nعاصمة روسيا البيضاء\tمينسك\nحلف شمال الأطلسي\tالناتو, ناتو\n',
  );

  it.each([
    ['other forms of the words', 'بالعاصمة الروسية', [['موسكو'], ['موسكو']]],
    ['not another order', 'روسيا العاصمة', [[], []]],
    ['three words', 'حلف شمال الأطلسي', [['ناتو'], ['ناتو'], ['ناتو']]],
    ['words around it', 'زار عاصمة روسيا أمس', [[], ['موسكو'], ['موسكو'], []]],
    ['the longest', 'عاصمة روسيا البيضاء', [['مينسك'], ['مينسك'], ['مينسك']]],
    ['not words that stand apart', 'العاصمة الجميلة الروسية', [[], [], []]],
    ['not a part of it', 'حلف الأطلسي', [[], []]],
    ['not one of its words said twice', 'العاصمة العاصمة', [[], []]],
    ['nothing', '', []],
  ])('finds %s', (_, text, names) => {
    expect(find(readings(text), 'listed')).toEqual(names);
  });

  it('takes each word for any of its readings', () => {
    const capital = [
      ['روس', 'روسيا'],
      ['راسمال', 'عاصم'],
    ];
    expect(find(capital, 'any')).toEqual([['موسكو'], ['موسكو']]);
    expect(find(capital, 'listed')).toEqual([[], []]);
  });

  it.each([
    'موسكو',
    'العاصمة\tموسكو',
    'العاصمة الروسية\t',
    'the capital\tموسكو',
    'العاصمة الروسية\tنيو دلهي',
  ])('refuses the line %j', (line) => {
    expect(() => createDescriptionFinder(line)).toThrow(
      `Line 1 of the lexicon descriptions.tsv is ${JSON.stringify(line)}: expected two Arabic words or more`,
    );
  });
});

describe('lexicons/descriptions.tsv', () => {
  const table = readFileSync('lexicons/descriptions.tsv', 'utf8');
  const phrases = table
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t')[0]!);

  const find = createDescriptionFinder(table);
  const stemsOf = (names: string): string[] => analyse(names, 'ar').map(({ term }) => term);

  it('lists each description once, and each is found by its words', () => {
    expect(new Set(phrases).size).toBe(phrases.length);
    for (const line of table.trimEnd().split('\n')) {
      const [phrase, names] = line.split('\t');
      const content = analyse(phrase!, 'ar').filter(({ word }) => !isFunctionWord(word, 'ar'));
      const found = find(
        content.map(({ term }) => [term]),
        'listed',
      );
      for (const held of found) expect(held).toEqual(expect.arrayContaining(stemsOf(names!)));
    }
  });

  it.each([
    'الرئيس الفرنسي إلى العاصمة',
    'قصفت روسيا العاصمة',
    'التنظيم الدولي للإخوان',
    'العاصمة المالية',
    'العاصمة عمان',
  ])('finds nothing in %s', (text) => {
    expect(find(readings(text), 'listed').flat()).toEqual([]);
  });
});
