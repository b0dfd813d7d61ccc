import { describe, expect, it } from 'vitest';
import { directionOf, directionOfLanguage } from '../../src/web/text/direction.js';

describe('directionOf', () => {
  it('takes the only direction that the letters have, whatever the base', () => {
    expect(directionOf('Who speaks for the Kremlin?', 'rtl')).toBe('ltr');
    expect(directionOf('من يتحدث باسم الكرملين؟', 'ltr')).toBe('rtl');
    expect(directionOf('שלום', 'ltr')).toBe('rtl');
    expect(directionOf('Кто говорит?', 'rtl')).toBe('ltr');
  });

  it('lets the base decide over letters of both directions', () => {
    expect(directionOf('CNN: قال ماكرون', 'rtl')).toBe('rtl');
    expect(directionOf('قال Macron', 'ltr')).toBe('ltr');
  });

  it('lets the first letter decide where there is no base', () => {
    expect(directionOf('123 CNN قال')).toBe('ltr');
    expect(directionOf('٣ قال CNN')).toBe('rtl');
  });

  it('keeps the base where there are no letters', () => {
    expect(directionOf('2022-02-07', 'rtl')).toBe('rtl');
    expect(directionOf('')).toBe('ltr');
  });
});

describe('directionOfLanguage', () => {
  it('knows the languages written from right to left, by code or longer tag', () => {
    expect(['ar', 'fa', 'AR-eg', 'he'].map(directionOfLanguage)).toEqual([
      'rtl',
      'rtl',
      'rtl',
      'rtl',
    ]);
    expect(['en', 'tr', 'zh', 'und'].map(directionOfLanguage)).toEqual([
      'ltr',
      'ltr',
      'ltr',
      'ltr',
    ]);
  });
});
