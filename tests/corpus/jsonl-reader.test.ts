import { describe, expect, it } from 'vitest';
import { jsonlReader } from '../../src/corpus/jsonl-reader.js';
import { readAll } from './memory-file.js';
import { textOfBlocks } from './text-of-blocks.js';

const rows = (...values: unknown[]) => values.map((value) => JSON.stringify(value)).join('\n');

describe('jsonlReader', () => {
  it('takes what a row states', async () => {
    const row = {
      id: 'a1',
      title: 'Talks in Moscow',
      body: 'The talks lasted five hours.',
      language: 'en-GB',
      source: 'AFP',
      date: '2022-02-08T10:00:00Z',
      url: 'https://example.com/a1',
    };
    expect(await readAll(jsonlReader, rows(row))).toEqual([
      {
        article: {
          id: 'a1',
          title: 'Talks in Moscow',
          body: 'The talks lasted five hours.',
          language: 'en',
          source: 'AFP',
          publishedAt: '2022-02-08T10:00:00Z',
          url: 'https://example.com/a1',
          blocks: [{ kind: 'text', span: { start: 0, end: 28 } }],
        },
      },
    ]);
  });

  it('names a row without an id by its file and line, and makes a string of a number', async () => {
    const readings = await readAll(
      jsonlReader,
      rows({ title: 'A', text: 'x' }, { id: 7, text: 'y' }),
    );
    expect(readings.map((reading) => 'article' in reading && reading.article.id)).toEqual([
      'folder/name#1',
      '7',
    ]);
  });

  it('leaves text that looks like HTML as it is', async () => {
    const [reading] = await readAll(jsonlReader, rows({ title: 'T', text: '<b>Bold</b> claim.' }));
    expect(reading && 'article' in reading && textOfBlocks(reading.article)).toEqual([
      '<b>Bold</b> claim.',
    ]);
  });

  it.each([
    ['{"title": "T", "text": ', /^line 2: is not JSON: /],
    ['{"title": "T"}', /^line 2: it needs "text" or "body"$/],
    ['{"title": 3, "text": "x"}', /^line 2: "title" must be of type string$/],
    ['{"id": [], "text": "x"}', /^line 2: "id" must be text or a whole number$/],
    ['{"text": "  "}', /^line 2: "text" must not be empty$/],
    ['{"text": "x", "date": "yesterday"}', /^line 2: "date" must be an ISO 8601 date/],
    ['{"text": "x", "url": "javascript:alert(1)"}', /^line 2: "url" must be an http/],
    ['{"text": "تم نسخ الرابط"}', /^line 2: holds no article text$/],
    ['[]', /^line 2: it must be of type object$/],
    ['null', /^line 2: /],
  ])('reports %s and reads the other lines', async (line, reason) => {
    const good = rows({ title: 'T', text: 'x' });
    const readings = await readAll(jsonlReader, [good, line, good].join('\n'));
    expect(readings.map((reading) => 'article' in reading)).toEqual([true, false, true]);
    expect(readings[1]).toEqual({ reason: expect.stringMatching(reason) });
  });

  it('passes over a file whose every row is a question', async () => {
    const questions = rows({ id: 'q1', question: 'Who?' }, { id: 'q2', question: 'When?' });
    expect(await readAll(jsonlReader, questions)).toEqual([]);
  });

  it('reports questions among articles', async () => {
    const mixed = rows({ question: 'Who?' }, { title: 'T', text: 'x' }, { question: 'When?' });
    const readings = await readAll(jsonlReader, mixed);
    expect(readings.map((reading) => 'article' in reading)).toEqual([false, true, false]);
  });

  it('reports the bad row of a file of questions', async () => {
    const readings = await readAll(jsonlReader, `${rows({ question: 'Who?' })}\nnot JSON`);
    expect(readings).toHaveLength(2);
  });

  it('takes an article that also has a question for an article', async () => {
    const [reading] = await readAll(jsonlReader, rows({ question: 'Who?', text: 'Macron did.' }));
    expect(reading).toHaveProperty('article');
  });
});
