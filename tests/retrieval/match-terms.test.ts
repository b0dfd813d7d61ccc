import { describe, expect, it } from 'vitest';
import { matchTerms } from '../../src/retrieval/match-terms.js';
import type { MatchedText } from '../../src/retrieval/match-terms.js';
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

describe('matchTerms', () => {
  it('finds the words that are forms of a term, with their places', async () => {
    const terms = termsOf('القمة والعقوبات والطاوله', 'ar');
    const [matched] = await matchTerms(terms, [passage], relations);
    const { words, matches } = matched!;
    expect(words.map(({ start, end }) => text.slice(start, end)).join(' ')).toBe(text);
    expect(matches).toEqual([
      { position: 3, strengths: [1, 0, 0] },
      { position: 7, strengths: [0, 0, 1] },
      { position: 10, strengths: [0, 1, 0] },
    ]);
  });

  it('matches words of another text by their form', async () => {
    const terms = termsOf('القمة والعقوبات', 'ar');
    const other = { text: 'في قمة', language: 'ar' };
    const [, matched] = await matchTerms(terms, [passage, other], relations);
    expect(matched!.matches).toEqual([{ position: 1, strengths: [1, 0] }]);
  });

  it('finds nothing where nothing is alike', async () => {
    const [matched] = await matchTerms(termsOf('ديناصورات', 'ar'), [passage], relations);
    expect(matched!.matches).toEqual([]);
  });

  it('finds nothing for no terms', async () => {
    const [matched] = await matchTerms([], [passage], relations);
    expect(matched!.matches).toEqual([]);
  });

  it('matches words of like meaning across languages with the bundled model', async () => {
    const embedder = await startBundledModel();
    const terms = termsOf('Alaska summit sanctions cooking', 'en');
    const [matched] = await matchTerms(terms, [passage], createWordRelations(embedder));
    const [alaska, summit, sanctions, cooking] = best(matched!, terms.length);
    await embedder.close();
    for (const strength of [alaska, summit, sanctions]) {
      expect(strength).toBeGreaterThan(0.2);
      expect(strength).toBeLessThanOrEqual(1);
    }
    expect(cooking).toBe(0);
  });
});
