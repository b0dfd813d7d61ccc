import { describe, expect, it } from 'vitest';
import { IsnadError } from '../../src/core/errors.js';
import { parseSquad, type SquadOptions } from '../../src/evaluation/squad.js';
import type { TextFile } from '../../src/evaluation/text-file.js';

const file = (value: unknown, name = 'set.json'): TextFile => ({
  name,
  lines: [JSON.stringify(value)],
});

const options: SquadOptions = {
  name: 'set',
  unit: 'paragraph',
  languages: { ofDocument: () => 'ar', ofQuestion: () => 'en' },
  splitSentences: (text) => {
    const middle = text.indexOf('.') + 1;
    return [
      { start: 0, end: middle },
      { start: middle, end: text.length },
    ];
  },
};

const ask = (id: string, text: string, start: number): object => ({
  id,
  question: `Question ${id}?`,
  answers: [{ text, answer_start: start }],
});

const twoSentences = 'Cairo lies on the Nile. Giza lies beside it.';

describe('parseSquad', () => {
  it('makes the paragraph relevant that a question was asked on', () => {
    const dataset = parseSquad(
      file({
        data: [
          {
            title: 'Great_Pyramid',
            paragraphs: [
              { context: twoSentences, qas: [ask('1', 'Cairo', 0)] },
              { context: 'Another one.', qas: [] },
            ],
          },
        ],
      }),
      options,
    );
    expect(dataset.documents).toEqual([
      { id: 'p0', title: 'Great Pyramid', text: twoSentences, language: 'ar' },
      { id: 'p1', title: 'Great Pyramid', text: 'Another one.', language: 'ar' },
    ]);
    expect(dataset.queries).toEqual([{ id: '1', text: 'Question 1?', language: 'en' }]);
    expect(dataset.qrels).toEqual(new Map([['1', new Map([['p0', 1]])]]));
  });

  it('keeps equal paragraphs once', () => {
    const dataset = parseSquad(
      file({
        data: [
          { paragraphs: [{ context: 'Same.', qas: [ask('1', 'Same', 0)] }] },
          { paragraphs: [{ context: 'Same.', qas: [ask('2', 'Same', 0)] }] },
        ],
      }),
      options,
    );
    expect(dataset.documents.map(({ id }) => id)).toEqual(['p0']);
    expect(dataset.qrels.get('2')).toEqual(new Map([['p0', 1]]));
  });

  it('leaves out and counts what has no answer', () => {
    const qas = [
      ask('1', 'Cairo', 0),
      { id: 2, question: 'Why?', answers: [], is_impossible: true },
      { id: '3', question: 'Why?', answers: [] },
      { ...ask('4', 'Cairo', 0), is_impossible: true },
    ];
    const dataset = parseSquad(
      file({ data: [{ paragraphs: [{ context: twoSentences, qas }] }] }),
      options,
    );
    expect(dataset.queries.map(({ id }) => id)).toEqual(['1']);
    expect(dataset.leftOut).toBe(3);
  });

  it('cuts paragraphs by the splitter where no breaks are given', () => {
    const qas = [ask('1', 'Giza', 24), ask('2', 'Nile. Giza', 18)];
    const dataset = parseSquad(file({ data: [{ paragraphs: [{ context: twoSentences, qas }] }] }), {
      ...options,
      unit: 'sentence',
    });
    expect(dataset.documents.map(({ id, text }) => [id, text])).toEqual([
      ['p0.s0', 'Cairo lies on the Nile.'],
      ['p0.s1', 'Giza lies beside it.'],
    ]);
    expect([...dataset.qrels.get('1')!.keys()]).toEqual(['p0.s1']);
    expect([...dataset.qrels.get('2')!.keys()]).toEqual(['p0.s0', 'p0.s1']);
  });

  it('reads sentence_breaks and starts of answers as code points', () => {
    // The two faces are one code point and two UTF-16 code units each.
    const context = '😀😀 One. Two Two.';
    const paragraph = {
      context,
      qas: [ask('1', 'One', 3), ask('2', 'Two', 8), ask('3', 'Two', 12)],
      sentence_breaks: [
        [0, 7],
        [8, 11],
        [12, 16],
      ],
    };
    const dataset = parseSquad(file({ data: [{ paragraphs: [paragraph] }] }), {
      ...options,
      unit: 'sentence',
      splitSentences: () => expect.unreachable(),
    });
    expect(dataset.documents.map(({ text }) => text)).toEqual(['😀😀 One.', 'Two', 'Two.']);
    expect([...dataset.qrels].map(([id, judged]) => [id, [...judged.keys()].join()])).toEqual([
      ['1', 'p0.s0'],
      ['2', 'p0.s1'],
      ['3', 'p0.s2'],
    ]);
  });

  it('tells which paragraph each sentence is a part of', () => {
    const data = [
      {
        title: 'Giza',
        paragraphs: [
          { context: twoSentences, qas: [ask('1', 'Cairo', 0)] },
          { context: 'Cairo lies on the Nile. Again.', qas: [] },
        ],
      },
    ];
    const dataset = parseSquad(file({ data }), { ...options, unit: 'sentence' });
    expect(dataset.contexts.map(({ id, title, text }) => [id, title, text])).toEqual([
      ['p0', 'Giza', twoSentences],
      ['p1', 'Giza', 'Cairo lies on the Nile. Again.'],
    ]);
    expect(dataset.parts.get('p0')?.map(({ id }) => id)).toEqual(['p0.s0', 'p0.s1']);
    // The first sentence is in the pool already.
    const [same, again] = dataset.parts.get('p1')!;
    expect(same).toMatchObject({ id: 'p0.s0', span: { start: 0, end: 23 } });
    expect(again).toMatchObject({ id: 'p1.s1', span: { start: 24, end: 30 } });
    expect(parseSquad(file({ data }), options).contexts).toEqual([]);
  });

  it('takes the occurrence nearest to a start that is off', () => {
    const context = 'Two. A longer one, Two.';
    const qas = [ask('1', 'Two', 16), ask('2', 'absent', 3)];
    const dataset = parseSquad(file({ data: [{ paragraphs: [{ context, qas }] }] }), {
      ...options,
      unit: 'sentence',
    });
    expect([...dataset.qrels.get('1')!.keys()]).toEqual(['p0.s1']);
    expect(dataset.leftOut).toBe(1);
  });

  it('asks the questions of a parallel file by id', () => {
    const qas = [ask('1', 'Cairo', 0), ask('2', 'Nile', 18)];
    const other = [{ id: '2', question: 'أين؟', answers: [] }];
    const dataset = parseSquad(file({ data: [{ paragraphs: [{ context: twoSentences, qas }] }] }), {
      ...options,
      questionsFrom: file({ data: [{ paragraphs: [{ context: 'x', qas: other }] }] }),
    });
    expect(dataset.queries).toEqual([{ id: '2', text: 'أين؟', language: 'en' }]);
    expect(dataset.documents.map(({ text }) => text)).toEqual([twoSentences]);
    expect(dataset.leftOut).toBe(1);
  });

  it.each([
    [{ data: [{ paragraphs: [{ qas: [] }] }] }, /set\.json: .*data\.0\.paragraphs\.0\.context/],
    [{ data: [] }, /no question that can be judged/],
  ])('refuses %j', (value, message) => {
    expect(() => parseSquad(file(value), options)).toThrow(message);
    expect(() => parseSquad(file(value), options)).toThrow(IsnadError);
  });
});
