import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../src/retrieval/translate.js';
import type { TermForm } from '../../src/lexical/lexical-index.js';
import { analyseWord } from '../../src/text/analyse.js';
import { createLexicon } from '../../src/text/lexicon.js';

const lexicon = createLexicon(
  new Map([
    ['en', 'pledge\tتعهد\npromise\tتعهد\n'],
    ['fr', 'promettre\tتعهد\n'],
    ['ar', 'وعدو\tتعهد\n'],
  ]),
);
const weights = (languages: string[], word: string, from: string): Record<string, number> =>
  Object.fromEntries(
    createTranslator(lexicon, languages)([{ term: word, word }], from)[0]!.map(
      ({ term, weight }) => [term, weight],
    ),
  );

describe('createTranslator', () => {
  it('gives Arabic translations and forms that they may stand in', () => {
    expect(weights(['ar'], 'pledg', 'en')).toMatchObject({ تعهد: 0.8, بتعهد: 0.8, يتعهد: 0.4 });
  });

  it('gives only words of the languages of the collection', () => {
    expect(weights(['fr'], 'تعهد', 'ar')).toEqual({ promettr: 0.8 });
    expect(weights(['de'], 'تعهد', 'ar')).toEqual({});
  });

  it('goes through Arabic from one other language to another, with less weight', () => {
    expect(weights(['fr'], 'pledg', 'en')).toEqual({ promettr: 0.6 });
  });

  it('gives the standard words for one of a dialect, and their translations', () => {
    expect(weights(['ar'], 'وعدو', 'ar')).toMatchObject({ تعهد: 0.4, بتعهد: 0.4, يتعهد: 0.2 });
    expect(weights(['fr'], 'وعدو', 'ar')).toEqual({ promettr: 0.8 });
  });

  it('tells words of other languages from those of the same', () => {
    const [forms] = createTranslator(lexicon, ['ar', 'en'])([analyseWord('pledge', 'en')], 'en');
    expect(forms).toContainEqual({ term: 'تعهد', weight: 0.8, isForeign: true });
    expect(forms).toContainEqual({ term: 'promis', weight: 0.3 });
  });

  it('gives words of the same language that are translated alike, with least weight', () => {
    expect(weights(['en'], 'pledg', 'en')).toEqual({ promis: 0.3 });
  });

  it('gives the name of what words describe, in the languages of the collection', () => {
    const named = createLexicon(
      new Map([['en', 'russian\tروسية\ncapital\tعاصمة\nmoscow\tموسكو\n']]),
      'العاصمة الروسية\tموسكو\n',
    );
    const formsOf = (words: string[], from: string, to: string): TermForm[][] =>
      createTranslator(named, [to])(
        words.map((word) => analyseWord(word, from)),
        from,
      );
    const asked = formsOf(['العاصمة', 'الروسية'], 'ar', 'ar');
    expect(asked.map((forms) => forms.filter(({ term }) => term === 'موسكو'))).toEqual([
      [{ term: 'موسكو', weight: 0.8 }],
      [{ term: 'موسكو', weight: 0.8 }],
    ]);
    expect(formsOf(['russian', 'capital'], 'en', 'en').flat()).toContainEqual({
      term: 'moscow',
      weight: 0.8,
    });
    expect(formsOf(['russian', 'wine'], 'en', 'en').flat()).toEqual([]);
  });
});
