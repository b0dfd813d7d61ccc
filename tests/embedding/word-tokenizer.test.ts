import { AutoTokenizer, env } from '@xenova/transformers';
import type { PreTrainedTokenizer } from '@xenova/transformers';
import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readUnigramVocabulary } from '../../src/embedding/unigram-vocabulary.js';
import { createWordTokenizer } from '../../src/embedding/word-tokenizer.js';
import { bundledSource, readTokenisedTexts } from '../support/bundled-model.js';
import { temporaryFolder } from '../snapshot/temporary-folder.js';
import { writeJsonFiles } from './model-folder.js';

describe('the tokenizer of words, with the vocabulary of the bundled model', () => {
  let library: PreTrainedTokenizer;
  let tokenise: (text: string) => number[];

  beforeAll(async () => {
    env.allowRemoteModels = false;
    library = await AutoTokenizer.from_pretrained(bundledSource.folder);
    const { _tokenizer: parts }: { _tokenizer: { normalizer: (text: string) => string } } = library;
    tokenise = createWordTokenizer(parts.normalizer, await readUnigramVocabulary(bundledSource));
  });

  it('gives the ids of the library for any text, asked once or again', () => {
    const word = oneof(
      constantFrom(
        'والرئيس',
        'Macron,',
        'переговоры',
        '北京',
        '125',
        '?!',
        '\u2581',
        '\u00b4',
        'a\ufeffb',
      ),
      constantFrom(
        'x'.repeat(60),
        'jean-claude',
        'a\u0301',
        '\u0301',
        'ΟΔΟΣ',
        '\u0903',
        '\u{1f600}',
      ),
      string({ unit: 'binary', maxLength: 8 }),
      string({ unit: 'grapheme', maxLength: 8 }),
    );
    const space = constantFrom(' ', '\n', '\t ', '\u00a0', '\u3000', '');
    assert(
      property(array(word, { maxLength: 12 }), space, (words, between) => {
        const text = words.join(between);
        const ids = library.encode(text, { add_special_tokens: false });
        expect(tokenise(text)).toEqual(ids);
        expect(tokenise(text)).toEqual(ids);
      }),
      { numRuns: 500 },
    );
  });

  it('gives the ids of the training side', () => {
    const expected = readTokenisedTexts();
    expect(expected.length).toBeGreaterThan(2_000);
    expect(expected.filter(({ text, ids }) => tokenise(text).join() !== ids.join())).toEqual([]);
  });
});

describe('the tokenizer of words', () => {
  const pieces: [string, number][] = [
    ['<unk>', 0],
    ['\u2581', -5],
    ['\u2581har', -2],
    ['\u2581h', -3],
    ['bour', -2],
    ['arbour', -1],
    ['b', -4],
  ];

  it('takes the cut of the highest total score', () => {
    const tokenise = createWordTokenizer((text) => text, { pieces, unknown: 0 });
    expect(tokenise('harb')).toEqual([2, 6]); // -2 - 4, above -3 with two unknown characters
    expect(tokenise('harbour')).toEqual([3, 5]); // -3 - 1; ▁har bour is as high, its last piece shorter
  });

  it('makes one unknown piece of neighbours that no piece covers', () => {
    const tokenise = createWordTokenizer((text) => text, { pieces, unknown: 0 });
    expect(tokenise('xyb')).toEqual([1, 0, 6]);
    expect(tokenise('xy xy')).toEqual([1, 0, 1, 0]);
  });

  it('normalises a word once, and what is too long each time', () => {
    const asked: string[] = [];
    const tokenise = createWordTokenizer(
      (text) => {
        asked.push(text);
        return text.replace('-', ' ');
      },
      { pieces, unknown: 0 },
    );
    const long = 'b'.repeat(13);
    expect(tokenise('har-b b')).toEqual([2, 1, 6, 1, 6]);
    expect(tokenise(`b  ${long}\n${long} har-b`)).toHaveLength(2 + 2 * 14 + 3);
    expect(asked).toEqual(['har-b', 'b', long, long]);
  });
});

describe('the vocabulary', () => {
  const unigram = {
    added_tokens: [],
    normalizer: { type: 'Lowercase' },
    post_processor: null,
    model: { type: 'Unigram', unk_id: 0, vocab: [['<unk>', 0]] },
  };

  it('is read with the place of the unknown piece', async () => {
    const folder = writeJsonFiles(temporaryFolder(), { 'tokenizer.json': unigram });
    expect(await readUnigramVocabulary({ name: 'plain', folder })).toEqual({
      pieces: [['<unk>', 0]],
      unknown: 0,
    });
  });

  it.each([
    ['of no tokenizer', undefined],
    ['of word pieces', { ...unigram, model: { type: 'WordPiece', vocab: {} } }],
    ['beside added tokens', { ...unigram, added_tokens: [{ id: 0, content: '<s>' }] }],
    [
      'with a template around texts',
      { ...unigram, post_processor: { type: 'TemplateProcessing' } },
    ],
    ['of pieces without scores', { ...unigram, model: { ...unigram.model, vocab: [['a']] } }],
    ['without a normaliser', { ...unigram, normalizer: null }],
  ])('%s is refused by its file', async (_, tokenizer) => {
    const files = tokenizer === undefined ? {} : { 'tokenizer.json': tokenizer };
    const source = { name: 'odd', folder: writeJsonFiles(temporaryFolder(), files) };
    await expect(readUnigramVocabulary(source)).rejects.toThrow(/odd.*tokenizer\.json/s);
  });
});
