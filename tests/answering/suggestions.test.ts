import { describe, expect, it } from 'vitest';
import { suggestQuestions } from '../../src/answering/suggestions.js';

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
      'Que sait-on de « قمة ألاسكا » ?',
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

  it('has none for an empty corpus', () => {
    expect(suggestQuestions([], 'ar', 3)).toEqual([]);
  });
});
