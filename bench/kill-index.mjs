/**
 * Kills builds of an index at random moments and opens the index after each:
 * `node bench/kill-index.mjs [kills] [seed]`, after `npm run build`. Prints one line of
 * JSON; the exit code is 1 when the index ever failed to serve.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createRandom } from '../dist/evaluation/random.js';
import { openSnapshot } from '../dist/snapshot/open-snapshot.js';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const seeds = fileURLToPath(new URL('../seeds', import.meta.url));
const words = 'القمة الوزير الاقتصاد المدينة النفط الانتخابات الميناء المطر الجامعة الملعب'.split(
  ' ',
);

const [kills = 50, seed = 1] = process.argv.slice(2).map(Number);
const random = createRandom(seed);
const folder = await mkdtemp(join(tmpdir(), 'isnad-kill-'));
const corpus = join(folder, 'corpus');
const index = join(folder, 'index');
try {
  const result = await killBuilds();
  console.log(JSON.stringify(result));
  process.exitCode = result.failures.length === 0 ? 0 : 1;
} finally {
  await rm(folder, { recursive: true });
}

async function killBuilds() {
  const articles = await writeArticles(60);
  await build();
  const { took } = await build();
  const failures = [];
  const served = { old: 0, new: 0 };
  let serving = await generationThatAnswers(articles);
  let ended = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const { wasKilled } = await build(random() * took);
    if (!wasKilled) ended += 1;
    try {
      const generation = await generationThatAnswers(articles);
      served[generation === serving ? 'old' : 'new'] += 1;
      serving = generation;
    } catch (error) {
      failures.push(String(error));
    }
  }
  await build();
  const last = await generationThatAnswers(articles);
  const left = (await readdir(join(index, 'generations'))).filter((id) => id !== last);
  if (left.length > 0) failures.push(`left behind: ${left.join(', ')}`);
  return { kills, seed, buildMs: Math.round(took), endedBeforeKill: ended, served, failures };
}

/** Writes the seeds and generated articles; returns how many there are. */
async function writeArticles(generated) {
  await cp(seeds, corpus, { recursive: true, filter: (path) => !path.endsWith('.jsonl') });
  const seedArticles = (await readdir(corpus)).length;
  for (let article = 0; article < generated; article += 1) {
    const sentences = Array.from({ length: 30 }, () => {
      const drawn = Array.from({ length: 12 }, () => words[Math.floor(random() * words.length)]);
      return `${drawn.join(' ')}.`;
    });
    await writeFile(join(corpus, `generated-${article}.txt`), sentences.join('\n'));
  }
  return seedArticles + generated;
}

/** Builds the index; kills the build some milliseconds after it has claimed the index, if told to. */
async function build(killAfter) {
  const child = spawn(process.execPath, [main, 'index', corpus, '--index', index], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const closed = once(child, 'close');
  const before = await claims();
  while (child.exitCode === null && (await claims()) === before) await wait(2);
  const startedAt = performance.now();
  if (killAfter !== undefined) {
    await wait(killAfter);
    child.kill('SIGKILL');
  }
  await closed;
  if (killAfter === undefined && child.exitCode !== 0) throw new Error('the build failed');
  return { took: performance.now() - startedAt, wasKilled: child.signalCode === 'SIGKILL' };
}

/** The claims on the index; another set of them is a build that has begun. */
async function claims() {
  const names = await readdir(index).catch(() => []);
  return names.filter((name) => name.endsWith('.lock')).join(' ');
}

/** Opens the index, which checks every byte of it, asks it, and returns the generation that served. */
async function generationThatAnswers(articles) {
  const snapshot = await openSnapshot(index);
  try {
    const { manifest, lexical } = snapshot;
    const found = lexical.score(lexical.terms({ text: 'ماكرون في موسكو', language: 'ar' })).best(5);
    if (manifest.corpus.articles !== articles || found.length !== 5) {
      throw new Error(`generation ${manifest.generation} is not whole`);
    }
    return manifest.generation;
  } finally {
    snapshot.close();
  }
}
