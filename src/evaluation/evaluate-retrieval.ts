import type { Excerpt } from './asked-question.js';
import type { DatasetQuery, PoolDocument, RetrievalDataset } from './dataset.js';
import {
  scoreAll,
  shownResults,
  type Evaluation,
  type EvaluationOptions,
  type Pool,
  type QueryOutcome,
} from './evaluation.js';
import { rankingDepth, type JudgedRanking } from './measure.js';
import { rankDocuments, type RankedDocument, type Run } from './run.js';

/**
 * The documents of at least `depth` places, best first. A document may come
 * again, once a passage: its best place counts.
 */
export type Retrieve = (
  query: DatasetQuery,
  depth: number,
  options: { signal?: AbortSignal | undefined },
) => Promise<readonly RankedDocument[]>;

export interface RetrievalSetup extends EvaluationOptions {
  dataset: RetrievalDataset;
  retrieve: Retrieve;
}

/** Asks every query of a data set and judges the rankings. */
export async function evaluateRetrieval(setup: RetrievalSetup): Promise<Evaluation> {
  const { dataset, retrieve, measures, signal, depth = rankingDepth(measures) } = setup;
  const { queries, qrels } = dataset;
  const documents = new Map(dataset.documents.map((document) => [document.id, document]));
  const pool: Pool = {
    has: (id) => documents.has(id),
    judge: (queryId, ids) => judgeDocuments(ids, qrels.get(queryId) ?? new Map<string, number>()),
  };
  const run: Run = new Map();
  const outcomes: QueryOutcome[] = [];
  for (const query of queries) {
    signal?.throwIfAborted();
    const ranking = rankDocuments(await retrieve(query, depth, { signal }), depth);
    const grades = qrels.get(query.id) ?? new Map<string, number>();
    const isRelevant = (id: string): boolean => (grades.get(id) ?? 0) > 0;
    const excerptsOf = (ids: readonly string[]): Excerpt[] =>
      ids.map((id) => excerptOf(id, documents.get(id), isRelevant(id)));
    const ids = ranking.map(({ id }) => id);
    run.set(query.id, ranking);
    outcomes.push({
      ...query,
      values: scoreAll(pool.judge(query.id, ids), measures),
      wanted: excerptsOf([...grades.keys()].filter(isRelevant)),
      found: excerptsOf(ids.slice(0, shownResults)),
    });
    setup.onProgress?.(outcomes.length, queries.length);
  }
  return { measures, pool, outcomes, run, qrels };
}

/** A ranking against graded documents; each relevant document is one thing to find. */
export function judgeDocuments(
  ids: readonly string[],
  judged: ReadonlyMap<string, number>,
): JudgedRanking {
  const grades = ids.map((id) => Math.max(judged.get(id) ?? 0, 0));
  const relevant = [...judged.values()].filter((grade) => grade > 0);
  return {
    grades,
    relevant,
    found: grades.map((grade) => (grade > 0 ? 1 : 0)),
    wanted: relevant.length,
  };
}

/** A judged document that the pool lacks has no text to show. */
function excerptOf(id: string, document: PoolDocument | undefined, relevant: boolean): Excerpt {
  return { id, title: document?.title ?? '', text: document?.text ?? '', relevant };
}
