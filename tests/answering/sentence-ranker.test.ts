import { describe, expect, it } from 'vitest';
import type { QuestionType } from '../../src/answering/question-type.js';
import { rankSentences } from '../../src/answering/sentence-ranker.js';
import type { QueryTerm } from '../../src/lexical/lexical-index.js';
import { createTermMapper } from '../../src/retrieval/term-map.js';
import { collectionOf } from '../support/collection-of.js';
import { createHashingEmbedder } from '../support/hashing-embedder.js';

const embedder = createHashingEmbedder();

function term(word: string): QueryTerm {
  return { term: word, word, count: 1, isKnown: true, idf: 2, forms: [{ term: word, weight: 1 }] };
}

/** The evidence of the sentences of a text, in their order there. */
async function evidenceOf(
  text: string,
  words: readonly string[],
  { type, counted = -1 }: { type: QuestionType; counted?: number },
): Promise<number[]> {
  const collection = collectionOf([{ id: 'untitled', language: 'en', texts: [text] }]);
  const ranks = { dense: null, lexical: null };
  const candidate = { passage: collection.passage(0), score: 1, ranks };
  const vector = await embedder.embedQuery(words.join(' '));
  const mapTerms = createTermMapper(words.map(term), {
    relate: async (asked) => asked.map(() => new Map()),
  });
  const ranked = await rankSentences({ vector, type, counted }, [candidate], {
    embedder,
    mapTerms,
  });
  return ranked
    .toSorted((a, b) => a.span.start - b.span.start)
    .map(({ signals }) => signals.evidence);
}

/** e^(-distance / 5). */
const decay = (words: number): number => Math.exp(-words / 5);

describe('rankSentences', () => {
  const text = 'The storm sank 7 ships. In the port 40 fires were seen.';
  const words = ['storm', 'ship'];

  it('counts a number by the terms around it', async () => {
    const [first, second] = await evidenceOf(text, words, { type: 'amount' });
    // Around "7": storm two words away, ship one; around "40": seven and four.
    expect(first).toBeCloseTo((decay(2) + decay(1)) / 2, 12);
    expect(second).toBeCloseTo((decay(7) + decay(4)) / 2, 12);
  });

  it('counts a number of what is counted more', async () => {
    const [first] = await evidenceOf(text, words, { type: 'amount', counted: 1 });
    expect(first).toBeCloseTo((0.7 * (decay(2) + decay(1))) / 2 + 0.3 * decay(1), 12);
  });

  it('does not take for evidence what the question says itself, but for the unit of a number', async () => {
    const named = 'Jane Doe shot Mary Major.';
    const [other] = await evidenceOf(named, ['shot', 'major'], { type: 'person' });
    // Only "Jane Doe": shot one word away, major three.
    expect(other).toBeCloseTo((decay(1) + decay(3)) / 2, 12);
    expect(await evidenceOf(named, ['major', 'doe'], { type: 'person' })).toEqual([0]);

    const lasted = 'They talked for 5 hours.';
    expect(await evidenceOf(lasted, ['hour'], { type: 'duration' })).toEqual([0]);
    expect(await evidenceOf(lasted, ['hour'], { type: 'duration', counted: 0 })).toEqual([1]);
  });

  it('knows nothing that would tell any other answer', async () => {
    expect(await evidenceOf(text, words, { type: 'other' })).toEqual([0, 0]);
  });
});
