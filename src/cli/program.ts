import { join } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { z } from 'zod';
import { askRequestSchema, kTextSchema, modeSchema, searchRequestSchema } from '../core/ask.js';
import { IsnadError, messageOf } from '../core/errors.js';
import { explainIssue } from '../core/explain-issue.js';
import { defaultMeasures, parseMeasure } from '../evaluation/measure.js';
import { askCommand } from './commands/ask-command.js';
import { evaluateCommand } from './commands/evaluate-command.js';
import type { EvaluationInput } from './commands/evaluate-command.js';
import { indexCommand } from './commands/index-command.js';
import { infoCommand } from './commands/info-command.js';
import { searchCommand } from './commands/search-command.js';
import { serveCommand } from './commands/serve-command.js';
import type { CliContext, CliHost } from './context.js';
import { bundledModel, packageRoot, portSchema, readEnvironment } from './environment.js';
import { exitCodes } from './exit-codes.js';

/** Runs one command line to its end; whatever goes wrong is told and becomes the exit code. */
export async function runProgram(
  args: readonly string[],
  variables: NodeJS.ProcessEnv,
  host: CliHost,
): Promise<void> {
  try {
    const context = { ...host, environment: readEnvironment(variables) };
    await createProgram(context).parseAsync(args, { from: 'user' });
  } catch (error) {
    host.setExitCode(tellFailure(error, host));
  }
}

/** Tells what went wrong and gives the exit code. */
function tellFailure(error: unknown, host: CliHost): 0 | 1 | 2 {
  // The parser has told what was wrong; help that was asked for is no error.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof IsnadError) {
    host.tell(`isnad: ${error.message}`);
    return exitCodes[error.code];
  }
  const isBug = error instanceof Error && !('code' in error);
  host.tell(`isnad: ${(isBug && error.stack) || messageOf(error)}`);
  return 1;
}

function createProgram(context: CliContext): Command {
  const program = new Command('isnad')
    .description('Answers questions over news articles and cites the exact passages.')
    .configureOutput({
      writeOut: (text) => context.print(text.trimEnd()),
      writeErr: (text) => context.tell(text.trimEnd()),
    })
    .exitOverride()
    .showHelpAfterError('(--help shows what can be given)');
  for (const add of [addIndex, addServe, addAsk, addSearch, addEvaluate, addInfo])
    add(program, context);
  return program;
}

interface Common {
  index: string;
  model?: string;
  json?: boolean;
}

function commonOptions(command: Command, { environment }: CliContext): Command {
  return command
    .addOption(
      new Option('--index <dir>', 'the index').default(
        environment.index,
        'index/ of the package, or $ISNAD_INDEX',
      ),
    )
    .addOption(
      new Option(
        '--model <model>',
        `a bundled model, a folder or a hub name (default: $ISNAD_MODEL, else that of the index, else ${bundledModel})`,
      ).default(environment.model, '$ISNAD_MODEL'),
    );
}

function addIndex(program: Command, context: CliContext): void {
  commonOptions(program.command('index'), context)
    .description('build an index from files and folders (default: the seeds)')
    .argument('[path...]', 'articles: .txt, .md, .html, .jsonl or .ndjson')
    .option('--json', 'print one line of JSON')
    .action((paths: string[], { index, model, json }: Common) =>
      indexCommand(
        {
          paths: paths.length > 0 ? paths : [join(packageRoot, 'seeds')],
          index,
          model,
          json: json === true,
        },
        context,
      ),
    );
}

function addServe(program: Command, context: CliContext): void {
  const { port, host } = context.environment;
  commonOptions(program.command('serve'), context)
    .description('serve the chat page and the API; builds an index that is missing or stale')
    .option('--port <port>', 'TCP port, 0 for any free one', parseWith(portSchema), port)
    .option('--host <host>', 'name or address to listen on', host)
    .action(({ index, model, ...address }: Common & { port: number; host: string }) =>
      serveCommand({ index, model, ...address }, context),
    );
}

interface QueryOptions extends Common {
  k?: number;
  perArticle?: number;
  mode?: string;
  language?: string;
}

function queryOptions(command: Command, context: CliContext): Command {
  return commonOptions(command, context)
    .option('-k, --k <number>', 'most results', parseWith(kTextSchema))
    .addOption(new Option('--mode <mode>', 'which index finds').choices(modeSchema.options))
    .option('--language <tag>', "the question's language (default: detected)")
    .option('--json', 'print JSON');
}

function addAsk(program: Command, context: CliContext): void {
  queryOptions(program.command('ask'), context)
    .description('answer one question')
    .argument('<question>')
    .action((question: string, { index, model, json, k, mode, language }: QueryOptions) => {
      const request = parseInput(askRequestSchema, { question, k, mode, language });
      return askCommand({ request, index, model, json: json === true }, context);
    });
}

function addSearch(program: Command, context: CliContext): void {
  queryOptions(program.command('search'), context)
    .description('list the passages that match best')
    .argument('<query>')
    .option(
      '--per-article <number>',
      'most results of one article (default: no limit)',
      parseWith(kTextSchema),
    )
    .action((q: string, { index, model, json, ...query }: QueryOptions) => {
      const request = parseInput(searchRequestSchema, { q, ...query });
      return searchCommand({ request, index, model, json: json === true }, context);
    });
}

interface EvaluateOptions extends Common {
  questions?: string;
  standalone?: boolean;
  squad?: string;
  questionsFrom?: string;
  unit: 'paragraph' | 'sentence';
  beir?: string;
  pairs?: string;
  corpus?: string;
  mode: 'dense' | 'lexical' | 'hybrid';
  measures: string[];
  language?: string;
  runOut?: string;
  qrelsOut?: string;
  report?: string;
  compare?: string;
}

function addEvaluate(program: Command, context: CliContext): void {
  evaluateOptions(commonOptions(program.command('evaluate'), context)).action(
    ({ measures, json, model, language, runOut, qrelsOut, ...options }: EvaluateOptions) =>
      evaluateCommand(
        {
          input: evaluationInput(options),
          mode: options.mode,
          measures: measures.flatMap((list) => list.split(',')).map(parseMeasure),
          index: options.index,
          model,
          language,
          json: json === true,
          runOut,
          qrelsOut,
          report: options.report,
          compare: options.compare,
        },
        context,
      ),
  );
}

function evaluateOptions(command: Command): Command {
  return command
    .description(
      'score retrieval on judged questions; give one of --questions, --squad, --beir, --pairs',
    )
    .option('--questions <file>', 'JSON lines judged on the indexed articles')
    .option('--standalone', 'with --questions: ask them as written out in full, without history')
    .option('--squad <file>', 'SQuAD, XQuAD, XQuAD-R, MLQA or ARCD file; its texts are the pool')
    .option('--questions-from <file>', 'with --squad: the parallel file whose questions are asked')
    .addOption(
      new Option('--unit <unit>', 'with --squad: what is retrieved')
        .choices(['paragraph', 'sentence'])
        .default('paragraph'),
    )
    .option('--beir <dir>', 'folder with corpus.jsonl, queries.jsonl and qrels/test.tsv')
    .option('--pairs <file>', 'JSON lines of questions, each with its passage')
    .option(
      '--corpus <file>',
      'with --pairs: JSON lines of the pool, when the pairs name passages by id',
    )
    .addOption(
      new Option('--mode <mode>', 'which index finds')
        .choices(modeSchema.options)
        .default('hybrid'),
    )
    .option('--measures <list...>', 'for example nDCG@10 R@1 AP', [...defaultMeasures])
    .option('--language <tag>', 'language of the pool (default: from the file name, else detected)')
    .option('--report <file>', 'write a page of HTML with tables, plots and the worst questions')
    .option(
      '--compare <run>',
      'a ranking that --run-out wrote over the same data and passages: tests the differences',
    )
    .option('--run-out <file>', 'write the ranking in TREC format')
    .option('--qrels-out <file>', 'write the judgments in TREC format')
    .option('--json', 'print one JSON object');
}

function evaluationInput(
  options: Omit<EvaluateOptions, keyof Common | 'measures'>,
): EvaluationInput {
  const {
    questions,
    standalone = false,
    squad,
    questionsFrom,
    unit,
    beir,
    pairs,
    corpus,
  } = options;
  const inputs: EvaluationInput[] = [];
  if (questions !== undefined) inputs.push({ kind: 'questions', file: questions, standalone });
  if (squad !== undefined) inputs.push({ kind: 'squad', file: squad, questionsFrom, unit });
  if (beir !== undefined) inputs.push({ kind: 'beir', directory: beir });
  if (pairs !== undefined) inputs.push({ kind: 'pairs', file: pairs, corpusFile: corpus });
  const [input] = inputs;
  if (input !== undefined && inputs.length === 1) return input;
  throw new IsnadError(
    'invalid-input',
    `Give one of --questions, --squad, --beir and --pairs (given: ${inputs.length}).`,
  );
}

function addInfo(program: Command, context: CliContext): void {
  program
    .command('info')
    .description('say what the index holds and which model made it')
    .addOption(
      new Option('--index <dir>', 'the index').default(
        context.environment.index,
        'index/ of the package, or $ISNAD_INDEX',
      ),
    )
    .option('--json', 'print JSON')
    .action(({ index, json }: Common) => infoCommand({ index, json: json === true }, context));
}

function parseWith<T>(schema: z.ZodType<T>): (value: string) => T {
  return (value) => {
    const parsed = schema.safeParse(value, { error: explainIssue });
    if (parsed.success) return parsed.data;
    throw new InvalidArgumentError(`It ${parsed.error.issues[0]!.message}.`);
  };
}

/** Input through the schema of the API, so that both accept the same; absent values take its defaults. */
function parseInput<T>(schema: z.ZodType<T>, input: Record<string, unknown>): T {
  const parsed = schema.safeParse(input, { error: explainIssue });
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  const name = String(path[0]);
  const shown = JSON.stringify(input[name]).slice(0, 80);
  throw new IsnadError('invalid-input', `${name} is ${shown}: it ${message}.`);
}
