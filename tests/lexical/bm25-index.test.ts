import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topHits } from '../../src/core/hit.js';
import type { Hit } from '../../src/core/hit.js';
import { bm25Score, defaultBm25, inverseDocumentFrequency } from '../../src/lexical/bm25.js';
import { createBm25Builder, openBm25Index } from '../../src/lexical/bm25-index.js';
import type { LexicalPassage } from '../../src/lexical/bm25-index.js';
import type { LexicalIndex, TermForm } from '../../src/lexical/lexical-index.js';

function build(
  passages: readonly Partial<LexicalPassage>[],
  parameters = defaultBm25,
): LexicalIndex {
  const builder = createBm25Builder(parameters);
  for (const passage of passages) builder.add({ text: '', title: '', language: 'ar', ...passage });
  return openBm25Index(builder.finish());
}

const search = (index: LexicalIndex, text: string, k = 10): Hit[] =>
  index.score(index.terms({ text, language: 'ar' })).best(k);

const rowsOf = (index: LexicalIndex, text: string): number[] =>
  search(index, text).map(({ row }) => row);

describe('openBm25Index', () => {
  const index = build([
    { text: 'التقى الرئيس الروسي فلاديمير بوتين نظيره الفرنسي في الكرملين' },
    { text: 'زار إيمانويل ماكرون موسكو يوم الاثنين' },
    { text: 'Reuters reported that the negotiations went on', language: 'en' },
    { text: 'أرز وسكر', title: 'أسعار الغذاء' },
  ]);

  it.each([
    ['without hamza and with the article', 'الارز', [3]],
    ['with diacritics', 'بُوتين', [0]],
    ['with other prefixes', 'وبالكرملين', [0]],
    ['by a word of the title', 'اسعار', [3]],
    ['in another language of the corpus', 'negotiation', [2]],
    ['a name in Latin letters from an Arabic question', 'ماذا قالت Reuters', [2]],
    ['a misspelt name', 'الكرمين', [0]],
    ['a name with two letters swapped', 'ماكورن', [1]],
    ['with a proclitic that only the corpus tells from a first letter', 'بماكرون', [1]],
    ['nothing that any passage holds', 'ديناصورات', []],
    ['no word at all', '؟؟', []],
  ])('finds %s', (_, text, rows) => {
    expect(rowsOf(index, text)).toEqual(rows);
  });

  it('tells a word that it knows by no form of its own, words of like meaning added or not', () => {
    const terms = index.terms({ text: 'ماكرون في ديناصورات', language: 'ar' });
    expect(terms.map(({ isKnown }) => isKnown)).toEqual([true, false]);
    expect(
      index.extend(terms[1]!, [{ term: terms[0]!.forms[0]!.term, weight: 0.5 }]),
    ).toMatchObject({ isKnown: false, forms: [{ weight: 0.5 }] });
  });

  it('leaves function words out unless there is nothing else', () => {
    const small = build([{ text: 'ماذا حدث في موسكو' }, { text: 'ماذا في باريس' }]);
    expect(
      small.terms({ text: 'ماذا حدث في باريس', language: 'ar' }).map(({ word }) => word),
    ).toEqual(['حدث', 'باريس']);
    expect(rowsOf(small, 'ماذا')).toEqual([1, 0]);
  });

  it.each([
    ['Makron', 'tr', [1]],
    ['Эмманюэль Макрона', 'ru', [1]],
    ['व्लादिमीर', 'hi', [0]],
    ['Vladivostok', 'en', []],
  ])('finds the Arabic spelling of the name %s (%s)', (text, language, rows) => {
    const terms = index.terms({ text, language });
    expect(
      index
        .score(terms)
        .best(10)
        .map(({ row }) => row),
    ).toEqual(rows);
  });

  it('never corrects a number', () => {
    const years = build([{ text: 'قمة عام 2022' }]);
    expect(years.terms({ text: '2023', language: 'ar' })[0]!.forms).toEqual([]);
  });

  it('scores every passage, 0 where no term is held', () => {
    const scores = index.score(index.terms({ text: 'بوتين', language: 'ar' }));
    expect(scores.best(10)).toEqual([{ row: 0, score: scores.scoreOf(0) }]);
    expect([1, 2, 3].map((row) => scores.scoreOf(row))).toEqual([0, 0, 0]);
  });

  it('extends a term with forms that it knows, and counts its idf anew', () => {
    const [term] = index.terms({ text: 'negotiations', language: 'ar' });
    const [putin] = index.terms({ text: 'بوتين', language: 'ar' });
    const forms = [
      { term: putin!.term, weight: 0.5 },
      { term: term!.forms[0]!.term, weight: 0.1 },
      { term: 'ديناصور', weight: 1 },
    ];
    const extended = index.extend(term!, forms);
    expect(extended.forms).toEqual([...term!.forms, forms[0]]);
    expect(extended.idf).toBeCloseTo(inverseDocumentFrequency(4, 2));
    expect(
      index
        .score([extended])
        .best(10)
        .map(({ row }) => row),
    ).toEqual([2, 0]);
    expect(index.extend(term!, forms.slice(1))).toBe(term);
  });

  it('gives a form that a term has already the greater weight', () => {
    const [term] = index.terms({ text: 'negotiations', language: 'ar' });
    const [form] = term!.forms;
    const lighter = { ...term!, forms: [{ ...form!, weight: 0.2 }] };
    expect(index.extend(lighter, [form!]).forms).toEqual([form]);
  });

  it('takes words that say the same for forms, instead of mending the spelling', () => {
    const [putin] = index.terms({ text: 'بوتين', language: 'ar' });
    const known = { term: putin!.term, weight: 0.8 };
    const translate = (): TermForm[][] => [[known, { term: 'ديناصور', weight: 0.8 }]];
    const misspelt = { text: 'negotiatoins', language: 'en' };
    expect(index.terms(misspelt)[0]!.forms).toHaveLength(1);
    expect(index.terms({ ...misspelt, translate })[0]!.forms).toEqual([known]);
  });

  it('prefers a word as the question spells it to others of its stem', () => {
    const inflected = build([
      { text: 'les négociations', language: 'fr' },
      { text: 'la négociation', language: 'fr' },
      { text: 'والنيل' },
      { text: 'نيلي' },
    ]);
    const rank = (text: string, language: string): number[] =>
      inflected
        .score(inflected.terms({ text, language }))
        .best(10)
        .map(({ row }) => row);
    expect(rank('négociation', 'fr')).toEqual([1, 0]);
    expect(rank('Négociations', 'fr')).toEqual([0, 1]);
    expect(rank('النيل', 'ar')).toEqual([2, 3]);
  });

  it('prefers no passage in the language of the question to one that says the same in another', () => {
    const mixed = build([{ text: 'Moscow', language: 'en' }, { text: 'موسكو' }]);
    const scoresOf = (isForeign: boolean): number[] => {
      const translation = { term: 'موسكو', weight: 1, isForeign };
      const asked = { text: 'Moscow', language: 'en', translate: () => [[translation]] };
      const scores = mixed.score(mixed.terms(asked));
      return [scores.scoreOf(0), scores.scoreOf(1)];
    };
    const [english, arabic] = scoresOf(true);
    expect(arabic).toBe(english);
    expect(scoresOf(false)[1]).toBeLessThan(scoresOf(false)[0]!);
  });

  it('counts a word as it is spelt in passages of whichever language', () => {
    const mixed = build([
      { text: 'Charles', language: 'tr' },
      { text: 'Charles', language: 'en' },
    ]);
    const scores = mixed.score(mixed.terms({ text: 'Charles', language: 'tr' }));
    const share = scores.scoreOf(1) / scores.scoreOf(0);
    // Its Turkish stem is another, so it counts less there, but no less than without spellings.
    expect(share).toBeGreaterThan(0.7);
  });

  it('prefers the first spelling of a word that is asked in several', () => {
    const small = build([{ text: 'مفاوضة' }, { text: 'مفاوضات' }]);
    expect(rowsOf(small, 'المفاوضة المفاوضات')).toEqual([0, 1]);
    expect(rowsOf(small, 'المفاوضات المفاوضة')).toEqual([1, 0]);
  });

  it('expects of a name no spelling in letters of another script', () => {
    const small = build([{ text: 'ماكرون' }, { text: 'نفط' }]);
    const [name] = small.terms({ text: 'Makron', language: 'tr' });
    expect(name!.forms).toEqual([{ term: 'ماكر', weight: 0.8, isForeign: true }]);
    const spelt = { ...name!, forms: name!.forms.map(({ term, weight }) => ({ term, weight })) };
    expect(small.score([name!]).scoreOf(0)).toBeGreaterThan(small.score([spelt]).scoreOf(0));
  });

  it('works empty', () => {
    expect(rowsOf(build([]), 'بوتين')).toEqual([]);
  });

  it('scores as the formula says, summed naively', () => {
    const word = fc.constantFrom('نفط', 'غاز', 'سلام', 'حرب', 'قمر');
    const text = fc.array(word, { maxLength: 8 });
    const corpus = fc.array(fc.record({ text, title: text }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(corpus, fc.array(word, { minLength: 1, maxLength: 4 }), (passages, query) => {
        const built = build(
          passages.map((one) => ({ text: one.text.join(' '), title: one.title.join(' ') })),
        );
        const found = search(built, query.join(' '), 20);
        const expected = naiveSearch(passages, query);
        expect(found.map(({ row }) => row)).toEqual(expected.map(({ row }) => row));
        for (const [i, { score }] of found.entries())
          expect(score).toBeCloseTo(expected[i]!.score, 4);
      }),
    );
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['noise', new Uint8Array([1, 2, 3])],
    ['a cut file', createBm25Builder().finish().slice(0, -2)],
  ])('refuses %s as corrupt', (_, bytes) => {
    expect(() => openBm25Index(bytes)).toThrow(expect.objectContaining({ code: 'index-corrupt' }));
  });
});

function naiveSearch(
  passages: readonly { text: string[]; title: string[] }[],
  query: readonly string[],
): { row: number; score: number }[] {
  const { titleWeight } = defaultBm25;
  const lengths = passages.map(({ text, title }) => text.length + titleWeight * title.length);
  const average = lengths.reduce((sum, length) => sum + length, 0) / passages.length;
  const count = (words: readonly string[], word: string): number =>
    words.filter((other) => other === word).length;
  const scores = passages.map(({ text, title }, row) => {
    const score = query.reduce((sum, word) => {
      const frequency = count(text, word) + titleWeight * count(title, word);
      const holding = passages.filter((one) => [...one.text, ...one.title].includes(word)).length;
      if (frequency === 0) return sum;
      const idf = inverseDocumentFrequency(passages.length, holding);
      // These words have one spelling each, so each counts as a term and as a spelling.
      const weight = (1 + defaultBm25.spellingWeight) * idf;
      return sum + bm25Score(weight, frequency, lengths[row]! / average, defaultBm25);
    }, 0);
    return { row, score };
  });
  return topHits(
    scores.filter(({ score }) => score > 0),
    20,
  );
}
