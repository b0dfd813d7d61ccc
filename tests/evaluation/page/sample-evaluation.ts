import type { AnswerOutcome } from '../../../src/evaluation/answer-outcome.js';
import type { Excerpt } from '../../../src/evaluation/asked-question.js';
import type { Comparison } from '../../../src/evaluation/compare-runs.js';
import type { Evaluation, QueryOutcome } from '../../../src/evaluation/evaluation.js';
import { parseMeasure } from '../../../src/evaluation/measure.js';
import { answerOutcome, emptyPool } from '../fakes.js';

/** What must never become markup, wherever it stands. */
export const hostile = `</style><script>alert('1')</script>"><img src=x onerror="alert(2)">&amp;`;

const excerpt = (id: string, text: string): Excerpt => ({
  id,
  title: `Title of ${id}`,
  text,
  relevant: true,
});

const outcome = (id: string, language: string, ...gains: number[]): QueryOutcome => ({
  id,
  text: `Question ${id}`,
  language,
  values: { 'nDCG@1': gains[0]!, 'nDCG@10': gains[1]!, AP: gains[2]! },
  wanted: [excerpt(`w-${id}`, `wanted by ${id}`)],
  found: [excerpt(`f-${id}`, `found for ${id}`), excerpt(`g-${id}`, 'second')],
});

const answers: AnswerOutcome[] = [
  answerOutcome({ id: 'a1', language: 'ar', confidence: 0.95 }),
  answerOutcome({
    id: 'a2',
    language: 'ar',
    text: 'متى؟',
    history: [{ role: 'user', text: 'من؟' }],
    confidence: 0.75,
    firstRelevant: false,
    said: 'غداً [1]',
    cited: excerpt('c-a2', 'passage'),
    wanted: [excerpt('w-a2', 'quote 1'), excerpt('w-a2', 'quote 2'), excerpt('w-a2', 'quote 3')],
  }),
  answerOutcome({ id: 'e1', confidence: 0.15, answered: false, cited: excerpt('c-e1', 'near') }),
  answerOutcome({ id: 'e2', confidence: 0.55, answerable: false, firstRelevant: false }),
  answerOutcome({
    id: 'e3',
    confidence: 0.05,
    answerable: false,
    answered: false,
    firstRelevant: false,
  }),
];

/** Rankings of three questions in two languages. */
export const rankings: Evaluation = {
  measures: ['nDCG@10', 'AP', 'nDCG@1'].map(parseMeasure),
  pool: emptyPool,
  outcomes: [
    outcome('a1', 'ar', 1, 1, 1),
    outcome('a2', 'ar', 0, 0.5, 0.25),
    outcome('e1', 'en', 0, 0.25, 0.125),
  ],
  run: new Map(),
  qrels: new Map(),
};

/** The same with five answers: two wrong, one wrongly refused. */
export const evaluation: Evaluation = { ...rankings, answers };

const contrast = { here: 0.5, there: 0.4, p: 0.02, wins: 2, ties: 1, losses: 0 };
export const comparison: Comparison = {
  run: 'old.run',
  questions: 3,
  here: { ranked: 3, depth: 10 },
  there: { ranked: 2, depth: 5 },
  measures: {
    'nDCG@10': { ...contrast, difference: 0.1, interval: [0.05, 0.15], adjustedP: 0.04 },
    AP: { ...contrast, difference: -0.05, interval: [-0.2, 0.1], adjustedP: 0.5 },
  },
};
