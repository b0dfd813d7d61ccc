import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askRequestSchema } from '../../src/core/ask.js';
import { suggestQuestions } from '../../src/answering/suggestions.js';
import { startBundledModel } from '../support/bundled-model.js';
import { openSeedEngine } from '../support/seed-engine.js';

const article = (id: number, language: string, title: string) => ({
  id: `a${id}`,
  language,
  title,
});
const articles = [
  article(0, 'ar', 'قمة ألاسكا'),
  article(1, 'en', 'Alaska summit'),
  article(2, 'ar', 'مكالمة هاتفية؟'),
  article(3, 'ar', 'طويل '.repeat(40)),
];

describe('suggestQuestions', () => {
  it('asks about headlines in the reader’s language', () => {
    expect(suggestQuestions(articles, 'ar', 5)).toEqual([
      'ما تفاصيل خبر «قمة ألاسكا»؟',
      'ما تفاصيل خبر «مكالمة هاتفية»؟',
    ]);
  });

  it('asks about others where there are none', () => {
    expect(suggestQuestions(articles.slice(0, 1), 'fr', 5)).toEqual([
      'Que sait-on de «\u00a0قمة ألاسكا\u00a0»\u00a0?',
    ]);
  });

  it('gives as many as asked for, spread over the corpus', () => {
    const many = Array.from({ length: 100 }, (_, i) => article(i, 'en', `Story ${i}`));
    expect(suggestQuestions(many, 'en', 3)).toEqual([
      'What is known about “Story 0”?',
      'What is known about “Story 33”?',
      'What is known about “Story 66”?',
    ]);
  });

  it('prefers whole headlines to cut ones, and cut ones to those of other languages', () => {
    const cut = [article(0, 'en', 'He said that…'), article(1, 'ar', 'قمة ألاسكا')];
    expect(suggestQuestions(cut, 'en', 3)).toEqual(['What is known about “He said that…”?']);
    const both = [...cut, article(2, 'en', 'Alaska summit')];
    expect(suggestQuestions(both, 'en', 3)).toEqual(['What is known about “Alaska summit”?']);
  });

  it('does not quote within the same quotation marks', () => {
    expect(suggestQuestions([article(0, 'ar', 'ماكرون: «ضمانات»')], 'ar', 1)).toEqual([
      'ما تفاصيل خبر «ماكرون: "ضمانات"»؟',
    ]);
  });

  it('has none for an empty corpus', () => {
    expect(suggestQuestions([], 'ar', 3)).toEqual([]);
  });
});

describe('suggestions over the seeds', () => {
  let engine: Awaited<ReturnType<typeof openSeedEngine>>;
  beforeAll(async () => {
    engine = await openSeedEngine(await startBundledModel());
  });
  afterAll(() => engine.close());

  it.each(['ar', 'en', 'fr', 'de', 'es', 'ru', 'tr', 'fa', 'zh', 'hi'])(
    'are all answered (%s), with the article that they ask about first',
    async (language) => {
      const suggestions = engine.service.suggestions(language);
      expect(suggestions.length).toBeGreaterThanOrEqual(4);
      for (const question of suggestions) {
        const answer = await engine.answerer.answer(askRequestSchema.parse({ question }));
        expect([question, answer.kind]).toEqual([question, 'answered']);
        expect(question).toContain(answer.citations[0]!.title);
      }
    },
  );
});
