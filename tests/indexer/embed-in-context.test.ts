import { describe, expect, it } from 'vitest';
import type { Embedder } from '../../src/embedding/embedder.js';
import { embedInContext } from '../../src/indexer/embed-in-context.js';

/** Three directions: text that speaks of ships, titles, and everything as one text. */
const directions: Readonly<Record<string, readonly number[]>> = {
  'a ship': [1, 0, 0],
  'two ships': [0.6, 0.8, 0],
  'The harbour': [0, 0, 1],
  '': [0, 0, 0],
};

function createEmbedder(titleWeight?: number): { embedder: Embedder; asked: string[] } {
  const asked: string[] = [];
  const model = { name: 'three', dimension: 3, maxTokens: 100, fingerprint: 'three' };
  const unused = (): never => {
    throw new Error('not needed here');
  };
  return {
    asked,
    embedder: {
      model: titleWeight === undefined ? model : { ...model, titleWeight },
      isAlive: () => true,
      embedQuery: unused,
      countTokens: unused,
      close: unused,
      async embedPassages(texts) {
        asked.push(...texts);
        return texts.map((text) => Float32Array.from(directions[text] ?? [0, 1, 0]));
      },
    },
  };
}

const passages = [
  { text: 'a ship', context: 'The harbour' },
  { text: 'two ships', context: 'The harbour' },
];

describe('passages in their context', () => {
  it('are one text with it for a model that does not say what a title counts', async () => {
    const { embedder, asked } = createEmbedder();
    expect(await embedInContext(passages, embedder)).toHaveLength(2);
    expect(asked).toEqual(['The harbour\na ship', 'The harbour\ntwo ships']);
  });

  it('have their own vector and a share of its, of length 1 together', async () => {
    const { embedder, asked } = createEmbedder(0.75);
    const vectors = await embedInContext(passages, embedder);
    expect(asked).toEqual(['a ship', 'two ships', 'The harbour']);
    // (1, 0, .75) and (.6, .8, .75), each of length 1.25
    expect(Array.from(vectors[0]!, (value) => Math.fround(value))).toEqual(
      [0.8, 0, 0.6].map(Math.fround),
    );
    expect([...vectors[1]!].map((value) => value.toFixed(4))).toEqual([
      '0.4800',
      '0.6400',
      '0.6000',
    ]);
  });

  it('have the zero vector when neither says anything', async () => {
    const { embedder } = createEmbedder(0.4);
    const [vector] = await embedInContext([{ text: '', context: '' }], embedder);
    expect([...vector!]).toEqual([0, 0, 0]);
  });
});
