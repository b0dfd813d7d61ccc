import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/text/analyse.js';
import { createDescriptionFinder } from '../../src/text/descriptions.js';

const readings = (text: string): string[][] => analyse(text, 'ar').map(({ term }) => [term]);

describe('createDescriptionFinder', () => {
  const find = createDescriptionFinder(
    'العاصمة الروسية\tموسكو\nعاصمة روسيا\tموسكو\nحلف شمال الأطلسي\tالناتو, ناتو\n',
  );

  it.each([
    ['other forms of the words', 'بالعاصمة الروسية', [['موسكو'], ['موسكو']]],
    ['another order', 'الروسية العاصمة', [['موسكو'], ['موسكو']]],
    ['three words', 'حلف شمال الأطلسي', [['ناتو'], ['ناتو'], ['ناتو']]],
    ['words around it', 'زار عاصمة روسيا أمس', [[], ['موسكو'], ['موسكو'], []]],
    ['not words that stand apart', 'العاصمة الجميلة الروسية', [[], [], []]],
    ['not a part of it', 'حلف الأطلسي', [[], []]],
    ['not one of its words said twice', 'العاصمة العاصمة', [[], []]],
    ['nothing', '', []],
  ])('finds %s', (_, text, names) => {
    expect(find(readings(text))).toEqual(names);
  });

  it('takes each word for any of its readings', () => {
    expect(
      find([
        ['روس', 'روسيا'],
        ['راسمال', 'عاصم'],
      ]),
    ).toEqual([['موسكو'], ['موسكو']]);
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

  it('lists each description once, and all can be found', () => {
    const find = createDescriptionFinder(table);
    expect(new Set(phrases).size).toBe(phrases.length);
    expect(
      phrases.filter((phrase) => find(readings(phrase)).some((names) => names.length === 0)),
    ).toEqual([]);
  });
});
