import type { Answer, Citation } from '../../src/core/ask.js';

/** A citation with what a test does not care about filled in. */
export function makeCitation(fields: Partial<Citation> & Pick<Citation, 'marker'>): Citation {
  return {
    articleId: 'news/1',
    title: 'ماكرون وبوتين',
    source: null,
    publishedAt: null,
    passageId: 'news/1#0',
    quote: 'قال ماكرون.',
    span: { start: 10, end: 21 },
    score: 1,
    ranks: { dense: 1, lexical: 2 },
    language: 'ar',
    ...fields,
  };
}

/** An answer with what a test does not care about filled in. */
export function makeAnswer(fields: Partial<Answer>): Answer {
  return {
    kind: 'answered',
    text: '',
    confidence: 0.9,
    language: 'ar',
    sentences: [],
    citations: [],
    terms: [],
    took: 12,
    ...fields,
  };
}
