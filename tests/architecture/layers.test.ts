import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { importsOf, layers, readImports, violationsOf } from './layers.js';

const src = fileURLToPath(new URL('../../src', import.meta.url));

describe('layers', () => {
  const imports = readImports(src);

  it('sees every folder of src', () => {
    const folders = readdirSync(src);
    expect(folders.toSorted()).toEqual(Object.keys(layers).toSorted());
    const importing = new Set(imports.map(({ file }) => file.split('/', 1)[0]));
    expect(folders.filter((folder) => !importing.has(folder))).toEqual([]);
  });

  it('allows every import of src', () => {
    expect(violationsOf(imports)).toEqual([]);
  });

  it.each([
    ['a forbidden folder', "import { x } from '../server/app.js';"],
    ['values where only types are allowed', "import { x } from '../embedding/embedder.js';"],
    ['a mixed import of types and values', "import { type A, x } from '../embedding/embedder.js';"],
    ['a forbidden package', "import { Hono } from 'hono';"],
    ['a re-export', "export { x } from '../server/app.js';"],
    ['an import for its effects', "import '../server/app.js';"],
    ['a dynamic import', "const x = await import('../server/app.js');"],
  ])('refuses %s', (_, source) => {
    expect(violationsOf(importsOf('retrieval/planted.ts', source))).toHaveLength(1);
  });

  it('allows types where types are allowed', () => {
    const source = "import type { A } from '../embedding/embedder.js';";
    expect(violationsOf(importsOf('retrieval/planted.ts', source))).toEqual([]);
  });

  it('refuses a second file that imports an engine', () => {
    const planted = importsOf('vector/planted.ts', "import hnswlib from 'hnswlib-node';");
    const second = importsOf('vector/other.ts', "import hnswlib from 'hnswlib-node';");
    expect(violationsOf([...planted, ...second])).toHaveLength(1);
  });

  it('refuses a folder that the table does not know', () => {
    expect(violationsOf(importsOf('misc/planted.ts', "import { z } from 'zod';"))).toHaveLength(1);
  });
});
