import { describe, expect, it } from 'vitest';
import type { Answer, Citation } from '../../src/core/ask.js';
import type { Span } from '../../src/core/span.js';
import {
  answerFigures,
  confidenceFigures,
  judgeAnswer,
  type AnswerOutcome,
} from '../../src/evaluation/answer-outcome.js';
import { lineArticle, lineCollection } from './fakes.js';

const collection = lineCollection([lineArticle('a', ['One two three.'])]);
const quoted = { articleId: 'a', quote: 'two', spans: [{ start: 4, end: 7 }] };
const judged = { id: 'q', question: '?', language: 'en', history: [], relevant: [quoted] };

const cite = (quote: string, span: Span, articleId = 'a'): Citation => ({
  marker: 1,
  articleId,
  title: '',
  source: null,
  publishedAt: null,
  passageId: 'a#0',
  quote,
  span,
  score: 1,
  language: 'en',
});

const answer = (parts: Partial<Answer>): Answer => ({
  kind: 'answered',
  text: '',
  confidence: 0.5,
  language: 'en',
  sentences: [],
  citations: [],
  took: 0,
  ...parts,
});

const firstRelevant = (citations: Citation[]): boolean =>
  judgeAnswer(judged, answer({ citations }), collection).firstRelevant;

describe('judgeAnswer', () => {
  it('looks at the first citation only', () => {
    const two = cite('two', { start: 4, end: 7 });
    const three = cite('three', { start: 8, end: 13 });
    expect(firstRelevant([two, three])).toBe(true);
    expect(firstRelevant([three, two])).toBe(false);
    expect(firstRelevant([])).toBe(false);
  });

  it('slices the article for every citation and every sentence', () => {
    const citations = [
      cite('One', { start: 0, end: 3 }),
      cite('One', { start: 1, end: 4 }),
      cite('One', { start: 0, end: 3 }, 'missing'),
    ];
    const sentences = [
      { markers: [1], articleId: 'a', quote: 'three.', span: { start: 8, end: 14 } },
      { markers: [1], articleId: 'a', quote: 'three', span: { start: 8, end: 14 } },
    ];
    const outcome = judgeAnswer(judged, answer({ citations, sentences }), collection);
    expect(outcome).toMatchObject({ quotes: 5, validQuotes: 2 });
  });
});

const outcome = (parts: Partial<AnswerOutcome>): AnswerOutcome => ({
  id: 'q',
  language: 'en',
  answerable: true,
  answered: true,
  confidence: 0.9,
  firstRelevant: true,
  quotes: 2,
  validQuotes: 2,
  ...parts,
});

const four = [
  outcome({}),
  // Refused although it would have been right: counts against both figures.
  outcome({ answered: false, confidence: 0.3 }),
  outcome({ answerable: false, answered: false, confidence: 0.1, firstRelevant: false }),
  outcome({ answerable: false, confidence: 0.6, firstRelevant: false, validQuotes: 1 }),
];

describe('answerFigures', () => {
  it('counts by hand', () => {
    expect(answerFigures(four)).toEqual({
      firstCitationRelevant: 1 / 2,
      refusalPrecision: 1 / 2,
      refusalRecall: 1 / 2,
      // Unanswerable at .9 and .4 against answerable at .1 and .7: 3 of 4 pairs in order.
      refusalAuroc: 3 / 4,
      citationsValid: 7 / 8,
    });
  });

  it('is null where there is nothing to count', () => {
    expect(answerFigures([outcome({ quotes: 0, validQuotes: 0 })])).toEqual({
      firstCitationRelevant: 1,
      refusalPrecision: null,
      refusalRecall: null,
      refusalAuroc: null,
      citationsValid: null,
    });
  });
});

describe('confidenceFigures', () => {
  it('counts answers to the unanswerable as wrong', () => {
    // By falling confidence: right, wrong, right, wrong.
    const figures = confidenceFigures(four)!;
    expect(figures.riskAt80).toBe(1 / 2);
    expect(figures.selection.points.map(({ risk }) => risk)).toEqual([0, 1 / 2, 1 / 3, 1 / 2]);
    // One case in each of four bins: |1 - .9|, |1 - .3|, |0 - .1| and |0 - .6|.
    expect(figures.calibration.error).toBeCloseTo((0.1 + 0.7 + 0.1 + 0.6) / 4, 12);
  });

  it('is null of no answers', () => {
    expect(confidenceFigures([])).toBeNull();
  });
});
