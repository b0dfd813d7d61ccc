/**
 * Indexes articles from nothing and then again with one in a hundred changed:
 * `node bench/reindex.mjs CORPUS.jsonl.gz [--articles 5000] [--model NAME]`, with lines
 * {pid, title, passage}. Prints the seconds of both and the ratio.
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
  options: {
    articles: { type: 'string', default: '5000' },
    model: { type: 'string', default: 'isnad-embed-static' },
  },
});
const [corpus] = positionals;
if (corpus === undefined) {
  console.error('Which corpus? node bench/reindex.mjs CORPUS.jsonl.gz');
  process.exit(2);
}
const articles = await readPoolArticles(corpus, Number(values.articles));

const folder = mkdtempSync(join(tmpdir(), 'isnad-reindex-'));
const file = join(folder, 'articles.jsonl');
const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

/** Indexes what the articles are now; returns the seconds that it took, the start of the process included. */
function index() {
  writeFileSync(file, linesOf(articles));
  const began = performance.now();
  const args = ['index', file, '--index', join(folder, 'index'), '--model', values.model, '--json'];
  // Not by the exit code, which is 1 already when one line of the corpus is no article.
  const { stdout } = spawnSync(process.execPath, [main, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (stdout === '') throw new Error(`isnad ${args.join(' ')} printed nothing`);
  const { passages } = JSON.parse(stdout);
  const seconds = (performance.now() - began) / 1000;
  return { seconds, passages };
}

try {
  const first = index();
  for (let i = 0; i < articles.length; i += 100) articles[i].text += '\n\nThis was added later.';
  const again = index();
  console.log(`${articles.length} articles, ${first.passages} passages, ${values.model}`);
  console.log(`from nothing ${first.seconds.toFixed(1)} s`);
  console.log(`one in a hundred changed ${again.seconds.toFixed(1)} s`);
  console.log(`ratio ${(first.seconds / again.seconds).toFixed(2)}`);
} finally {
  rmSync(folder, { recursive: true });
}
