import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/core/article.js';
import type { Collection } from '../../src/core/collection.js';
import { IsnadError } from '../../src/core/errors.js';
import { holdsQuote, parseQuestions, writtenOut } from '../../src/evaluation/questions.js';
import { readQuestions } from '../../src/evaluation/read-dataset.js';
import type { TextFile } from '../../src/evaluation/text-file.js';
import { lineArticle, lineCollection } from './fakes.js';

const collection = lineCollection([lineArticle('a', ['He said no.', 'She said no.'])]);
const row = {
  id: 'q',
  question: 'Who said it?',
  language: 'en-GB',
  relevant: [{ article: 'a', quote: 'said no' }],
};
const file = (...rows: unknown[]): TextFile => ({
  name: 'questions.jsonl',
  lines: rows.map((one) => JSON.stringify(one)),
});

describe('parseQuestions', () => {
  it('finds every place where a quote stands', () => {
    const { questions } = parseQuestions(file(row), 'set', collection);
    expect(questions).toEqual([
      {
        id: 'q',
        question: 'Who said it?',
        language: 'en',
        history: [],
        relevant: [
          {
            articleId: 'a',
            quote: 'said no',
            spans: [
              { start: 3, end: 10 },
              { start: 16, end: 23 },
            ],
          },
        ],
      },
    ]);
  });

  it.each([
    [[{ ...row, relevant: [{ article: 'a', quote: 'said yes' }] }], '"q" quotes "said yes"'],
    [[{ ...row, relevant: [{ article: 'b', quote: 'said no' }] }], '"q" names article "b"'],
    [[row, row], '"q" is given twice'],
    [[{ ...row, question: ' ' }], 'questions.jsonl:1'],
    [[{ ...row, standalone: ' ' }], 'standalone'],
    [[{ ...row, history: [{ role: 'robot', text: '' }] }], 'history.0.role'],
    [[], 'holds no question'],
  ])('refuses %j', (rows, message) => {
    const parse = (): unknown => parseQuestions(file(...rows), 'set', collection);
    expect(parse).toThrow(message);
    expect(parse).toThrow(IsnadError);
  });

  it('shows the first problems of many', () => {
    const rows = Array.from({ length: 9 }, (_, i) => ({
      ...row,
      id: `q${i}`,
      relevant: [{ article: 'b', quote: 'x' }],
    }));
    expect(() => parseQuestions(file(...rows), 'set', collection)).toThrow(/"q4".*and 4 more/);
  });
});

describe('writtenOut', () => {
  const history = [{ role: 'user', text: 'What did she say?' }];

  it('asks the wording that needs no history, or the question where it needs none', () => {
    const rows = [
      { ...row, id: 'a', history, standalone: 'Who else said no?' },
      { ...row, id: 'b' },
    ];
    const { name, questions } = writtenOut(parseQuestions(file(...rows), 'set', collection));
    expect(name).toBe('set');
    expect(questions).toMatchObject([
      { id: 'a', question: 'Who else said no?', history: [], relevant: [{ quote: 'said no' }] },
      { id: 'b', question: 'Who said it?', history: [] },
    ]);
  });

  it('refuses questions with a history that are not written out', () => {
    const rows = [
      { ...row, history },
      { ...row, id: 'b' },
    ];
    const questions = parseQuestions(file(...rows), 'set', collection);
    expect(() => writtenOut(questions)).toThrow(/^set: 1 .*"q"/);
    expect(() => writtenOut(questions)).toThrow(IsnadError);
  });
});

describe('holdsQuote', () => {
  const quote = { articleId: 'a', quote: 'said no', spans: [{ start: 3, end: 10 }] };

  it.each([
    ['a', 0, 4, true],
    ['a', 9, 20, true],
    ['a', 0, 3, false],
    ['a', 10, 20, false],
    ['b', 3, 10, false],
  ])('of article %s from %d to %d is %s', (articleId, start, end, expected) => {
    expect(holdsQuote({ articleId, span: { start, end } }, quote)).toBe(expected);
  });
});

describe('the questions on the seeds', () => {
  const seeds = new URL('../../seeds/', import.meta.url);
  const pathOf = (name: string): string => new URL(name, seeds).pathname;

  async function seedCollection(): Promise<Collection> {
    const names = (await readdir(seeds)).filter((name) => name.endsWith('.txt'));
    const articles: Article[] = [];
    for (const name of names) {
      const body = await readFile(pathOf(name), 'utf8');
      articles.push(lineArticle(name.slice(0, -'.txt'.length), [body]));
    }
    return lineCollection(articles);
  }

  it('are all judged on text that the seeds hold', async () => {
    const path = pathOf('questions.jsonl');
    const lines = (await readFile(path, 'utf8')).trim().split('\n');
    const { questions } = await readQuestions(path, await seedCollection());
    expect(questions).toHaveLength(lines.length);
    const ofLanguage = (language: string): number =>
      questions.filter((one) => one.language === language).length;
    expect(ofLanguage('ar')).toBeGreaterThanOrEqual(80);
    expect(questions.filter(({ relevant }) => relevant.length === 0).length).toBeGreaterThan(29);
    expect(questions.filter(({ history }) => history.length > 0).length).toBeGreaterThan(11);
  });

  it('are asked in dialogues too, each written out in full', async () => {
    const dialogues = await readQuestions(pathOf('dialogues.jsonl'), await seedCollection());
    const count = (style: string): number =>
      dialogues.questions.filter((one) => one.style === style).length;
    expect(count('follow-up')).toBeGreaterThanOrEqual(40);
    expect(count('stands-alone')).toBeGreaterThanOrEqual(8);
    for (const { history, relevant } of dialogues.questions) {
      expect(history.at(-1)!.role).toBe('assistant');
      expect(relevant).not.toEqual([]);
    }
    expect(writtenOut(dialogues).questions).toHaveLength(dialogues.questions.length);
  });
});
