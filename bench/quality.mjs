/**
 * Scores the product on the development sets and on the seeds' questions:
 * `npm run quality -- DIR [--modes hybrid,lexical,dense]`, DIR being the folder of
 * development data. Prints the table of docs/quality.md; the exit code is 1 when a
 * hybrid figure lies below its floor in quality-floors.json, which is only ever raised.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const main = join(root, 'dist/cli/main.js');
const sets = [
  'arcd-test.ar',
  'mlqa-dev.ar',
  'tydiqa-dev.ar',
  'tydiqa-dev.en',
  'tydiqa-dev.ru',
  'piaf-heldout.fr',
  'wiki-questions.ar',
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { modes: { type: 'string', default: 'hybrid' } },
});
const [directory] = positionals;
if (directory === undefined) {
  console.error('Which folder holds the development sets? npm run quality -- DIR');
  process.exit(2);
}
const modes = values.modes.split(',');
const floors = JSON.parse(await readFile(new URL('quality-floors.json', import.meta.url), 'utf8'));
const missed = [];

console.log(`| nDCG@10 | ${modes.join(' | ')} |\n|---|${'---|'.repeat(modes.length)}`);
for (const set of sets) {
  const cells = [];
  for (const mode of modes) {
    const { metrics, intervals } = await evaluate(['--pairs', ...pairsOf(set), '--mode', mode]);
    const [low, high] = intervals['nDCG@10'];
    cells.push(`${show(metrics['nDCG@10'])} (${show(low)}–${show(high)})`);
    if (mode === 'hybrid') compare(set, { 'nDCG@10': metrics['nDCG@10'] });
  }
  console.log(`| ${set} | ${cells.join(' | ')} |`);
}
const index = await mkdtemp(join(tmpdir(), 'isnad-quality-'));
try {
  await run(process.execPath, [main, 'index', 'seeds', '--index', index], { cwd: root });
  await reportSeeds('seeds', 'questions.jsonl');
  await reportSeeds('check questions', 'check-questions.jsonl');
} finally {
  await rm(index, { recursive: true, force: true });
}
for (const line of missed) console.error(line);
process.exitCode = missed.length === 0 ? 0 : 1;

async function reportSeeds(set, file) {
  const path = join(root, 'seeds', file);
  const judged = await evaluate(['--questions', path, '--index', index, '--mode', 'hybrid']);
  const { questions, metrics, answers, byLanguage } = judged;
  console.log(`\n| ${set} | questions | nDCG@10 | first citation relevant | refusal AUROC |`);
  console.log('|---|---|---|---|---|');
  for (const [language, one] of Object.entries(byLanguage)) {
    printSeeds(language, one);
  }
  printSeeds('all', { questions, metrics, answers });
  compare(set, {
    'nDCG@10': metrics['nDCG@10'],
    'first citation relevant (ar)': byLanguage.ar.answers.firstCitationRelevant,
    'first citation relevant': answers.firstCitationRelevant,
    'refusal AUROC': answers.refusalAuroc,
    'citations valid': answers.citationsValid,
  });
}

function printSeeds(name, { questions, metrics, answers }) {
  const figures = [metrics['nDCG@10'], answers.firstCitationRelevant, answers.refusalAuroc];
  console.log(`| ${name} | ${questions} | ${figures.map(show).join(' | ')} |`);
}

function pairsOf(set) {
  return set.startsWith('wiki')
    ? [fileOf(set), '--corpus', fileOf(`${set}.corpus`)]
    : [fileOf(set)];
}

function fileOf(set) {
  return join(directory, `${set}.jsonl.gz`);
}

async function evaluate(args) {
  const command = [main, 'evaluate', ...args, '--json'];
  const { stdout } = await run(process.execPath, command, { cwd: root, maxBuffer: 2 ** 26 });
  return JSON.parse(stdout);
}

function compare(set, figures) {
  for (const [name, floor] of Object.entries(floors[set])) {
    if (figures[name] >= floor) continue;
    missed.push(`${set}: ${name} is ${show(figures[name])}, below its floor of ${floor}`);
  }
}

function show(figure) {
  return figure === null ? '–' : figure.toFixed(3);
}
