import { z } from 'zod';
import { languageSchema, limits, questionTextSchema, turnSchema, type Turn } from '../core/ask.js';
import type { Collection } from '../core/collection.js';
import { IsnadError } from '../core/errors.js';
import { spansOverlap, type Span } from '../core/span.js';
import { parseJsonLines } from './json-lines.js';
import type { TextFile } from './text-file.js';

/** One piece of evidence: a quote and every place of its article where it stands. */
export interface JudgedQuote {
  articleId: string;
  quote: string;
  /** In the article's body, in order; never empty. */
  spans: Span[];
}

/** A question with the quotes that answer it; without any it must be refused. */
export interface JudgedQuestion {
  id: string;
  question: string;
  language: string;
  relevant: JudgedQuote[];
  /** The conversation before the question, oldest turn first. */
  history: Turn[];
  /** The question written out in full, so that it needs no history. */
  standalone?: string | undefined;
  /** How it is written: standard, dialect, misspelt, keywords, follow-up, stands-alone. */
  style?: string | undefined;
}

/** Questions judged on the articles of one collection. */
export interface JudgedQuestions {
  name: string;
  questions: JudgedQuestion[];
}

const rowSchema = z.object({
  id: z.string().min(1),
  question: questionTextSchema,
  language: languageSchema,
  relevant: z.array(z.object({ article: z.string(), quote: z.string().min(1) })),
  history: z.array(turnSchema).max(limits.historyTurns).default([]),
  standalone: questionTextSchema.optional(),
  style: z.string().optional(),
});

/**
 * Questions, one a line: {id, question, language, relevant: [{article, quote}],
 * history?, standalone?, style?}. A quote must be an exact substring of its article's body;
 * `invalid-input` names the questions and quotes that are not, and ids given twice.
 */
export function parseQuestions(
  file: TextFile,
  name: string,
  collection: Pick<Collection, 'article'>,
): JudgedQuestions {
  const rows = parseJsonLines(file, rowSchema);
  const problems: string[] = [];
  const ids = new Set<string>();
  const questions = rows.map((row): JudgedQuestion => {
    if (ids.has(row.id)) problems.push(`question "${row.id}" is given twice`);
    ids.add(row.id);
    const relevant = row.relevant.map(({ article, quote }): JudgedQuote => {
      const body = collection.article(article)?.body;
      const spans = body === undefined ? [] : occurrences(body, quote);
      if (body === undefined) {
        problems.push(`question "${row.id}" names article "${article}", which is not indexed`);
      } else if (spans.length === 0) {
        problems.push(`question "${row.id}" quotes "${quote}", which "${article}" does not hold`);
      }
      return { articleId: article, quote, spans };
    });
    return Object.assign(row, { relevant });
  });
  refuseProblems(file.name, problems, questions.length);
  return { name, questions };
}

/**
 * The same questions as each is written out in full, asked without history: what
 * answering can reach when follow-ups are understood perfectly. `invalid-input`
 * names the questions that have a history and are not written out.
 */
export function writtenOut({ name, questions }: JudgedQuestions): JudgedQuestions {
  const lacking = questions.filter((one) => one.history.length > 0 && one.standalone === undefined);
  if (lacking.length > 0) {
    const ids = lacking.slice(0, 5).map(({ id }) => `"${id}"`);
    throw new IsnadError(
      'invalid-input',
      `${name}: ${lacking.length} questions have a history and no "standalone" wording (${ids.join(', ')}).`,
    );
  }
  return {
    name,
    questions: questions.map((one) => ({
      ...one,
      question: one.standalone ?? one.question,
      history: [],
    })),
  };
}

/** Whether the span of the article touches a place where the quote stands. */
export function holdsQuote(place: { articleId: string; span: Span }, quote: JudgedQuote): boolean {
  return (
    place.articleId === quote.articleId &&
    quote.spans.some((span) => spansOverlap(span, place.span))
  );
}

function occurrences(body: string, quote: string): Span[] {
  const spans: Span[] = [];
  for (let start = body.indexOf(quote); start !== -1; start = body.indexOf(quote, start + 1)) {
    spans.push({ start, end: start + quote.length });
  }
  return spans;
}

function refuseProblems(file: string, problems: readonly string[], questionCount: number): void {
  if (questionCount === 0) throw new IsnadError('invalid-input', `${file} holds no question.`);
  if (problems.length === 0) return;
  const shown = problems.slice(0, 5).join('; ');
  const more = problems.length > 5 ? `; and ${problems.length - 5} more` : '';
  throw new IsnadError(
    'invalid-input',
    `${file}: ${shown}${more}. The index must hold the articles that the questions were judged on.`,
  );
}
