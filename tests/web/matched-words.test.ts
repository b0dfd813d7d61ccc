import { describe, expect, it } from 'vitest';
import { matchedWords } from '../../src/web/text/matched-words.js';

describe('matchedWords', () => {
  it('sees through spelling, diacritics and the article', () => {
    expect(matchedWords('كم استمرت المكالمه الهاتفية؟', 'إن مكالمة هاتفيّة استمرّت ساعتين')).toEqual([
      'استمرت',
      'المكالمه',
      'الهاتفية',
    ]);
    expect(matchedWords('Who SPOKE at the Élysée?', 'the elysee spoke')).toEqual([
      'SPOKE',
      'the',
      'Élysée',
    ]);
  });

  it('names each word once and leaves out the shortest', () => {
    expect(matchedWords('من قال من قال في', 'قال من في')).toEqual(['قال']);
  });

  it('finds nothing where there is nothing', () => {
    expect(matchedWords('', 'text')).toEqual([]);
    expect(matchedWords('بوتين', 'ماكرون')).toEqual([]);
  });
});
