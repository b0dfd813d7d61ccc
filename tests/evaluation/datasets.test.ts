import { describe, expect, it } from 'vitest';
import { parseBeir } from '../../src/evaluation/beir.js';
import { createDatasetBuilder, documentArticle } from '../../src/evaluation/dataset.js';
import { parseLinkedPairs, parsePairs } from '../../src/evaluation/pairs.js';
import type { TextFile } from '../../src/evaluation/text-file.js';

const jsonLines = (name: string, rows: readonly unknown[]): TextFile => ({
  name,
  lines: rows.map((row) => JSON.stringify(row)),
});
const languages = { ofDocument: () => 'en', ofQuestion: () => 'fr' };

const qrelsOf = (...rows: string[]): TextFile => ({
  name: 'qrels/test.tsv',
  lines: ['query-id\tcorpus-id\tscore', ...rows, ''],
});

describe('parseBeir', () => {
  const corpus = jsonLines('corpus.jsonl', [
    { _id: 'd1', title: 'One', text: 'first' },
    { _id: 'd2', text: 'second', metadata: {} },
    { _id: 'd3', title: 'Only a title', text: '' },
  ]);
  const queries = jsonLines('queries.jsonl', [
    { _id: 'q1', text: 'which?' },
    { _id: 'q2', text: 'what?' },
    { _id: 'q3', text: 'of another split' },
  ]);
  it('asks what the qrels judge, with their grades', () => {
    const rows = ['q1\td3\t2', 'q1\td2\t1', 'q1\td9\t1', 'q2\td2\t0'];
    const dataset = parseBeir({ corpus, queries, qrels: qrelsOf(...rows) }, 'set', languages);
    expect(dataset.documents.map(({ id, title, text }) => [id, title, text])).toEqual([
      ['d1', 'One', 'first'],
      ['d2', '', 'second'],
      ['d3', 'Only a title', 'Only a title'],
    ]);
    expect(dataset.queries).toEqual([{ id: 'q1', text: 'which?', language: 'fr' }]);
    // d9 is not in the corpus and cannot be found, which counts.
    expect([...dataset.qrels.get('q1')!]).toEqual([
      ['d3', 2],
      ['d2', 1],
      ['d9', 1],
    ]);
    expect(dataset.leftOut).toBe(1);
  });

  it.each([
    ['q9\td1\t1', /judges query "q9"/],
    ['q1\td9\t1', /judges no document/],
    ['q1 d1 1', /test\.tsv:2: .*got "q1 d1 1"/],
    ['q1\td1\thigh', /test\.tsv:2/],
  ])('refuses the judgment "%s"', (row, message) => {
    expect(() => parseBeir({ corpus, queries, qrels: qrelsOf(row) }, 'set', languages)).toThrow(
      message,
    );
  });
});

describe('parsePairs', () => {
  it('pools the passages by pid or by text', () => {
    const rows = [
      { id: '1', lang: 'ar', question: 'a?', title: 'T', passage: 'same', answer: 's' },
      { id: '2', lang: 'ar', question: 'b?', title: 'T', passage: 'same', answer: 's' },
      { id: '3', question: 'c?', passage: 'other', pid: 'x7' },
    ];
    const dataset = parsePairs(jsonLines('f', rows), 'set', languages);
    expect(dataset.documents).toEqual([
      { id: 'p0', title: 'T', text: 'same', language: 'ar' },
      { id: 'x7', title: '', text: 'other', language: 'en' },
    ]);
    expect([...dataset.qrels.get('2')!.keys()]).toEqual(['p0']);
    expect(dataset.queries.map(({ language }) => language)).toEqual(['ar', 'ar', 'fr']);
  });

  it('names the line that is broken', () => {
    const file = { name: 'pairs.jsonl', lines: ['{"id": "1"', ''] };
    expect(() => parsePairs(file, 'set', languages)).toThrow(/pairs\.jsonl:1: not JSON/);
    const lacking = { name: 'pairs.jsonl', lines: ['', '{"id": "1", "passage": "p"}'] };
    expect(() => parsePairs(lacking, 'set', languages)).toThrow(
      /pairs\.jsonl:2: "question" is required/,
    );
  });
});

describe('parseLinkedPairs', () => {
  const corpus = jsonLines('corpus', [
    { pid: '1#1', docid: '1', title: 'T', passage: 'first' },
    { pid: '1#2', docid: '1', title: 'T', passage: 'second' },
    { pid: '2#1', docid: '2', title: 'U', passage: 'first' },
  ]);

  it('gathers every passage that a question names', () => {
    const rows = [
      { qid: 'q', question: '?', pid: '1#2' },
      { qid: 'q', question: '?', pid: '2#1' },
    ];
    const questions = jsonLines('questions', rows);
    const dataset = parseLinkedPairs({ questions, corpus }, 'set', languages);
    expect(dataset.queries).toEqual([{ id: 'q', text: '?', language: 'fr' }]);
    expect([...dataset.qrels.get('q')!.keys()]).toEqual(['1#2', '2#1']);
    expect(dataset.documents).toHaveLength(3);
  });

  it('refuses a passage that the corpus lacks', () => {
    const questions = jsonLines('questions', [{ qid: 'q', question: '?', pid: '9' }]);
    expect(() => parseLinkedPairs({ questions, corpus }, 'set', languages)).toThrow(
      'question "q" names passage "9"',
    );
  });
});

describe('createDatasetBuilder', () => {
  it('refuses an id that stands for two texts', () => {
    const builder = createDatasetBuilder('set');
    const document = { id: 'd', title: '', text: 'one', language: 'en' };
    builder.addDocument(document);
    expect(() => builder.addDocument({ ...document, text: 'two' })).toThrow('document id "d"');
    builder.addJudgment({ id: 'q', text: 'one?', language: 'en' }, 'd');
    expect(() => builder.addJudgment({ id: 'q', text: 'two?', language: 'en' }, 'd')).toThrow(
      'question id "q"',
    );
  });
});

describe('documentArticle', () => {
  it('is one block of text', () => {
    const article = documentArticle({ id: 'd', title: 'T', text: 'Some text.', language: 'en' });
    expect(article.body).toBe('Some text.');
    expect(article.blocks).toEqual([{ kind: 'text', span: { start: 0, end: 10 } }]);
  });
});
