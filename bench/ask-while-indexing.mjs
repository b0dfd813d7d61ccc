/**
 * Asks a server while its index is being built anew, and again when nothing is being built:
 * `node bench/ask-while-indexing.mjs CORPUS.jsonl.gz QUESTIONS.jsonl.gz [--articles 10000]`, with
 * lines {pid, title, passage} and {question}. Prints the milliseconds of an answer, in the
 * middle and of the slowest in twenty, and how many times longer they take while it builds.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readTextFile } from '../dist/evaluation/text-file.js';
import { linesOf, readPoolArticles } from './pool-articles.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { articles: { type: 'string', default: '10000' } },
});
if (positionals.length !== 2) {
  console.error('node bench/ask-while-indexing.mjs CORPUS.jsonl.gz QUESTIONS.jsonl.gz');
  process.exit(2);
}
const [corpus, questions] = positionals;
const articles = await readPoolArticles(corpus, Number(values.articles));
const asked = (await readTextFile(questions)).lines.map((line) => JSON.parse(line).question);

const folder = mkdtempSync(join(tmpdir(), 'isnad-ask-while-indexing-'));
const file = join(folder, 'articles.jsonl');
const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const index = ['--index', join(folder, 'index')];

function write() {
  writeFileSync(file, linesOf(articles));
}

/** Serves; `origin` is where, `built` ends when a new index answers. */
function serve() {
  const child = spawn(process.execPath, [main, 'serve', '--port', '0', ...index], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const lines = createInterface(child.stderr);
  const said = (pattern) =>
    new Promise((resolve, reject) => {
      lines.on('line', (line) => pattern.test(line) && resolve(line));
      child.once('close', () => reject(new Error(`the server ended before it said ${pattern}`)));
    });
  return {
    origin: said(/^Isnad answers on/).then((line) => line.split(' ').at(-1)),
    built: said(/^Answering from the new index/),
    child,
  };
}

/** Asks one question after the other until told to stop; the milliseconds of each answer. */
async function askUntil(origin, isEnough) {
  const times = [];
  while (!isEnough(times)) {
    const question = asked[times.length % asked.length];
    const began = performance.now();
    const response = await fetch(`${origin}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question }),
    });
    await response.text();
    if (!response.ok) throw new Error(`${response.status} for ${question}`);
    times.push(performance.now() - began);
  }
  return times;
}

function quantile(times, share) {
  return times.toSorted((a, b) => a - b)[Math.floor(share * (times.length - 1))];
}

write();
// Not by the exit code, which is 1 already when one line of the corpus is no article.
spawnSync(process.execPath, [main, 'index', file, ...index], { stdio: 'ignore' });
for (const article of articles) article.text += '\n\nThis was added later.';
write();
const { origin, built, child } = serve();
try {
  let isBuilt = false;
  built.then(
    () => (isBuilt = true),
    () => undefined,
  );
  const address = await origin;
  const busy = await askUntil(address, () => isBuilt);
  const idle = await askUntil(address, (times) => times.length >= Math.min(300, busy.length));
  console.log(`${articles.length} articles, ${busy.length} answers while they were indexed`);
  for (const [name, share] of [
    ['median', 0.5],
    ['95th percentile', 0.95],
    ['slowest', 1],
  ]) {
    const [during, after] = [quantile(busy, share), quantile(idle, share)];
    const ratio = (during / after).toFixed(2);
    console.log(
      `${name}: ${during.toFixed(0)} ms, ${after.toFixed(0)} ms otherwise, ratio ${ratio}`,
    );
  }
} finally {
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill();
  await ended;
  rmSync(folder, { recursive: true });
}
