import { z } from 'zod';
import { IsnadError } from '../core/errors.js';
import {
  createDatasetBuilder,
  type Languages,
  type PoolDocument,
  type RetrievalDataset,
} from './dataset.js';
import { parseJsonLines } from './json-lines.js';
import type { TextFile } from './text-file.js';

const passageSchema = z.object({
  pid: z.string(),
  lang: z.string().optional(),
  title: z.string().default(''),
  passage: z.string(),
});
const pairSchema = passageSchema
  .partial({ pid: true })
  .extend({ id: z.string(), question: z.string() });
const linkSchema = z.object({
  qid: z.string(),
  question: z.string(),
  pid: z.string(),
  lang: z.string().optional(),
});

/**
 * Questions that each come with the passage that answers them, one a line:
 * {id, lang?, question, title?, passage, pid?}. The pool is the set's own passages,
 * those of equal text once.
 */
export function parsePairs(file: TextFile, name: string, languages: Languages): RetrievalDataset {
  const builder = createDatasetBuilder(name);
  for (const [i, row] of parseJsonLines(file, pairSchema).entries()) {
    const { id, question: text, pid = `p${i}` } = row;
    const documentId = builder.addDistinct(documentOf({ ...row, pid }, languages));
    const language = row.lang ?? languages.ofQuestion(text);
    builder.addJudgment({ id, text, language }, documentId);
  }
  return builder.build();
}

/**
 * Questions that name the passages that answer them, one judgment a line:
 * {qid, question, pid, lang?}. The pool is a whole corpus of {pid, title?, passage, lang?}.
 */
export function parseLinkedPairs(
  files: { questions: TextFile; corpus: TextFile },
  name: string,
  languages: Languages,
): RetrievalDataset {
  const builder = createDatasetBuilder(name);
  const inPool = new Set<string>();
  for (const row of parseJsonLines(files.corpus, passageSchema)) {
    builder.addDocument(documentOf(row, languages));
    inPool.add(row.pid);
  }
  for (const { qid, question: text, pid, lang } of parseJsonLines(files.questions, linkSchema)) {
    if (!inPool.has(pid)) {
      throw new IsnadError(
        'invalid-input',
        `${files.questions.name}: question "${qid}" names passage "${pid}", which ${files.corpus.name} lacks.`,
      );
    }
    const language = lang ?? languages.ofQuestion(text);
    builder.addJudgment({ id: qid, text, language }, pid);
  }
  return builder.build();
}

function documentOf(row: z.infer<typeof passageSchema>, languages: Languages): PoolDocument {
  const { pid: id, title, passage: text } = row;
  return { id, title, text, language: row.lang ?? languages.ofDocument(text) };
}
