import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../src/embedding/embedder.js';

const texts = [
  'زار الرئيس الفرنسي إيمانويل ماكرون موسكو يوم الاثنين',
  'The talks in the Kremlin lasted five hours.',
  'مكالمة هاتفية',
  'Переговоры продолжались пять часов.',
];

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * b[index]!, 0);
}

/** What every embedder promises. */
export function describeEmbedder(name: string, start: () => Promise<Embedder>): void {
  describe(`${name}, as an embedder`, () => {
    let embedder: Embedder;
    beforeAll(async () => {
      embedder = await start();
    });
    afterAll(() => embedder.close());

    it('gives unit vectors of the model’s dimension, in order', async () => {
      const vectors = await embedder.embedPassages(texts);
      expect(vectors).toHaveLength(texts.length);
      for (const vector of vectors) {
        expect(vector).toHaveLength(embedder.model.dimension);
        expect(Math.hypot(...vector)).toBeCloseTo(1, 4);
      }
    });

    it('embeds a text the same alone and among others', async () => {
      const together = await embedder.embedPassages(texts);
      for (const [index, text] of texts.entries()) {
        const [alone] = await embedder.embedPassages([text]);
        expect(cosine(alone!, together[index]!)).toBeGreaterThan(0.999);
      }
    });

    it('embeds many texts at once', async () => {
      const many = Array.from({ length: 100 }, (_, i) => `${texts[i % texts.length]} ${i}`);
      const vectors = await embedder.embedPassages(many);
      const [last] = await embedder.embedPassages([many[99]!]);
      expect(cosine(vectors[99]!, last!)).toBeGreaterThan(0.999);
    });

    it('finds a question nearest to the text that shares its words', async () => {
      const vectors = await embedder.embedPassages(texts);
      const question = await embedder.embedQuery('متى زار ماكرون موسكو؟');
      const scores = vectors.map((vector) => cosine(question, vector));
      expect(scores.indexOf(Math.max(...scores))).toBe(0);
    });

    it('gives finite vectors for texts without words', async () => {
      for (const vector of await embedder.embedPassages(['', ' ', '؟!', '😀'])) {
        expect(vector.every(Number.isFinite)).toBe(true);
      }
    });

    it('takes texts longer than the model reads', async () => {
      const [vector] = await embedder.embedPassages(['قال الرئيس إن '.repeat(3_000)]);
      expect(Math.hypot(...vector!)).toBeCloseTo(1, 4);
    });

    it('counts more tokens in a longer text', async () => {
      const [none, few, many] = await embedder.countTokens(['', 'زار ماكرون', texts[0]!]);
      expect(none).toBe(0);
      expect(few).toBeGreaterThanOrEqual(2);
      expect(many).toBeGreaterThan(few!);
    });

    it('does nothing for nothing', async () => {
      expect(await embedder.embedPassages([])).toEqual([]);
      expect(await embedder.countTokens([])).toEqual([]);
    });

    it('fails with aborted when the caller has given up', async () => {
      const options = { signal: AbortSignal.abort() };
      await expect(embedder.embedQuery('سؤال', options)).rejects.toMatchObject({ code: 'aborted' });
    });
  });
}
