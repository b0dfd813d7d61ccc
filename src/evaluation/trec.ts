import { IsnadError } from '../core/errors.js';
import type { Qrels } from './dataset.js';
import type { RankedDocument, Run } from './run.js';
import type { TextFile } from './text-file.js';

/**
 * The run as TREC lines: query, `Q0`, document, rank, score, tag. trec_eval goes
 * by the score alone, as a 32-bit float, and breaks ties by document id
 * descending; so equal scores are written a last place apart, which keeps the
 * run's own order there. White space in ids is percent-encoded.
 */
export function formatRun(run: Run, tag: string): string {
  const lines: string[] = [];
  for (const [queryId, ranking] of run) {
    const scores = fallingScores(ranking);
    for (const [i, { id }] of ranking.entries()) {
      lines.push(
        `${encodeId(queryId)} Q0 ${encodeId(id)} ${i + 1} ${scores[i]} ${encodeId(tag)}\n`,
      );
    }
  }
  return lines.join('');
}

/**
 * A TREC run in the order that trec_eval gives it: score descending, then document
 * id descending. `invalid-input` names the file and the line.
 */
export function parseRun(file: TextFile): Run {
  const run = new Map<string, RankedDocument[]>();
  for (const { columns, where } of rows(file, 6)) {
    const [queryId = '', , id = '', , score = ''] = columns;
    const ranking = run.get(queryId) ?? [];
    run.set(queryId, ranking);
    ranking.push({ id, score: toNumber(score, where) });
  }
  for (const ranking of run.values()) {
    ranking.sort((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1));
  }
  return run;
}

/** The judgments as TREC lines: query, 0, document, grade. */
export function formatQrels(qrels: Qrels): string {
  const lines = [...qrels].flatMap(([queryId, judged]) =>
    [...judged].map(([id, grade]) => `${encodeId(queryId)} 0 ${encodeId(id)} ${grade}\n`),
  );
  return lines.join('');
}

/** TREC judgments; `invalid-input` names the file and the line. */
export function parseQrels(file: TextFile): Qrels {
  const qrels: Qrels = new Map();
  for (const { columns, where } of rows(file, 4)) {
    const [queryId = '', , id = '', grade = ''] = columns;
    const judged = qrels.get(queryId) ?? new Map<string, number>();
    qrels.set(queryId, judged.set(id, toNumber(grade, where)));
  }
  return qrels;
}

function fallingScores(ranking: readonly RankedDocument[]): number[] {
  let last = Number.POSITIVE_INFINITY;
  return ranking.map(({ score }) => {
    const rounded = Math.fround(score);
    // One unit in the last place of a 32-bit float is at most 2^-23 of it, and at least 2^-149.
    last = rounded < last ? rounded : Math.fround(last - Math.abs(last) * 2 ** -23 - 2 ** -149);
    return last;
  });
}

function rows({ name, lines }: TextFile, width: number): { columns: string[]; where: string }[] {
  return lines.flatMap((line, i) => {
    if (line.trim() === '') return [];
    const columns = line.trim().split(/\s+/).map(decodeId);
    const where = `${name}:${i + 1}`;
    if (columns.length !== width) {
      throw new IsnadError(
        'invalid-input',
        `${where}: expected ${width} TREC columns, got "${line}".`,
      );
    }
    return [{ columns, where }];
  });
}

function toNumber(text: string, where: string): number {
  const value = Number(text);
  if (Number.isFinite(value)) return value;
  throw new IsnadError('invalid-input', `${where}: expected a number, got "${text}".`);
}

function encodeId(id: string): string {
  return id.replaceAll(/[\s%]/g, encodeURIComponent);
}

function decodeId(id: string): string {
  return id.replaceAll(/(?:%[0-9A-F]{2})+/g, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      // Not one of ours: a foreign id may hold a per cent sign as it is.
      return escapes;
    }
  });
}
