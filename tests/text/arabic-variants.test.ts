import { describe, expect, it } from 'vitest';
import { arabicVariants } from '../../src/text/arabic-variants.js';

const weightOf = (stem: string, other: string): number | undefined =>
  arabicVariants(stem).find((variant) => variant.stem === other)?.weight;

describe('arabicVariants', () => {
  it.each([
    ['بجمهور', 'جمهور'],
    ['جمهور', 'بجمهور'],
  ])('takes %s and %s for one word', (stem, other) => {
    expect(weightOf(stem, other)).toBe(1);
  });

  it.each([
    ['وحيد', 'وحيدا'],
    ['وحيدا', 'وحيد'],
    // Of حاليا and حاليًا; of روسيا and روسي.
    ['حاليا', 'حال'],
    ['حال', 'حاليا'],
    ['روسيا', 'روس'],
  ])('takes %s and %s for one word less surely', (stem, other) => {
    expect(weightOf(stem, other)).toBe(0.5);
  });

  it('takes a verb in another person for it less surely', () => {
    expect(weightOf('يخرج', 'خرج')).toBe(0.5);
    expect(weightOf('خرجت', 'سيخرجت')).toBe(0.5);
  });

  it('leaves short words and those of other scripts alone', () => {
    expect(weightOf('لقا', 'لق')).toBeUndefined();
    expect(arabicVariants('putin')).toEqual([]);
  });
});
