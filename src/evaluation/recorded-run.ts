import { IsnadError } from '../core/errors.js';
import type { Pool } from './evaluation.js';
import type { Run } from './run.js';
import { readTextFile } from './text-file.js';
import { parseRun } from './trec.js';

/** A run that was written before, and the path of its file. */
export interface RecordedRun {
  path: string;
  run: Run;
}

/** The TREC run of a file; `invalid-input` names the file and the line. */
export async function readRun(path: string): Promise<RecordedRun> {
  const run = parseRun(await readTextFile(path));
  if (run.size === 0) throw new IsnadError('invalid-input', `${path} holds no ranking.`);
  return { path, run };
}

/** Refuses a run over questions that are not among the given ones. */
export function assertQuestions(
  { path, run }: RecordedRun,
  questions: readonly { id: string }[],
): void {
  const known = new Set(questions.map(({ id }) => id));
  const unknown = [...run.keys()].filter((id) => !known.has(id));
  refuse(unknown, `${path} ranks for questions that are not judged here`);
}

/** Refuses a run over documents or passages that are not in the pool. */
export function assertDocuments({ path, run }: RecordedRun, pool: Pick<Pool, 'has'>): void {
  const ids = new Set([...run.values()].flat().map(({ id }) => id));
  const unknown = [...ids].filter((id) => !pool.has(id));
  refuse(unknown, `${path} ranks documents that are not in the pool`);
}

function refuse(unknown: readonly string[], problem: string): void {
  if (unknown.length === 0) return;
  const shown = unknown.slice(0, 3).map((id) => JSON.stringify(id));
  const more = unknown.length > shown.length ? ` and ${unknown.length - shown.length} more` : '';
  throw new IsnadError(
    'invalid-input',
    `${problem}: ${shown.join(', ')}${more}. Give a run that --run-out wrote over the same data and index.`,
  );
}
