import { describe, expect, it } from 'vitest';
import { createBm25Builder, openBm25Index } from '../../src/lexical/bm25-index.js';
import type { QueryTerm } from '../../src/lexical/lexical-index.js';
import { expandTerms } from '../../src/retrieval/expand-terms.js';
import type { WordRelations } from '../../src/retrieval/word-relations.js';
import { collectionOf } from '../support/collection-of.js';

const articles = [
  { id: 'موسكو', language: 'ar', texts: ['تعهدت موسكو بسحب الجنود', 'القمة في ألاسكا'] },
  { id: 'Moscow', language: 'en', texts: ['Moscow will withdraw its troops'] },
];

/** What means the same, as the relations of a model would tell. */
const meanings: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  troops: { الجنود: 0.9, withdraw: 0.5 },
  وعدت: { تعهدت: 0.8, will: 0.7 },
  moscow: { موسكو: 1 },
};

const relations: WordRelations = {
  relate: async (asked, held) =>
    asked.map((word) => {
      const related = Object.entries(meanings[word] ?? {});
      return new Map(related.filter(([other]) => held.includes(other)));
    }),
};

describe('expandTerms', () => {
  const collection = collectionOf(articles);
  const builder = createBm25Builder();
  for (const { id, language, texts } of articles) {
    for (const text of texts) builder.add({ text, title: id, language });
  }
  const lexical = openBm25Index(builder.finish());
  const expand = (text: string, language: string, rows: readonly number[]): Promise<QueryTerm[]> =>
    expandTerms(
      { terms: lexical.terms({ text, language }), language },
      rows.map((row) => collection.passage(row)),
      { lexical, relations },
      {},
    );
  const formsOf = (terms: readonly QueryTerm[]): [string, number][][] =>
    terms.map(({ forms }) => forms.map(({ term, weight }) => [term, weight]));

  it('adds translations to a term even when the index knows it', async () => {
    const [troops] = formsOf(await expand('troops', 'en', [0, 2]));
    expect(troops).toEqual([
      ['troop', 1],
      ['جنود', 0.9],
    ]);
  });

  it('adds words of the question’s own language only to a term that the index does not know', async () => {
    expect(formsOf(await expand('وعدت', 'ar', [0]))).toEqual([[['تعهدت', 0.8]]]);
    expect(formsOf(await expand('troops', 'en', [2]))).toEqual([[['troop', 1]]]);
  });

  it('finds the words of titles too, and those of the given passages only', async () => {
    expect(formsOf(await expand('Moscow', 'en', [1]))[0]).toContainEqual(['موسكو', 1]);
    expect(formsOf(await expand('troops', 'en', [1]))).toEqual([[['troop', 1]]]);
  });

  it('leaves the terms as they are where nothing is read', async () => {
    const terms = lexical.terms({ text: 'troops in Moscow', language: 'en' });
    expect(await expand('troops in Moscow', 'en', [])).toEqual(terms);
  });
});
