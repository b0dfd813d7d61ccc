import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/text/analyse.js';

const wordsOf = (text: string, language: string): string[] =>
  analyse(text, language).map(({ word }) => word);

describe('analyse', () => {
  it("leaves out what Turkish puts behind a name's apostrophe", () => {
    expect(wordsOf("Alaska'daki görüşme, Putin’in", 'tr')).toEqual(['alaska', 'gorusme', 'putin']);
    expect(wordsOf("2014'te 19'uncu kez İzmir'e", 'tr')).toEqual(['2014', '19', 'kez', 'izmir']);
    expect(wordsOf("'Kremlin' dedi", 'tr')).toEqual(['kremlin', 'dedi']);
    expect(wordsOf("O'Neill Kur'an", 'tr')).toEqual(['o', 'neill', 'kur', 'an']);
  });

  it('keeps it in other languages', () => {
    expect(wordsOf("l'Ukraine", 'fr')).toEqual(['l', 'ukraine']);
  });

  it('gives spans of the original text', () => {
    const text = 'زار ماكرون موسكو';
    expect(analyse(text, 'ar').map(({ span }) => text.slice(span.start, span.end))).toEqual([
      'زار',
      'ماكرون',
      'موسكو',
    ]);
  });
});
