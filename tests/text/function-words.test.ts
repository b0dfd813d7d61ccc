import { describe, expect, it } from 'vitest';
import { isFunctionWord } from '../../src/text/function-words.js';
import { normaliseWord } from '../../src/text/normalise.js';

describe('isFunctionWord', () => {
  it.each(['من', 'ولم', 'ولكن', 'وهل', 'والتي', 'وقد', 'مالذي', 'لمازا'])('knows %s', (word) => {
    expect(isFunctionWord(normaliseWord(word), 'ar')).toBe(true);
  });

  it.each(['ولاية', 'ولاء', 'وجوه', 'وزير', 'وب', 'دول', 'ودية', 'والي'])(
    'takes %s for a word of its own',
    (word) => {
      expect(isFunctionWord(normaliseWord(word), 'ar')).toBe(false);
    },
  );

  it('knows no word of a language without a list', () => {
    expect(isFunctionWord('et', 'la')).toBe(false);
  });
});
