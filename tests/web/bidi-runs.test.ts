import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitBidiRuns } from '../../src/web/text/bidi-runs.js';

const isolatesOf = (text: string, direction: 'ltr' | 'rtl') =>
  splitBidiRuns(text, direction)
    .filter(({ kind }) => kind === 'isolate')
    .map((run) => run.text);

describe('splitBidiRuns', () => {
  it('keeps names, addresses and code of Latin letters whole inside Arabic', () => {
    expect(isolatesOf('قال Emmanuel Macron لقناة BFM TV أمس', 'rtl')).toEqual([
      'Emmanuel Macron',
      'BFM TV',
    ]);
    expect(isolatesOf('الكرملين https://t.co/HIpeWPEaLx، ثم', 'rtl')).toEqual([
      'https://t.co/HIpeWPEaLx',
    ]);
    expect(isolatesOf('طائرة F-16 وهاتف iPhone 15', 'rtl')).toEqual(['F-16', 'iPhone 15']);
  });

  it('keeps signs, percentages, currencies and ISO dates with their numbers', () => {
    expect(isolatesOf('انخفض -5 درجات بنسبة 10% في 2022-02-07 بسعر $50', 'rtl')).toEqual([
      '-5',
      '10%',
      '2022-02-07',
      '$50',
    ]);
  });

  it('leaves plain numbers and ranges to the line, as Arabic reads them', () => {
    expect(isolatesOf('بين 2020-2022 قال 15 شخصا عند 10:30', 'rtl')).toEqual([]);
  });

  it('keeps an Arabic phrase apart from the number after it inside English', () => {
    expect(isolatesOf('The word فلاديمير بوتين 2022 stands', 'ltr')).toEqual(['فلاديمير بوتين']);
  });

  it('keeps a quoted title in one piece with its punctuation', () => {
    const arabic = 'ماكرون: اقترحت "ضمانات"، و5 شروط';
    const english = 'Macron: 5 conditions, “no more” (video)';
    expect(isolatesOf(`What is known about “${arabic}”?`, 'ltr')).toEqual([arabic]);
    expect(isolatesOf(`Que sait-on de « ${arabic} » ?`, 'ltr')).toEqual([` ${arabic} `]);
    expect(isolatesOf(`ما تفاصيل خبر «${english}»؟`, 'rtl')).toEqual([english]);
  });

  it('leaves a quoted title of the line’s own direction to the line', () => {
    expect(isolatesOf('ما تفاصيل خبر «CNN: بوتين في باريس»؟', 'rtl')).toEqual(['CNN']);
    expect(isolatesOf('About “Al Jazeera (الجزيرة) today”?', 'ltr')).toEqual(['الجزيرة']);
    expect(isolatesOf('«قال “Le Monde, Paris', 'rtl')).toEqual(['Le Monde', 'Paris']);
  });

  it('takes the controls that reorder text out of the layout, and only those', () => {
    const runs = splitBidiRuns('abc \u202Edef\u2069 g\u200E', 'ltr');
    expect(runs.filter(({ kind }) => kind === 'control').map(({ text }) => text)).toEqual([
      '\u202E',
      '\u2069',
    ]);
  });

  it('gives the line back to the letter', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('ماكرون', ' ', '-5%', 'CNN', '\u202E', '2022-02-07', 'https://a.b/c', 'قال'),
      fc.constantFrom('“', '”', '«', '»', ': '),
    );
    const line = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(line, fc.constantFrom('ltr' as const, 'rtl' as const), (text, direction) => {
        const runs = splitBidiRuns(text, direction);
        expect(runs.map((run) => run.text).join('')).toBe(text);
        expect(runs.every((run) => run.text !== '')).toBe(true);
        const laidOut = runs.filter(({ kind }) => kind !== 'control').map((run) => run.text);
        expect(laidOut.join('')).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
      }),
    );
  });
});
