import { stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { resolveQuestion } from '../../answering/extractive-answerer.js';
import type { Mode } from '../../core/ask.js';
import { IsnadError } from '../../core/errors.js';
import { compareRuns } from '../../evaluation/compare-runs.js';
import type { RetrievalDataset } from '../../evaluation/dataset.js';
import { evaluateQuestions } from '../../evaluation/evaluate-questions.js';
import { evaluateRetrieval } from '../../evaluation/evaluate-retrieval.js';
import type { Evaluation } from '../../evaluation/evaluation.js';
import { formatReport } from '../../evaluation/format-report.js';
import { gainMeasures } from '../../evaluation/gain-curve.js';
import { rankingDepth } from '../../evaluation/measure.js';
import type { Measure } from '../../evaluation/measure.js';
import { formatReportPage } from '../../evaluation/page/report-page.js';
import { writtenOut } from '../../evaluation/questions.js';
import { readBeir, readPairs, readQuestions, readSquad } from '../../evaluation/read-dataset.js';
import { assertQuestions, readRun } from '../../evaluation/recorded-run.js';
import type { RecordedRun } from '../../evaluation/recorded-run.js';
import { buildReport } from '../../evaluation/report.js';
import { formatQrels, formatRun } from '../../evaluation/trec.js';
import { detectLanguage } from '../../text/language.js';
import { splitSentences } from '../../text/sentences.js';
import type { CliContext } from '../context.js';
import { withEngine } from '../engine.js';
import type { Engine } from '../engine.js';
import { bundledModel } from '../environment.js';
import { retrieveFrom, searchedDocuments } from '../pool-retrieval.js';
import { createProgress } from '../progress.js';
import { startEmbedderAndLexicon } from '../start-embedder.js';
import { withTemporaryIndex } from '../temporary-index.js';
import { evaluationFacts } from './evaluation-facts.js';
import type { Facts } from './evaluation-facts.js';

/** Where the questions and their judgments come from. */
export type EvaluationInput =
  | {
      kind: 'questions';
      file: string;
      /** Asks every question as it is written out in full, without history. */
      standalone: boolean;
    }
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
  /** Files to write. */
  runOut: string | undefined;
  qrelsOut: string | undefined;
  report: string | undefined;
  /** The file of a run to compare with. */
  compare: string | undefined;
}

/** Resampling is seeded, so that the same run prints the same intervals. */
const bootstrap = { seed: 1, resamples: 1_000 };

/** Scores retrieval, and answers where there are judged questions, through the code that serves. */
export async function evaluateCommand(
  options: EvaluateCommandOptions,
  context: CliContext,
): Promise<void> {
  const { mode, measures } = options;
  const { runOut, qrelsOut, report: page } = options;
  for (const path of [runOut, qrelsOut, page]) await assertFolder(path);
  const other = options.compare === undefined ? undefined : await readRun(options.compare);
  const { dataset, evaluation, facts } = await evaluate({ options, context, other });
  const comparison = other && compareRuns({ evaluation, other, measures, bootstrap });
  const report = buildReport({
    dataset,
    system: mode,
    evaluation,
    measures,
    comparison,
    bootstrap,
  });
  context.print(options.json ? JSON.stringify(report) : formatReport(report));
  const { run, qrels } = evaluation;
  await writeGiven(runOut, () => formatRun(run, `isnad-${mode}`));
  await writeGiven(qrelsOut, () => formatQrels(qrels));
  await writeGiven(page, () =>
    formatReportPage({ report, evaluation, facts, date: context.date(), bootstrap }),
  );
}

/** Tells before the work begins that a file to write has no folder. */
async function assertFolder(path: string | undefined): Promise<void> {
  if (path === undefined) return;
  const folder = dirname(resolve(path));
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) {
    throw new IsnadError(
      'invalid-input',
      `${path} cannot be written: there is no folder ${folder}. Create it first.`,
    );
  }
}

async function writeGiven(
  path: string | undefined,
  content: () => string | Promise<string>,
): Promise<void> {
  if (path !== undefined) await writeFile(path, await content());
}

interface Setup {
  options: EvaluateCommandOptions;
  context: CliContext;
  /** Looked at before the work begins: a run over other questions is soon told. */
  other: RecordedRun | undefined;
}

interface Evaluated {
  dataset: string;
  evaluation: Evaluation;
  facts: Facts;
}

async function evaluate(setup: Setup): Promise<Evaluated> {
  const { options, context, other } = setup;
  const { input, model } = options;
  if (input.kind === 'questions') {
    return withEngine(options, context, (engine) => evaluateOnIndex(input, engine, setup));
  }
  const dataset = await readDataset(input, options.language);
  if (other !== undefined) assertQuestions(other, dataset.queries);
  const { embedder, lexicon } = await startEmbedderAndLexicon(model ?? bundledModel, context);
  try {
    const corpus = {
      name: dataset.name,
      documents: searchedDocuments(dataset, options.mode),
      embedder,
      lexicon,
    };
    return await withTemporaryIndex(corpus, context, (engine) =>
      evaluatePool(dataset, engine, setup),
    );
  } finally {
    await embedder.close();
  }
}

async function evaluateOnIndex(
  { file, standalone }: Extract<EvaluationInput, { kind: 'questions' }>,
  { answerer, retriever, snapshot, service }: Engine,
  { options, context, other }: Setup,
): Promise<Evaluated> {
  const { collection } = snapshot;
  const asked = await readQuestions(file, collection);
  const questions = standalone ? writtenOut(asked) : asked;
  const answerable = questions.questions.filter(({ relevant }) => relevant.length > 0);
  if (other !== undefined) assertQuestions(other, answerable);
  const progress = createProgress('Asking', context);
  const evaluation = await evaluateQuestions({
    answerer,
    retriever,
    collection,
    questions,
    mode: options.mode,
    measures: measured(options),
    resolveQuery: async ({ question, history }) => resolveQuestion({ question, history }),
    onProgress: (done, total) => progress.update(done, total),
  }).finally(() => progress.stop());
  return { dataset: questions.name, evaluation, facts: evaluationFacts(options, service.info) };
}

async function evaluatePool(
  dataset: RetrievalDataset,
  engine: Engine,
  { options, context }: Setup,
): Promise<Evaluated> {
  const { mode } = options;
  const progress = createProgress('Asking', context);
  const evaluation = await evaluateRetrieval({
    dataset,
    measures: measured(options),
    onProgress: (done, total) => progress.update(done, total),
    retrieve: retrieveFrom(dataset, mode, engine),
  }).finally(() => progress.stop());
  const { info } = engine.service;
  return { dataset: dataset.name, evaluation, facts: evaluationFacts(options, info) };
}

/** What was asked for, and the curve that the same rankings give. */
function measured({ measures }: EvaluateCommandOptions): Measure[] {
  return [...measures, ...gainMeasures(rankingDepth(measures))];
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
