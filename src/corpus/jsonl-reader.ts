import { z } from 'zod';
import { languageSchema } from '../core/ask.js';
import { messageOf } from '../core/errors.js';
import { explainIssue } from '../core/explain-issue.js';
import type { ArticleReader, CorpusFile, FileLine, Reading } from './article-reader.js';
import { createArticle } from './create-article.js';
import { publishedAtSchema, urlSchema } from './metadata.js';

const text = z.string().refine((value) => value.trim() !== '', 'must not be empty');

const rowSchema = z
  .object({
    id: z
      .union(
        [z.string().trim().min(1), z.int().transform(String)],
        'must be text or a whole number',
      )
      .optional(),
    title: z.string().trim().nullish(),
    text: text.optional(),
    body: text.optional(),
    language: languageSchema.nullish(),
    source: z.string().trim().nullish(),
    date: publishedAtSchema.nullish(),
    url: urlSchema.nullish(),
  })
  .refine((row) => row.text !== undefined || row.body !== undefined, 'needs "text" or "body"');

const questionSchema = z.object({ question: z.string() });

/** What one line is: an article or a problem, and whether it is a question instead. */
interface Row {
  reading: Reading;
  isQuestion: boolean;
}

/**
 * One article a line, in the order of the lines; a bad line costs that line only.
 * A file whose every row is a question (judgments beside the articles they are
 * about) holds no articles and no problems.
 */
export const jsonlReader: ArticleReader = {
  async *read(file) {
    let questions: Reading[] | undefined = [];
    let seen = false;
    for await (const line of file.lines()) {
      seen = true;
      const { reading, isQuestion } = readRow(file, line);
      if (questions && isQuestion) {
        questions.push(reading);
        continue;
      }
      // Not a file of questions after all: the rows held back are what is wrong with it.
      if (questions) yield* questions;
      questions = undefined;
      yield reading;
    }
    if (!seen) yield { reason: 'is empty' };
  },
};

function readRow(file: CorpusFile, line: FileLine): Row {
  const problem = (reason: string) => ({ reason: `line ${line.number}: ${reason}` });
  if ('reason' in line) return { reading: problem(line.reason), isQuestion: false };
  let value: unknown;
  try {
    value = JSON.parse(line.text);
  } catch (error) {
    return { reading: problem(`is not JSON: ${messageOf(error)}`), isQuestion: false };
  }
  const row = rowSchema.safeParse(value, { error: explainIssue });
  if (!row.success) {
    const reading = problem(describeIssue(row.error));
    return { reading, isQuestion: questionSchema.safeParse(value).success };
  }
  const reading = createArticle({
    id: row.data.id ?? `${file.id}#${line.number}`,
    body: (row.data.text ?? row.data.body)!,
    title: row.data.title || undefined,
    language: row.data.language ?? undefined,
    source: row.data.source || undefined,
    publishedAt: row.data.date ?? undefined,
    url: row.data.url ?? undefined,
  });
  return { reading: 'reason' in reading ? problem(reading.reason) : reading, isQuestion: false };
}

function describeIssue(error: z.ZodError): string {
  const { path, message } = error.issues[0]!;
  return path.length > 0 ? `"${path.join('.')}" ${message}` : `it ${message}`;
}
