import { z } from 'zod';
import { IsnadError } from '../core/errors.js';
import { spansOverlap, trimSpan, type Span } from '../core/span.js';
import {
  createDatasetBuilder,
  type Languages,
  type PoolDocument,
  type RetrievalDataset,
} from './dataset.js';
import { parseJsonFile } from './json-lines.js';
import type { TextFile } from './text-file.js';

/** The sentences of a text, in order and disjoint. */
type SentenceSplitter = (text: string, language: string) => Span[];

export interface SquadOptions {
  name: string;
  languages: Languages;
  /** What the pool is made of. */
  unit: 'paragraph' | 'sentence';
  /** Cuts paragraphs that come without `sentence_breaks` when `unit` is sentence. */
  splitSentences: SentenceSplitter;
  /** A parallel file: the question of the same id is taken from there. */
  questionsFrom?: TextFile | undefined;
}

const idSchema = z.union([z.string(), z.number().transform(String)]);
const answerSchema = z.object({ text: z.string(), answer_start: z.int().min(0) });
const questionSchema = z.object({
  id: idSchema,
  question: z.string(),
  answers: z.array(answerSchema).default([]),
  is_impossible: z.boolean().default(false),
});
const paragraphSchema = z.object({
  context: z.string(),
  qas: z.array(questionSchema),
  sentence_breaks: z.array(z.tuple([z.int().min(0), z.int().min(0)])).optional(),
});
const squadSchema = z.object({
  data: z.array(z.object({ title: z.string().default(''), paragraphs: z.array(paragraphSchema) })),
});
type SquadParagraph = z.infer<typeof paragraphSchema>;
type SquadQuestion = z.infer<typeof questionSchema>;

/** A pool document and where it stands in its paragraph. */
interface Unit {
  document: PoolDocument;
  span: Span;
}

/**
 * The paragraphs or sentences of a file in the format of SQuAD 1.1 and 2.0,
 * XQuAD, MLQA, ARCD and XQuAD-R as a pool (texts that are equal are one entry),
 * with its answerable questions. With the unit paragraph the one that a question
 * was asked on is relevant; with the unit sentence every sentence that an answer
 * touches.
 */
export function parseSquad(file: TextFile, options: SquadOptions): RetrievalDataset {
  const translations =
    options.questionsFrom === undefined ? undefined : questionTexts(options.questionsFrom);
  const builder = createDatasetBuilder(options.name);
  let ordinal = 0;
  for (const { title, paragraphs } of parseJsonFile(file, squadSchema).data) {
    for (const paragraph of paragraphs) {
      // SQuAD titles are addresses of Wikipedia pages.
      const context = contextOf(paragraph, `p${ordinal++}`, title.replaceAll('_', ' '), options);
      const units = unitsOf(paragraph, context, options).map((unit) => ({
        span: unit.span,
        id: builder.addDistinct(unit.document),
      }));
      if (options.unit === 'sentence') builder.addContext(context, units);
      for (const asked of paragraph.qas) {
        const text = translations === undefined ? asked.question : translations.get(asked.id);
        const wanted = answerSpans(asked, paragraph.context, options.unit);
        const relevant = units.filter(({ span }) => wanted.some((one) => spansOverlap(one, span)));
        if (text === undefined || relevant.length === 0) {
          builder.leaveOut();
          continue;
        }
        const query = { id: asked.id, text, language: options.languages.ofQuestion(text) };
        for (const { id } of relevant) builder.addJudgment(query, id);
      }
    }
  }
  return builder.build();
}

function questionTexts(file: TextFile): Map<string, string> {
  const paragraphs = parseJsonFile(file, squadSchema).data.flatMap((entry) => entry.paragraphs);
  return new Map(paragraphs.flatMap(({ qas }) => qas.map((asked) => [asked.id, asked.question])));
}

function contextOf(
  { context: text }: SquadParagraph,
  id: string,
  title: string,
  { languages }: SquadOptions,
): PoolDocument {
  return { id, title, text, language: languages.ofDocument(text) };
}

function unitsOf(
  { sentence_breaks: breaks }: SquadParagraph,
  context: PoolDocument,
  { unit, splitSentences }: SquadOptions,
): Unit[] {
  const { text, language } = context;
  if (unit === 'paragraph') return [{ document: context, span: { start: 0, end: text.length } }];
  const spans = breaks?.map((pair) => breakSpan(text, pair)) ?? splitSentences(text, language);
  return spans
    .map((span) => trimSpan(text, span))
    .filter(({ start, end }) => start < end)
    .map((span, i) => ({
      document: {
        ...context,
        id: `${context.id}.s${i}`,
        text: text.slice(span.start, span.end),
      },
      span,
    }));
}

/** The places in the paragraph that answer; a whole paragraph answers when it has an answer at all. */
function answerSpans(asked: SquadQuestion, context: string, unit: SquadOptions['unit']): Span[] {
  const given = asked.is_impossible ? [] : asked.answers.filter(({ text }) => text !== '');
  if (unit === 'paragraph') return given.length === 0 ? [] : [{ start: 0, end: context.length }];
  return given.flatMap(({ text, answer_start: start }) => placeAnswer(context, text, start) ?? []);
}

/**
 * Where the answer stands: its occurrence that is nearest to the stated start,
 * because starts count code points and some files are off by a few; undefined
 * when the text does not hold it. The answer must not be empty.
 */
function placeAnswer(context: string, text: string, codePoint: number): Span | undefined {
  const stated = utf16Offset(context, codePoint);
  let best: number | undefined;
  for (let at = context.indexOf(text); at !== -1; at = context.indexOf(text, at + 1)) {
    if (best === undefined || Math.abs(at - stated) < Math.abs(best - stated)) best = at;
  }
  return best === undefined ? undefined : { start: best, end: best + text.length };
}

function breakSpan(context: string, [start, end]: [number, number]): Span {
  if (start > end) {
    throw new IsnadError(
      'invalid-input',
      `sentence_breaks holds [${start}, ${end}]; a sentence must not end before it starts.`,
    );
  }
  return { start: utf16Offset(context, start), end: utf16Offset(context, end) };
}

/** These files count Unicode code points; spans here count UTF-16 code units. */
function utf16Offset(text: string, codePoints: number): number {
  let offset = 0;
  for (let i = 0; i < codePoints && offset < text.length; i++) {
    offset += text.codePointAt(offset)! > 0xffff ? 2 : 1;
  }
  return offset;
}
