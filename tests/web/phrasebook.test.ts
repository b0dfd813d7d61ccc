import { describe, expect, it } from 'vitest';
import {
  catalogues,
  chooseLanguage,
  createPhrasebook,
  fill,
  type InterfaceLanguage,
} from '../../src/web/strings/phrasebook.js';

interface Texts {
  [name: string]: string | Texts;
}

/** Every text with its path, plural forms left out: their number differs. */
function textsOf(node: Texts, path = ''): [path: string, text: string][] {
  return Object.entries(node).flatMap(([name, value]) => {
    if (path === '' && name === 'plural') return [];
    const at = `${path}/${name}`;
    return typeof value === 'string' ? [[at, value]] : textsOf(value, at);
  });
}

const shape = (texts: [string, string][]) =>
  texts.map(([path, text]) => [path, placeholders(text)]);

const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();
const languages: InterfaceLanguage[] = ['ar', 'en', 'fr'];

describe('catalogues', () => {
  it.each(languages)('say the same things with the same values in %s', (language) => {
    expect(shape(textsOf(catalogues[language]))).toEqual(shape(textsOf(catalogues.en)));
    for (const [, text] of textsOf(catalogues[language])) expect(text.trim()).not.toBe('');
  });

  it('break no French line before a mark that stands apart', () => {
    for (const [, text] of textsOf(catalogues.fr)) expect(text).not.toMatch(/ [?!:;»]|« /);
  });

  it.each(languages)('have every plural form that %s has', (language) => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    for (const forms of Object.values(catalogues[language].plural)) {
      expect(Object.keys(forms).toSorted()).toEqual([...pluralCategories].toSorted());
    }
  });
});

describe('createPhrasebook', () => {
  it('counts as Arabic counts', () => {
    const { count } = createPhrasebook('ar');
    expect([0, 1, 2, 5, 11, 100].map((n) => count('articles', n))).toEqual([
      'لا مقالات',
      'مقال واحد',
      'مقالان',
      '5 مقالات',
      '11 مقالًا',
      '100 مقال',
    ]);
  });

  it('writes dates and languages in words', () => {
    const { date, languageName } = createPhrasebook('en');
    expect(date('2022-02-07')).toBe('7 February 2022');
    expect(date('last week')).toBe('last week');
    expect(languageName('ar')).toBe('Arabic');
    expect(createPhrasebook('ar').date('2022-02-07')).toBe('7 فبراير 2022');
  });

  it('survives a language code that is none', () => {
    expect(createPhrasebook('en').languageName('not a code!')).toBe('not a code!');
  });
});

describe('chooseLanguage', () => {
  it('takes the first language that the interface speaks', () => {
    expect(chooseLanguage(['de-DE', 'fr-CA', 'ar'])).toBe('fr');
    expect(chooseLanguage(['AR-EG'])).toBe('ar');
    expect(chooseLanguage(['toString', 'zh'])).toBe('en');
  });
});

describe('fill', () => {
  it('replaces what it has a value for, in one pass', () => {
    expect(fill('{n} of {total} {else}', { n: '{total}', total: 5 })).toBe('{total} of 5 {else}');
  });
});
