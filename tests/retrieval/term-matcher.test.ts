import { describe, expect, it } from 'vitest';
import { createTermMatcher } from '../../src/retrieval/term-matcher.js';
import type { MatchedText } from '../../src/retrieval/term-matcher.js';
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

/** The best strength of each term over the words that match. */
function best({ matches }: MatchedText, count: number): number[] {
  return Array.from({ length: count }, (_, index) =>
    Math.max(0, ...matches.map(({ strengths }) => strengths[index]!)),
  );
}

describe('createTermMatcher', () => {
  it('finds the words that are forms of a term, with their places', async () => {
    const terms = termsOf('القمة والعقوبات والطاوله', 'ar');
    const matcher = await createTermMatcher(terms, [passage], relations);
    const { words, matches } = matcher(passage);
    expect(words.map(({ start, end }) => text.slice(start, end)).join(' ')).toBe(text);
    expect(matches).toEqual([
      { position: 3, strengths: [1, 0, 0] },
      { position: 7, strengths: [0, 0, 1] },
      { position: 10, strengths: [0, 1, 0] },
    ]);
  });

  it('matches words of another text by their form', async () => {
    const terms = termsOf('القمة والعقوبات', 'ar');
    const matcher = await createTermMatcher(terms, [passage], relations);
    expect(matcher({ text: 'في قمة', language: 'ar' }).matches).toEqual([
      { position: 1, strengths: [1, 0] },
    ]);
  });

  it('finds nothing where nothing is alike', async () => {
    const matcher = await createTermMatcher(termsOf('ديناصورات', 'ar'), [passage], relations);
    expect(matcher(passage).matches).toEqual([]);
  });

  it('finds nothing for no terms', async () => {
    const matcher = await createTermMatcher([], [passage], relations);
    expect(matcher(passage).matches).toEqual([]);
  });

  it('matches words of like meaning across languages with the bundled model', async () => {
    const embedder = await startBundledModel();
    const terms = termsOf('Alaska summit sanctions cooking', 'en');
    const matcher = await createTermMatcher(terms, [passage], createWordRelations(embedder));
    const [alaska, summit, sanctions, cooking] = best(matcher(passage), terms.length);
    await embedder.close();
    for (const strength of [alaska, summit, sanctions]) {
      expect(strength).toBeGreaterThan(0.2);
      expect(strength).toBeLessThanOrEqual(1);
    }
    expect(cooking).toBe(0);
  });
});
