/**
 * Scores the seeds' questions where the seeds lie among many other passages:
 * `node bench/seeds-among.mjs POOL.jsonl.gz [--articles N]`, with lines {pid, title, passage}.
 * The threshold of refusing is the same as for five articles. Prints the table of `isnad evaluate`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { linesOf, readPoolArticles } from './pool-articles.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { articles: { type: 'string', default: 'Infinity' } },
});
const [pool] = positionals;
if (pool === undefined) {
  console.error('node bench/seeds-among.mjs POOL.jsonl.gz [--articles N]');
  process.exit(2);
}
const articles = await readPoolArticles(pool, Number(values.articles));

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'isnad-seeds-among-'));
try {
  writeFileSync(join(folder, 'pool.jsonl'), linesOf(articles));
  const index = ['--index', join(folder, 'index')];
  // Ends with 1 when it left passages out that hold nothing but a link.
  isnad('index', 'seeds', join(folder, 'pool.jsonl'), ...index);
  process.exitCode = isnad('evaluate', '--questions', 'seeds/questions.jsonl', ...index);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Runs a command of the product; its exit code. */
function isnad(...args) {
  const main = join(root, 'dist/cli/main.js');
  return spawnSync(process.execPath, [main, ...args], { cwd: root, stdio: 'inherit' }).status;
}
