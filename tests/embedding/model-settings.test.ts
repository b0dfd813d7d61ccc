import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fingerprintModel, readModelSettings } from '../../src/embedding/model-settings.js';
import type { ModelSettings } from '../../src/embedding/model-settings.js';
import { temporaryFolder } from '../snapshot/temporary-folder.js';
import { writeJsonFiles } from './model-folder.js';

const none = { query: '', passage: '' };

function settingsOf(name: string, files: Record<string, unknown> = {}): Promise<ModelSettings> {
  const folder = writeJsonFiles(temporaryFolder(), { 'config.json': {}, ...files });
  return readModelSettings({ name, folder });
}

describe('the settings of a model', () => {
  it('are mean pooling, no prefix and q8 when its files say nothing', async () => {
    expect(await settingsOf('plain')).toEqual({
      prefixes: none,
      pooling: 'mean',
      dtype: 'q8',
      isStatic: false,
      cutsWordsApart: false,
    });
  });

  it('take the prefixes that it states', async () => {
    const stated = (prompts: object): Promise<ModelSettings> =>
      settingsOf('any', { 'config_sentence_transformers.json': { prompts, version: {} } });
    expect((await stated({ query: 'q: ', passage: 'p: ' })).prefixes).toEqual({
      query: 'q: ',
      passage: 'p: ',
    });
    expect((await stated({ query: 'q: ', document: 'd: ' })).prefixes.passage).toBe('d: ');
    expect((await stated({ query: 'q: ' })).prefixes.passage).toBe('');
  });

  it('take the pooling that it states over that of its family', async () => {
    const file = '1_Pooling/config.json';
    const cls = await settingsOf('plain', { [file]: { pooling_mode_cls_token: true } });
    expect(cls.pooling).toBe('cls');
    const mean = await settingsOf('BAAI/bge-m3', { [file]: { pooling_mode_cls_token: false } });
    expect(mean.pooling).toBe('mean');
  });

  it('take what its config states', async () => {
    const config = {
      'transformers.js_config': { dtype: 'fp16' },
      num_hidden_layers: 0,
      cuts_words_apart: true,
      title_weight: 0.25,
    };
    expect(await settingsOf('plain', { 'config.json': config })).toEqual({
      prefixes: none,
      pooling: 'mean',
      dtype: 'fp16',
      isStatic: true,
      cutsWordsApart: true,
      titleWeight: 0.25,
    });
  });

  it.each([
    ['Xenova/multilingual-e5-small', { query: 'query: ', passage: 'passage: ' }, 'mean'],
    ['/models/e5-base-v2', { query: 'query: ', passage: 'passage: ' }, 'mean'],
    [
      'nomic-ai/nomic-embed-text-v1.5',
      { query: 'search_query: ', passage: 'search_document: ' },
      'mean',
    ],
    ['Snowflake/snowflake-arctic-embed-m', { query: 'query: ', passage: '' }, 'cls'],
    ['Xenova/bge-m3', none, 'cls'],
    ['/e5-models/plain', none, 'mean'],
    ['owner/code5-small', none, 'mean'],
  ])('of %s come from what its family documents', async (name, prefixes, pooling) => {
    const settings = { prefixes, pooling, dtype: 'q8', isStatic: false, cutsWordsApart: false };
    expect(await settingsOf(name)).toEqual(settings);
  });

  it('leave stated prefixes alone, empty ones too', async () => {
    const file = 'config_sentence_transformers.json';
    const stated = await settingsOf('owner/e5-tuned', { [file]: { prompts: none } });
    expect(stated.prefixes).toEqual(none);
  });

  it.each([
    ['a list for prompts', 'config_sentence_transformers.json', { prompts: ['q'] }],
    ['an unknown dtype', 'config.json', { 'transformers.js_config': { dtype: 'fp12' } }],
    ['a title that counts less than nothing', 'config.json', { title_weight: -1 }],
    ['text for pooling', '1_Pooling/config.json', { pooling_mode_cls_token: 'yes' }],
  ])('are refused by file for %s', async (_, file, content) => {
    await expect(settingsOf('odd', { [file]: content })).rejects.toMatchObject({
      code: 'model-unavailable',
      message: expect.stringMatching(new RegExp(`odd.*${file}`, 's')),
    });
  });
});

describe('the fingerprint of a model', () => {
  const settings: ModelSettings = {
    prefixes: none,
    pooling: 'mean',
    dtype: 'int8',
    isStatic: true,
    cutsWordsApart: true,
  };
  const files = { 'config.json': {}, 'tokenizer.json': {}, 'onnx/model_int8.onnx': 'graph' };

  it.each(Object.keys(files))('changes with %s', (file) => {
    const source = { name: 'any', folder: writeJsonFiles(temporaryFolder(), files) };
    const before = fingerprintModel(source, settings);
    expect(fingerprintModel(source, settings)).toBe(before);
    writeFileSync(join(source.folder, file), 'changed');
    expect(fingerprintModel(source, settings)).not.toBe(before);
  });

  it('changes with each setting', () => {
    const source = { name: 'any', folder: writeJsonFiles(temporaryFolder(), files) };
    const variants: ModelSettings[] = [
      settings,
      { ...settings, pooling: 'cls' },
      { ...settings, dtype: 'q8' },
      { ...settings, prefixes: { query: 'q: ', passage: '' } },
    ];
    const prints = variants.map((variant) => fingerprintModel(source, variant));
    expect(new Set(prints).size).toBe(variants.length);
  });

  it('does not change with the name, a card or what a killed download left', () => {
    const source = { name: 'any', folder: writeJsonFiles(temporaryFolder(), files) };
    const before = fingerprintModel(source, settings);
    writeFileSync(join(source.folder, 'README.md'), 'card');
    writeFileSync(join(source.folder, 'onnx', 'model_int8.onnx.tmp.1.x'), 'half');
    expect(fingerprintModel({ ...source, name: 'other' }, settings)).toBe(before);
  });
});
