import { describe, expect, it } from 'vitest';
import type { Answerer } from '../../src/answering/answerer.js';
import type { AskRequest } from '../../src/core/ask.js';
import type { Passage } from '../../src/core/passage.js';
import { evaluateQuestions, judgePassages } from '../../src/evaluation/evaluate-questions.js';
import type { QuestionsSetup } from '../../src/evaluation/evaluate-questions.js';
import { parseMeasure } from '../../src/evaluation/measure.js';
import { parseQuestions, type JudgedQuestion } from '../../src/evaluation/questions.js';
import { lineArticle, lineCollection, overlapAnswerer, overlapRetriever } from './fakes.js';

const collection = lineCollection([
  lineArticle('nile', ['The Nile flows north', 'It ends in Egypt', 'The Nile flows north again']),
  lineArticle('rhine', ['The Rhine flows west', 'It ends in Holland']),
]);
const retriever = overlapRetriever(collection);
const answerer = overlapAnswerer(collection, retriever);

const row = (id: string, question: string, ...quotes: string[]): object => ({
  id,
  question,
  language: id.slice(0, 2),
  relevant: quotes.map((quote) => {
    const [article, text] = quote.split(': ');
    return { article, quote: text };
  }),
});

const questions = parseQuestions(
  {
    name: 'questions.jsonl',
    lines: [
      // The quote stands in passages 0 and 2 of nile.
      row('en-1', 'the nile flows north', 'nile: Nile flows north'),
      // Two quotes in one passage of rhine and one in another.
      row('en-2', 'Rhine west', 'rhine: Rhine', 'rhine: west', 'rhine: Holland'),
      // A quote over the border of two passages.
      row('de-1', 'who ends up elsewhere', 'nile: north\nIt ends'),
      row('de-2', 'was kostet ein Ei'),
      {
        ...row('en-3', 'and where does that end', 'rhine: Holland'),
        history: [{ role: 'user', text: 'Rhine?' }],
      },
    ].map((one) => JSON.stringify(one)),
  },
  'rivers',
  collection,
);
const question = (id: string): JudgedQuestion => questions.questions.find((one) => one.id === id)!;

const setup: QuestionsSetup = {
  answerer,
  retriever,
  collection,
  questions,
  mode: 'hybrid',
  measures: ['nDCG@10', 'MRR@10', 'R@1', 'R@10', 'Success@1', 'AP'].map(parseMeasure),
};

const passages = (...rows: number[]): Passage[] => rows.map((one) => collection.passage(one));
const idsOf = (...rows: number[]): string[] => passages(...rows).map(({ id }) => id);

describe('judgePassages', () => {
  it('wants every passage that touches an occurrence, and the quote once', () => {
    const ranking = judgePassages(idsOf(2, 1, 0), passages(0, 2), question('en-1'));
    expect(ranking).toEqual({ grades: [1, 0, 1], relevant: [1, 1], found: [1, 0, 0], wanted: 1 });
  });

  it('gives a passage one grade and all the quotes that it touches', () => {
    const ranking = judgePassages(idsOf(3, 4), passages(3, 4), question('en-2'));
    expect(ranking).toEqual({ grades: [1, 1], relevant: [1, 1], found: [2, 1], wanted: 3 });
  });
});

describe('evaluateQuestions', () => {
  it('judges passages by the quotes that they touch', async () => {
    const { outcomes, qrels } = await evaluateQuestions(setup);
    expect(outcomes.map(({ id }) => id)).toEqual(['en-1', 'en-2', 'de-1', 'en-3']);
    const values = new Map(outcomes.map((one) => [one.id, one.values]));
    // Both passages of the quote first, and the one quote with the first of them.
    expect(values.get('en-1')).toMatchObject({ 'nDCG@10': 1, 'R@1': 1, AP: 1 });
    // nile#0 comes second with "west", which the Rhine passage has; Holland is never found.
    expect(values.get('en-2')).toMatchObject({
      'R@1': 2 / 3,
      'R@10': 2 / 3,
      'Success@1': 1,
      AP: 1 / 2,
    });
    // "ends" is in both second lines: nile#1 first by row, nile#0 not found.
    expect(values.get('de-1')).toMatchObject({ 'MRR@10': 1, 'R@1': 1, AP: 1 / 2 });
    expect([...qrels.get('de-1')!.keys()]).toEqual(['nile#0', 'nile#1']);
    expect(qrels.has('de-2')).toBe(false);
  });

  it('judges the answers', async () => {
    const { answers } = await evaluateQuestions(setup);
    expect(
      answers!.map(({ id, answerable, answered, firstRelevant }) => [
        id,
        answerable,
        answered,
        firstRelevant,
      ]),
    ).toEqual([
      ['en-1', true, true, true],
      ['en-2', true, true, true],
      ['de-1', true, false, true],
      ['de-2', false, false, false],
      ['en-3', true, false, false],
    ]);
    for (const one of answers!) expect(one.validQuotes).toBe(one.quotes);
    expect(answers!.reduce((sum, one) => sum + one.quotes, 0)).toBeGreaterThan(5);
  });

  it('searches for what the question was resolved to, and asks the question itself', async () => {
    const asked: AskRequest[] = [];
    const watching: Answerer = {
      answer: async (request) => {
        asked.push(request);
        return answerer.answer(request);
      },
    };
    const { outcomes } = await evaluateQuestions({
      ...setup,
      answerer: watching,
      resolveQuery: async ({ question: text, history, language }) =>
        history.length === 0 ? { text, language } : { text: 'ends in Holland', language },
    });
    expect(outcomes.find(({ id }) => id === 'en-3')!.values['Success@1']).toBe(1);
    expect(asked.at(-1)).toEqual({
      question: 'and where does that end',
      history: [{ role: 'user', text: 'Rhine?' }],
      k: 5,
      mode: 'hybrid',
    });
  });

  it('judges rankings that were made elsewhere, and knows every passage', async () => {
    const { pool, outcomes, run } = await evaluateQuestions(setup);
    const ids = run.get('en-2')!.map(({ id }) => id);
    const recall = parseMeasure('R@10').score(pool.judge('en-2', ids));
    expect(recall).toBe(outcomes[1]!.values['R@10']);
    // rhine#1 holds one of the three quotes, nile#1 none.
    expect(pool.judge('en-2', ['nile#1', 'rhine#1'])).toMatchObject({
      grades: [0, 1],
      found: [0, 1],
      wanted: 3,
    });
    expect(['nile#0', 'nile#2', 'rhine#1'].every((id) => pool.has(id))).toBe(true);
    expect(['nile#3', 'rhine#2', 'rhine'].some((id) => pool.has(id))).toBe(false);
  });

  it('keeps what was asked before and what was said', async () => {
    const { answers } = await evaluateQuestions(setup);
    expect(answers!.at(-1)).toMatchObject({
      text: 'and where does that end',
      history: [{ role: 'user', text: 'Rhine?' }],
      wanted: [{ id: 'rhine', title: 'Title of rhine', text: 'Holland', relevant: true }],
      said: 'Not in these articles.',
    });
    expect(answers![0]).toMatchObject({
      said: 'The Nile flows north [1]',
      cited: { id: 'nile', title: 'Title of nile', text: 'The Nile flows north', relevant: true },
    });
    expect(answers!.find(({ id }) => id === 'de-2')).not.toHaveProperty('cited');
  });

  it('shows quotes and passages', async () => {
    const { outcomes } = await evaluateQuestions(setup);
    const { wanted, found } = outcomes[1]!;
    expect(wanted[2]).toEqual({
      id: 'rhine',
      title: 'Title of rhine',
      text: 'Holland',
      relevant: true,
    });
    expect(found[0]).toMatchObject({ id: 'rhine#0', text: 'The Rhine flows west', relevant: true });
  });
});
