import { z } from 'zod';
import { IsnadError } from '../core/errors.js';
import {
  createDatasetBuilder,
  type DatasetQuery,
  type Languages,
  type RetrievalDataset,
} from './dataset.js';
import { parseJsonLines } from './json-lines.js';
import type { TextFile } from './text-file.js';

const documentSchema = z.object({
  _id: z.string(),
  title: z.string().default(''),
  text: z.string(),
});
const querySchema = z.object({ _id: z.string(), text: z.string() });

/** The three files of a BEIR data set: corpus.jsonl, queries.jsonl and one qrels split with its header line. */
export interface BeirFiles {
  corpus: TextFile;
  queries: TextFile;
  qrels: TextFile;
}

/**
 * A BEIR data set (Thakur et al., NeurIPS 2021): the whole corpus is the pool,
 * equal texts included, and the queries are those that the qrels judge. A document
 * that is a title alone is that title. Judged documents that the corpus lacks stay
 * in the judgments, as in trec_eval, unless it lacks them all.
 */
export function parseBeir(files: BeirFiles, name: string, languages: Languages): RetrievalDataset {
  const builder = createDatasetBuilder(name);
  const inPool = new Set<string>();
  for (const { _id: id, title, ...row } of parseJsonLines(files.corpus, documentSchema)) {
    const text = row.text.trim() === '' ? title : row.text;
    builder.addDocument({ id, title, text, language: languages.ofDocument(text) });
    inPool.add(id);
  }
  const queries = new Map<string, DatasetQuery>();
  for (const { _id: id, text } of parseJsonLines(files.queries, querySchema)) {
    queries.set(id, { id, text, language: languages.ofQuestion(text) });
  }
  const judgments = parseJudgments(files.qrels);
  if (!judgments.some(({ documentId }) => inPool.has(documentId))) {
    throw new IsnadError(
      'invalid-input',
      `${files.qrels.name} judges no document of ${files.corpus.name}.`,
    );
  }
  const judged = new Set<string>();
  for (const { queryId, documentId, grade } of judgments) {
    judged.add(queryId);
    const query = queries.get(queryId);
    if (query === undefined) {
      throw new IsnadError(
        'invalid-input',
        `${files.qrels.name} judges query "${queryId}", which ${files.queries.name} lacks.`,
      );
    }
    if (grade > 0) builder.addJudgment(query, documentId, grade);
  }
  const dataset = builder.build();
  return { ...dataset, leftOut: judged.size - dataset.queries.length };
}

interface Judgment {
  queryId: string;
  documentId: string;
  grade: number;
}

/** Rows of query id, corpus id and grade, tab-separated, after a header line. */
function parseJudgments(file: TextFile): Judgment[] {
  return file.lines.slice(1).flatMap((line, i) => {
    if (line.trim() === '') return [];
    const [queryId, documentId, grade] = line.split('\t');
    if (queryId === undefined || documentId === undefined || !/^-?\d+$/.test(grade ?? '')) {
      throw new IsnadError(
        'invalid-input',
        `${file.name}:${i + 2}: expected query-id, corpus-id and a whole score with tabs between, got "${line}".`,
      );
    }
    return [{ queryId, documentId, grade: Number(grade) }];
  });
}
