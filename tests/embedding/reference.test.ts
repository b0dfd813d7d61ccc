import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AutoTokenizer, env } from '@xenova/transformers';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dot } from '../../src/core/vectors.js';
import { bundledSource, readTokenisedTexts, startBundledModel } from '../support/bundled-model.js';

const referenceSchema = z.array(z.object({ text: z.string(), embedding: z.array(z.number()) }));

describe('the bundled model', () => {
  it('embeds as it did where it was trained', async () => {
    const file = readFileSync(join(bundledSource.folder, 'reference.json'), 'utf8');
    const reference = referenceSchema.parse(JSON.parse(file));
    expect(reference).toHaveLength(10);
    const embedder = await startBundledModel();
    const vectors = await embedder.embedPassages(reference.map(({ text }) => text));
    await embedder.close();
    for (const [index, { embedding }] of reference.entries()) {
      expect(dot(vectors[index]!, Float32Array.from(embedding))).toBeGreaterThan(0.999);
    }
  });

  it('is tokenised by the library as it was where it was trained', async () => {
    const expected = readTokenisedTexts();
    expect(expected.length).toBeGreaterThan(2_000);
    env.localModelPath = dirname(bundledSource.folder);
    env.allowRemoteModels = false;
    const tokenizer = await AutoTokenizer.from_pretrained(basename(bundledSource.folder));
    const wrong = expected.filter(({ text, ids }) => {
      const found = tokenizer.encode(text, { add_special_tokens: false });
      return found.join(' ') !== ids.join(' ');
    });
    expect(wrong).toEqual([]);
  });
});
