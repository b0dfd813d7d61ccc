import { describe, expect, it } from 'vitest';
import { figuresIn, givesOtherFigures } from '../../src/answering/figures.js';

describe('figuresIn', () => {
  it.each([
    ['ar', '١٢٥٬٠٠٠ جندي', ['125000']],
    ['en', '125,000 and 125.000 soldiers', ['125000']],
    ['en', '4.5 or 4,5 or ٤٫٥ percent', ['4.5']],
    ['fa', '۱۲ نفر', ['12']],
    ['ar', 'خمس ساعات، وخمسة أيام', ['5']],
    ['en', 'five', ['5']],
    ['fr', 'cinq', ['5']],
    ['ar', 'استمرت لمدة ساعتين و10 دقائق', ['2', '10']],
    ['ar', '125 ألف جندي', ['125', '1000']],
    ['ar', '125 ألفا من الجنود', ['125', '1000']],
    ['ar', 'قال إنه وصل منه وعنه، لست متأكدا يوم الاثنين', []],
    ['en', 'one said on the height of bin Salman', []],
    ['de', 'ich bin von hier', []],
    ['tr', 'on bin', ['10', '1000']],
    ['en', 'no numbers', []],
  ])('of %s «%s»', (language, text, figures) => {
    expect([...figuresIn({ text, language })].toSorted()).toEqual(figures.toSorted());
  });
});

describe('givesOtherFigures', () => {
  const ar = (text: string) => ({ text, language: 'ar' });
  const en = (text: string) => ({ text, language: 'en' });

  it('is true when each gives a number that the other lacks', () => {
    expect(givesOtherFigures(ar('125 ألف جندي'), ar('100 ألف جندي'))).toBe(true);
    expect(givesOtherFigures(en('five hours'), ar('ست ساعات'))).toBe(true);
  });

  it('is false for equal numbers, one that only says more, and none', () => {
    expect(givesOtherFigures(en('five hours'), ar('خمس ساعات'))).toBe(false);
    expect(givesOtherFigures(en('12 dead'), en('12 dead and 30 wounded'))).toBe(false);
    expect(givesOtherFigures(en('12 dead'), en('many dead'))).toBe(false);
    expect(givesOtherFigures(ar('قتل خمسة، وقال إنه هجوم'), ar('قتل خمسة'))).toBe(false);
  });
});
