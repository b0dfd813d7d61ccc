import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolveModelSource } from '../../src/embedding/model-source.js';
import { temporaryFolder } from '../snapshot/temporary-folder.js';
import { writeJsonFiles } from './model-folder.js';

function makePlaces() {
  const root = temporaryFolder();
  const bundled = join(root, 'models');
  writeJsonFiles(join(bundled, 'shipped'), { 'config.json': {} });
  const own = writeJsonFiles(join(root, 'own'), { 'config.json': {} });
  return { root, own, bundled, cache: join(root, 'cache'), hubHost: 'https://hub.example' };
}

describe('the source of a model', () => {
  it('is the bundled folder for a bundled name', () => {
    const { bundled, ...places } = makePlaces();
    expect(resolveModelSource('shipped', { bundled, ...places })).toEqual({
      name: 'shipped',
      folder: join(bundled, 'shipped'),
    });
  });

  it('is a folder, by its whole path however it was given', () => {
    const { own, ...places } = makePlaces();
    const expected = { name: own, folder: own };
    expect(resolveModelSource(own, places)).toEqual(expected);
    expect(resolveModelSource(relative(process.cwd(), own), places)).toEqual(expected);
  });

  it('is the hub for owner/name, cached below both', () => {
    const places = makePlaces();
    expect(resolveModelSource('Xenova/multilingual-e5-small', places)).toEqual({
      name: 'Xenova/multilingual-e5-small',
      folder: join(places.cache, 'Xenova/multilingual-e5-small'),
      hub: { host: places.hubHost, repository: 'Xenova/multilingual-e5-small' },
    });
  });

  it.each(['unknown', '', '.', '..', './absent', '../absent', 'a/b/c', '/absent/model', 'a b/c'])(
    'is refused for %j with what can be given',
    (model) => {
      expect(() => resolveModelSource(model, makePlaces())).toThrow(
        expect.objectContaining({
          code: 'invalid-input',
          message: expect.stringMatching(/There is no model ".*a folder in models\/.*config\.json/),
        }),
      );
    },
  );

  it('is refused for a folder without a config.json', () => {
    const places = makePlaces();
    const empty = join(places.root, 'empty');
    mkdirSync(empty);
    expect(() => resolveModelSource(empty, places)).toThrow(/no model/);
  });
});
