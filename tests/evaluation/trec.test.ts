import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IsnadError } from '../../src/core/errors.js';
import { rankDocuments, type Run } from '../../src/evaluation/run.js';
import { formatQrels, formatRun, parseQrels, parseRun } from '../../src/evaluation/trec.js';
import { fileOf } from './fakes.js';

describe('formatRun', () => {
  it('writes six columns', () => {
    const run = new Map([
      [
        'q1',
        [
          { id: 'a', score: 0.5 },
          { id: 'b', score: 0.25 },
        ],
      ],
    ]);
    expect(formatRun(run, 'hybrid')).toBe('q1 Q0 a 1 0.5 hybrid\nq1 Q0 b 2 0.25 hybrid\n');
  });

  it('keeps the order of ties for a reader that goes by 32-bit scores', () => {
    const ids = ['b', 'a', 'd', 'c'];
    const run = new Map([['q', ids.map((id) => ({ id, score: 0.1 }))]]);
    const lines = formatRun(run, 't').trim().split('\n');
    const scores = lines.map((line) => Math.fround(Number(line.split(' ')[4])));
    expect(new Set(scores).size).toBe(4);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(scores[3]).toBeCloseTo(0.1, 6);
  });

  it('escapes white space in ids', () => {
    const run = new Map([['q 1', [{ id: 'my file#0', score: 1 }]]]);
    expect(formatRun(run, 't')).toBe('q%201 Q0 my%20file#0 1 1 t\n');
  });
});

const idsOf = (run: Run): unknown =>
  [...run].map(([id, ranking]) => [id, ranking.map((one) => one.id)]);

const ids = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 });

describe('a run', () => {
  it('comes back in its order', () => {
    const scores = fc.constantFrom(-1, 0, 0.1, 0.5, 1, 30);
    const rankings = fc.uniqueArray(fc.record({ id: ids, score: scores }), {
      selector: ({ id }) => id,
      minLength: 1,
    });
    const property = fc.property(fc.dictionary(ids, rankings), (queries) => {
      const run = new Map(
        Object.entries(queries).map(([id, ranking]) => [
          id,
          ranking.toSorted((a, b) => b.score - a.score),
        ]),
      );
      expect(idsOf(parseRun(fileOf(formatRun(run, 'tag'))))).toEqual(idsOf(run));
    });
    fc.assert(property, { seed: 3, numRuns: 100 });
  });

  it('is read as trec_eval reads it: by score, then document id descending, never by rank', () => {
    const run = parseRun(fileOf('q Q0 a 1 0.5 t\nq\tQ0\tb\t2\t0.5\tt\r\n\nq Q0 c 3 0.9 t\n'));
    expect(run.get('q')!.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });

  it.each(['q Q0 a 1 0.5', 'q Q0 a 1 high t'])('is refused with the line "%s"', (line) => {
    const refused = (): Run => parseRun(fileOf(`q Q0 b 1 2 t\n${line}`, 'a.run'));
    expect(refused).toThrow(IsnadError);
    expect(refused).toThrow(/^a\.run:2: /);
  });
});

describe('qrels', () => {
  it('come back', () => {
    const grades = fc.dictionary(ids, fc.integer({ min: -1, max: 3 }), { minKeys: 1 });
    const property = fc.property(fc.dictionary(ids, grades), (queries) => {
      const qrels = new Map(
        Object.entries(queries).map(([id, judged]) => [id, new Map(Object.entries(judged))]),
      );
      expect(parseQrels(fileOf(formatQrels(qrels)))).toEqual(qrels);
    });
    fc.assert(property, { seed: 4, numRuns: 100 });
  });

  it('leave a foreign per cent sign as it is', () => {
    expect(parseQrels(fileOf('q 0 50%FFx 1\n')).get('q')).toEqual(new Map([['50%FFx', 1]]));
  });
});

describe('rankDocuments', () => {
  it('places a document at its best passage and cuts to the depth', () => {
    const passages = ['a', 'b', 'a', 'c', 'd'].map((id, i) => ({ id, score: 1 - i / 10 }));
    expect(rankDocuments(passages, 3)).toEqual([
      { id: 'a', score: 1 },
      { id: 'b', score: 0.9 },
      { id: 'c', score: 0.7 },
    ]);
  });
});
