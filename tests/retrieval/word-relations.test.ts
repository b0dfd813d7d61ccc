import { describe, expect, it } from 'vitest';
import type { Embedder } from '../../src/embedding/embedder.js';
import { createRandom } from '../../src/evaluation/random.js';
import { createWordRelations } from '../../src/retrieval/word-relations.js';
import { createHashingEmbedder } from '../support/hashing-embedder.js';

/** Words that have nothing in common with each other nor with what is asked. */
const filler = [...Array.from({ length: 300 }, (_, index) => `filler${index}`), 'قمر', 'نهر'];

describe('createWordRelations', () => {
  it('relates a word to itself with strength 1 and to no other', async () => {
    const relations = createWordRelations(randomModel());
    const [related] = await relations.relate(['سفينة'], [...filler, 'سفينة']);
    expect([...related!]).toEqual([['سفينة', 1]]);
  });

  it('sees through a proclitic that the model does not know', async () => {
    const relations = createWordRelations(randomModel());
    const [related] = await relations.relate(['تعهد'], [...filler, 'وتعهد']);
    expect(related!.get('وتعهد')).toBe(1);
  });

  it('trusts an Arabic word little that the model must spell out, but for names across scripts', async () => {
    const held = ['مالية', 'Maldo', 'نهر'];
    const alike = randomModel(
      new Map([
        ['مالدوستان', 'قمر'],
        ['مالية', 'قمر'],
        ['Maldo', 'قمر'],
      ]),
    );
    const relations = createWordRelations({
      ...alike,
      countTokens: async (texts) => texts.map((text) => (text === 'مالدوستان' ? 3 : 1)),
    });
    const [invented, known] = await relations.relate(['مالدوستان', 'قمر'], [...filler, ...held]);
    expect(invented!.get('مالية')).toBe(0.3);
    expect(invented!.get('Maldo')).toBe(1);
    expect(known!.get('مالية')).toBe(1);
  });

  it('relates two words alike whatever else is held', async () => {
    const alike = randomModel(new Map([['بحر', 'قمر']]));
    const relations = createWordRelations(alike);
    const [alone] = await relations.relate(['قمر'], ['بحر']);
    const [among] = await createWordRelations(alike).relate(['قمر'], [...filler, 'بحر']);
    expect(alone!.get('بحر')).toBe(1);
    expect(among!.get('بحر')).toBe(1);
  });

  it('answers in the order asked, with nothing for nothing', async () => {
    const relations = createWordRelations(randomModel());
    const related = await relations.relate(['قمر', 'خشب'], filler);
    expect(related).toEqual([new Map([['قمر', 1]]), new Map()]);
    expect(await relations.relate([], filler)).toEqual([]);
    expect(await relations.relate(['قمر'], [])).toEqual([new Map()]);
  });

  it('embeds a word once', async () => {
    const embedded: string[] = [];
    const base = randomModel();
    const relations = createWordRelations({
      ...base,
      embedPassages: (texts, options) => {
        embedded.push(...texts);
        return base.embedPassages(texts, options);
      },
    });
    await relations.relate(['قمر'], filler);
    await relations.relate(['قمر', 'نهر'], filler);
    expect(embedded.toSorted()).toEqual([...new Set(embedded)].toSorted());
  });
});

/** A model of random directions, the same one for the same text and for those that mean it. */
function randomModel(meanings: ReadonlyMap<string, string> = new Map()): Embedder {
  const embed = (word: string): Float32Array => {
    const text = meanings.get(word) ?? word;
    const seed = [...Buffer.from(text)].reduce((sum, byte) => (sum * 31 + byte) % 1e9, 7);
    const random = createRandom(seed);
    const vector = Float32Array.from({ length: 512 }, () => random() - 0.5);
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
  };
  return {
    ...createHashingEmbedder(),
    embedQuery: async (text) => embed(text),
    embedPassages: async (texts) => texts.map(embed),
    countTokens: async (texts) => texts.map(() => 1),
  };
}
