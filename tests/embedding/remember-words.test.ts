import { AutoTokenizer, env } from '@xenova/transformers';
import type { PreTrainedTokenizer } from '@xenova/transformers';
import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { rememberWords } from '../../src/embedding/remember-words.js';
import type { WordCutter } from '../../src/embedding/remember-words.js';
import { bundledSource } from '../support/bundled-model.js';

async function loadTokenizer(): Promise<PreTrainedTokenizer> {
  env.allowRemoteModels = false;
  return AutoTokenizer.from_pretrained(bundledSource.folder);
}

describe('rememberWords', () => {
  let plain: PreTrainedTokenizer;
  let remembering: PreTrainedTokenizer;

  beforeAll(async () => {
    plain = await loadTokenizer();
    remembering = await loadTokenizer();
    const { _tokenizer: words }: { _tokenizer: { model: WordCutter } } = remembering;
    rememberWords(words.model);
  });

  it('changes no piece of any text, asked once or again', () => {
    const word = oneof(
      constantFrom(
        'والرئيس',
        'Macron',
        'переговоры',
        '北京',
        '125',
        '?!',
        '\u2581',
        'x'.repeat(60),
      ),
      string({ unit: 'binary', maxLength: 8 }),
    );
    assert(
      property(array(word, { maxLength: 12 }), (words) => {
        const text = words.join(' ');
        const pieces = plain.encode(text);
        expect(remembering.encode(text)).toEqual(pieces);
        expect(remembering.encode(text)).toEqual(pieces);
      }),
    );
  });

  it('cuts a word once, and what was never cut into words each time', () => {
    const asked: string[] = [];
    const cutter: WordCutter = {
      encode(words) {
        asked.push(...words);
        return words.flatMap((word) => word.match(/.{1,3}/gu) ?? []);
      },
    };
    rememberWords(cutter);
    const long = 'a whole text that nothing has cut into words';
    expect(cutter.encode(['harbour', 'strike', 'harbour'])).toEqual([
      'har',
      'bou',
      'r',
      'str',
      'ike',
      'har',
      'bou',
      'r',
    ]);
    expect(cutter.encode(['strike', long])).toEqual(cutter.encode(['strike', long]));
    expect(asked).toEqual(['harbour', 'strike', long, long]);
  });
});
