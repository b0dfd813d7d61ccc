import { describe, expect, it } from 'vitest';
import { createTermMatching } from '../../src/answering/term-matcher.js';
import { createBm25Builder, openBm25Index } from '../../src/lexical/bm25-index.js';
import { createWordRelations } from '../../src/retrieval/word-relations.js';
import { startBundledModel } from '../support/bundled-model.js';
import { createHashingEmbedder } from '../support/hashing-embedder.js';

const text = 'التقى الرئيسان في قمة ألاسكا وجلسا على طاولة طويلة وأعلنا العقوبات';
const passage = { text, language: 'ar' };
const relations = createWordRelations(createHashingEmbedder());

function termsOf(question: string, language: string) {
  const builder = createBm25Builder();
  builder.add({ text, title: '', language: 'ar' });
  return openBm25Index(builder.finish()).terms({ text: question, language });
}

describe('createTermMatching', () => {
  it('matches a term by its forms in the index', async () => {
    const terms = termsOf('القمة والعقوبات والطاوله', 'ar');
    const matcher = await createTermMatching(relations).prepare(terms, [passage]);
    expect(matcher.match(passage)).toEqual([1, 1, 1]);
    expect(matcher.match({ text: 'قمة', language: 'ar' })).toEqual([1, 0, 0]);
  });

  it('finds nothing where nothing is alike', async () => {
    const terms = termsOf('ديناصورات', 'ar');
    const matcher = await createTermMatching(relations).prepare(terms, [passage]);
    expect(matcher.match(passage)).toEqual([0]);
  });

  it('has no strengths for no terms', async () => {
    const matcher = await createTermMatching(relations).prepare([], [passage]);
    expect(matcher.match(passage)).toEqual([]);
  });

  it('matches words of like meaning across languages with the bundled model', async () => {
    const embedder = await startBundledModel();
    const terms = termsOf('Alaska summit sanctions cooking', 'en');
    const matcher = await createTermMatching(createWordRelations(embedder)).prepare(terms, [
      passage,
    ]);
    const [alaska, summit, sanctions, cooking] = matcher.match(passage);
    await embedder.close();
    for (const strength of [alaska, summit, sanctions]) {
      expect(strength).toBeGreaterThan(0.2);
      expect(strength).toBeLessThanOrEqual(1);
    }
    expect(cooking).toBe(0);
  });
});
