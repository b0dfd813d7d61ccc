import { describe, expect, it } from 'vitest';
import { figuresIn, givesOtherFigures } from '../../src/answering/figures.js';

describe('figuresIn', () => {
  it.each([
    ['١٢٥٬٠٠٠ جندي', ['125000']],
    ['125,000 and 125.000 soldiers', ['125000']],
    ['4.5 or 4,5 or ٤٫٥ percent', ['4.5']],
    ['۱۲ نفر', ['12']],
    ['خمس ساعات، وخمسة أيام, five and cinq', ['5']],
    ['استمرت لمدة ساعتين و10 دقائق', ['2', '10']],
    ['125 ألف جندي', ['125', '1000']],
    ['no numbers, لا أرقام', []],
  ])('of «%s»', (text, figures) => {
    expect([...figuresIn(text)].toSorted()).toEqual(figures.toSorted());
  });
});

describe('givesOtherFigures', () => {
  it('is true when each gives a number that the other lacks', () => {
    expect(givesOtherFigures('125 ألف جندي', '100 ألف جندي')).toBe(true);
    expect(givesOtherFigures('five hours', 'ست ساعات')).toBe(true);
  });

  it('is false for equal numbers, one that only says more, and none', () => {
    expect(givesOtherFigures('five hours', 'خمس ساعات')).toBe(false);
    expect(givesOtherFigures('12 dead', '12 dead and 30 wounded')).toBe(false);
    expect(givesOtherFigures('12 dead', 'many dead')).toBe(false);
  });
});
