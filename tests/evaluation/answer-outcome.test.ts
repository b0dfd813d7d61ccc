import { describe, expect, it } from 'vitest';
import type { Answer, Citation } from '../../src/core/ask.js';
import type { Span } from '../../src/core/span.js';
import {
  judgeAnswer,
  wrongAnswers,
  wrongRefusals,
  type AnswerOutcome,
} from '../../src/evaluation/answer-outcome.js';
import { answerOutcome, lineArticle, lineCollection } from './fakes.js';
import { quotedSentence } from '../support/quoted-sentence.js';

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
  ranks: { dense: 1, lexical: 1 },
  language: 'en',
});

const answer = (parts: Partial<Answer>): Answer => ({
  kind: 'answered',
  text: '',
  confidence: 0.5,
  language: 'en',
  sentences: [],
  citations: [],
  terms: [],
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
      quotedSentence({ articleId: 'a', quote: 'three.', span: { start: 8, end: 14 } }),
      quotedSentence({ articleId: 'a', quote: 'three', span: { start: 8, end: 14 } }),
    ];
    const outcome = judgeAnswer(judged, answer({ citations, sentences }), collection);
    expect(outcome).toMatchObject({ quotes: 5, validQuotes: 2 });
  });
});

const ids = (outcomes: AnswerOutcome[]): string[] => outcomes.map(({ id }) => id);

describe('mistakes', () => {
  const outcomes = [
    answerOutcome({ id: 'right' }),
    answerOutcome({ id: 'sure', firstRelevant: false, confidence: 0.8 }),
    answerOutcome({ id: 'b', firstRelevant: false, confidence: 0.4 }),
    answerOutcome({ id: 'a', firstRelevant: false, answerable: false, confidence: 0.4 }),
    answerOutcome({ id: 'shy', answered: false, confidence: 0.2 }),
    answerOutcome({ id: 'shier', answered: false, firstRelevant: false, confidence: 0.1 }),
    answerOutcome({ id: 'wise', answered: false, answerable: false, firstRelevant: false }),
  ];

  it('are answers from the wrong place, most confident first', () => {
    expect(ids(wrongAnswers(outcomes, 9))).toEqual(['sure', 'a', 'b']);
    expect(ids(wrongAnswers(outcomes, 2))).toEqual(['sure', 'a']);
  });

  it('are refusals of what could be answered, least confident first', () => {
    expect(ids(wrongRefusals(outcomes, 9))).toEqual(['shier', 'shy']);
    expect(ids(wrongRefusals(outcomes, 1))).toEqual(['shier']);
  });
});
