import { describe, expect, it } from 'vitest';
import type { RetrievalDataset } from '../../src/evaluation/dataset.js';
import { evaluateRetrieval, type Retrieve } from '../../src/evaluation/evaluate-retrieval.js';
import { scoreAll, worstQueries } from '../../src/evaluation/evaluation.js';
import { parseMeasure } from '../../src/evaluation/measure.js';
import { buildReport } from '../../src/evaluation/report.js';
import { formatQrels, formatRun, parseQrels, parseRun } from '../../src/evaluation/trec.js';
import { fileOf, wordOverlap } from './fakes.js';

const document = (id: string, text: string): RetrievalDataset['documents'][number] => ({
  id,
  title: `Title of ${id}`,
  text,
  language: 'en',
});

const dataset: RetrievalDataset = {
  name: 'rivers',
  documents: [
    document('nile', 'The Nile flows north. It ends in Egypt.'),
    document('rhine', 'The Rhine flows north. It ends in Holland.'),
    document('danube', 'The Danube flows east.'),
  ],
  queries: [
    { id: 'q1', text: 'Nile Egypt', language: 'en' },
    { id: 'q2', text: 'flows east', language: 'de' },
    { id: 'q3', text: 'Mississippi', language: 'de' },
  ],
  qrels: new Map([
    ['q1', new Map([['nile', 1]])],
    [
      'q2',
      new Map([
        ['rhine', 1],
        ['danube', 0],
      ]),
    ],
    [
      'q3',
      new Map([
        ['danube', 2],
        ['gone', 1],
      ]),
    ],
  ]),
  contexts: [],
  parts: new Map(),
  leftOut: 0,
};

/** Ranks the sentences of the documents, so that a document may come twice. */
const bySentence: Retrieve = async ({ text }) =>
  dataset.documents
    .flatMap(({ id, text: body }) =>
      body.split('. ').map((sentence) => ({ id, score: wordOverlap(text, sentence) })),
    )
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score);

const measures = ['nDCG@10', 'MRR@10', 'R@1', 'R@10', 'AP'].map(parseMeasure);

describe('evaluateRetrieval', () => {
  it('judges each document at its best passage', async () => {
    const { outcomes, run } = await evaluateRetrieval({ dataset, measures, retrieve: bySentence });
    // q1: both sentences of nile, so rank 1. q2: danube, nile, rhine. q3: nothing.
    expect(run.get('q1')!.map(({ id }) => id)).toEqual(['nile']);
    expect(run.get('q2')!.map(({ id }) => id)).toEqual(['danube', 'nile', 'rhine']);
    expect(outcomes.map(({ values }) => values['MRR@10'])).toEqual([1, 1 / 3, 0]);
    expect(outcomes.map(({ values }) => values['R@10'])).toEqual([1, 1, 0]);
    expect(outcomes[1]!.values['nDCG@10']).toBeCloseTo(1 / Math.log2(4), 12);
  });

  it('asks for the depth that the measures need and reports progress', async () => {
    const depths: number[] = [];
    const steps: number[][] = [];
    await evaluateRetrieval({
      dataset,
      measures: [parseMeasure('nDCG@10')],
      retrieve: async (query, depth, options) => {
        depths.push(depth);
        return bySentence(query, depth, options);
      },
      onProgress: (done, total) => steps.push([done, total]),
    });
    expect(depths).toEqual([10, 10, 10]);
    expect(steps).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });

  it('stops when it is told to', async () => {
    const stopping = new AbortController();
    const running = evaluateRetrieval({
      dataset,
      measures,
      retrieve: bySentence,
      signal: stopping.signal,
      onProgress: () => stopping.abort(new Error('enough')),
    });
    await expect(running).rejects.toThrow('enough');
  });

  it('shows what was wanted and what was found by the worst queries', async () => {
    const { outcomes } = await evaluateRetrieval({ dataset, measures, retrieve: bySentence });
    const worst = worstQueries(outcomes, parseMeasure('MRR@10'), 2);
    expect(worst.map(({ id }) => id)).toEqual(['q3', 'q2']);
    expect(worst[0]!.found).toEqual([]);
    expect(worst[0]!.wanted.map(({ id, text }) => [id, text])).toEqual([
      ['danube', 'The Danube flows east.'],
      ['gone', ''],
    ]);
    expect(worst[1]!.found.map(({ id, relevant }) => [id, relevant])).toEqual([
      ['danube', false],
      ['nile', false],
      ['rhine', true],
    ]);
    expect(() => worstQueries(outcomes, parseMeasure('R@3'), 1)).toThrow(RangeError);
  });

  it('gives the same figures when its TREC files are judged', async () => {
    const first = await evaluateRetrieval({ dataset, measures, retrieve: bySentence });
    const run = parseRun(fileOf(formatRun(first.run, 'hybrid')));
    const qrels = parseQrels(fileOf(formatQrels(first.qrels)));
    const again = await evaluateRetrieval({
      dataset: { ...dataset, qrels },
      measures,
      retrieve: async ({ id }) => run.get(id) ?? [],
    });
    expect(again.outcomes).toEqual(first.outcomes);
    for (const { id, values } of first.outcomes) {
      const ids = run.get(id)?.map((ranked) => ranked.id) ?? [];
      expect(scoreAll(first.pool.judge(id, ids), measures)).toEqual(values);
    }
    expect(['nile', 'gone'].map((id) => first.pool.has(id))).toEqual([true, false]);
  });

  it('sums up by language without answers', async () => {
    const evaluation = await evaluateRetrieval({ dataset, measures, retrieve: bySentence });
    const report = buildReport({
      dataset: dataset.name,
      system: 'lexical',
      evaluation,
      bootstrap: { seed: 1 },
    });
    expect(report.questions).toBe(3);
    expect(report.metrics['MRR@10']).toBeCloseTo((1 + 1 / 3) / 3, 12);
    expect(report.byLanguage['de']).toMatchObject({ questions: 2 });
    expect(report.byLanguage['de']!.metrics['MRR@10']).toBeCloseTo(1 / 6, 12);
    expect(report).not.toHaveProperty('answers');
    expect(report.byLanguage['en']).not.toHaveProperty('answers');
  });
});
