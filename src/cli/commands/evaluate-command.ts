import { writeFile } from 'node:fs/promises';
import { resolveQuestion } from '../../answering/extractive-answerer.js';
import type { Mode } from '../../core/ask.js';
import { evaluateQuestions } from '../../evaluation/evaluate-questions.js';
import { evaluateRetrieval } from '../../evaluation/evaluate-retrieval.js';
import type { Evaluation } from '../../evaluation/evaluation.js';
import { formatReport } from '../../evaluation/format-report.js';
import type { Measure } from '../../evaluation/measure.js';
import { readBeir, readPairs, readQuestions, readSquad } from '../../evaluation/read-dataset.js';
import type { RetrievalDataset } from '../../evaluation/dataset.js';
import { buildReport } from '../../evaluation/report.js';
import { formatQrels, formatRun } from '../../evaluation/trec.js';
import { detectLanguage } from '../../text/language.js';
import { splitSentences } from '../../text/sentences.js';
import type { CliContext } from '../context.js';
import { withEngine } from '../engine.js';
import type { Engine } from '../engine.js';
import { bundledModel } from '../environment.js';
import { createProgress } from '../progress.js';
import { startEmbedder } from '../start-embedder.js';
import { withTemporaryIndex } from '../temporary-index.js';

/** Where the questions and their judgments come from. */
export type EvaluationInput =
  | { kind: 'questions'; file: string }
  | {
      kind: 'squad';
      file: string;
      questionsFrom: string | undefined;
      unit: 'paragraph' | 'sentence';
    }
  | { kind: 'beir'; directory: string }
  | { kind: 'pairs'; file: string; corpusFile: string | undefined };

export interface EvaluateCommandOptions {
  input: EvaluationInput;
  mode: Mode;
  measures: readonly Measure[];
  index: string;
  model: string | undefined;
  /** Of the pool, when neither its file name nor its text should decide. */
  language: string | undefined;
  json: boolean;
  runOut: string | undefined;
  qrelsOut: string | undefined;
}

/** Resampling is seeded, so that the same run prints the same intervals. */
const bootstrap = { seed: 1, resamples: 1_000 };

/** Scores retrieval, and answers where there are judged questions, through the code that serves. */
export async function evaluateCommand(
  options: EvaluateCommandOptions,
  context: CliContext,
): Promise<void> {
  const { dataset, evaluation } = await evaluate(options, context);
  const report = buildReport({ dataset, system: options.mode, evaluation, bootstrap });
  const tag = `isnad-${options.mode}`;
  if (options.runOut !== undefined) await writeFile(options.runOut, formatRun(evaluation.run, tag));
  if (options.qrelsOut !== undefined)
    await writeFile(options.qrelsOut, formatQrels(evaluation.qrels));
  context.print(options.json ? JSON.stringify(report) : formatReport(report));
}

interface Evaluated {
  dataset: string;
  evaluation: Evaluation;
}

async function evaluate(options: EvaluateCommandOptions, context: CliContext): Promise<Evaluated> {
  const { input, model } = options;
  if (input.kind === 'questions') {
    return withEngine(options, context, (engine) =>
      evaluateOnIndex(input.file, engine, { options, context }),
    );
  }
  const dataset = await readDataset(input, options.language);
  const embedder = await startEmbedder(model ?? bundledModel, context);
  try {
    const evaluation = await withTemporaryIndex({ dataset, embedder }, context, (engine) =>
      evaluatePool(dataset, engine, { options, context }),
    );
    return { dataset: dataset.name, evaluation };
  } finally {
    await embedder.close();
  }
}

interface Run {
  options: EvaluateCommandOptions;
  context: CliContext;
}

async function evaluateOnIndex(
  file: string,
  engine: Engine,
  { options, context }: Run,
): Promise<Evaluated> {
  const { answerer, retriever, snapshot } = engine;
  const questions = await readQuestions(file, snapshot.collection);
  const progress = createProgress('Asking', context.isTerminal);
  const evaluation = await evaluateQuestions({
    answerer,
    retriever,
    collection: snapshot.collection,
    questions,
    mode: options.mode,
    measures: options.measures,
    resolveQuery: async ({ question, history }) => resolveQuestion({ question, history }),
    onProgress: (done, total) => progress.update(done, total),
  }).finally(() => progress.stop());
  return { dataset: questions.name, evaluation };
}

async function evaluatePool(
  dataset: RetrievalDataset,
  { retriever, snapshot }: Engine,
  { options, context }: Run,
): Promise<Evaluation> {
  const { mode, measures } = options;
  const progress = createProgress('Asking', context.isTerminal);
  return evaluateRetrieval({
    dataset,
    measures,
    onProgress: (done, total) => progress.update(done, total),
    async retrieve({ text, language }, depth, { signal }) {
      const { hits } = await retriever.retrieve({ text, language, mode, k: depth }, { signal });
      return hits.map(({ row, score }) => ({
        id: snapshot.collection.passage(row).article.id,
        score,
      }));
    },
  }).finally(() => progress.stop());
}

function readDataset(
  input: Exclude<EvaluationInput, { kind: 'questions' }>,
  language: string | undefined,
): Promise<RetrievalDataset> {
  const languages = { language, detectLanguage };
  if (input.kind === 'beir') return readBeir(input.directory, languages);
  if (input.kind === 'pairs') {
    return readPairs(input.file, { ...languages, corpusFile: input.corpusFile });
  }
  const { file, unit, questionsFrom } = input;
  return readSquad(file, { ...languages, unit, splitSentences, questionsFrom });
}
