/**
 * Asks about places that do not exist: `node bench/invented-names.mjs POOL.jsonl`, with lines
 * {pid, title, passage} such as bench/written-questions.mjs writes. Ten names in eight questions
 * each; prints how many are answered and how often the page tells the name as found.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withEngine } from '../dist/cli/engine.js';
import { linesOf, readPoolArticles } from './pool-articles.mjs';

const places =
  'مالدوستان كرنفاليا زرقونيا بلطمستان فيروداس تندروفا شلماكيا غوندرافا نيلبوريا درخمانيا';
const questions = [
  'ما هي عاصمة X؟',
  'كم يبلغ عدد سكان X؟',
  'من هو رئيس X الحالي؟',
  'متى استقلت X؟',
  'أين تقع X؟',
  'ما هي اللغة الرسمية في X؟',
  'لماذا اندلعت الحرب في X؟',
  'وش صار في X',
];

const [pool] = process.argv.slice(2);
if (pool === undefined) {
  console.error('node bench/invented-names.mjs POOL.jsonl');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'isnad-invented-names-'));
try {
  const articles = join(folder, 'pool.jsonl');
  const index = join(folder, 'index');
  writeFileSync(articles, linesOf(await readPoolArticles(pool)));
  const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
  spawnSync(process.execPath, [main, 'index', articles, '--index', index], { stdio: 'inherit' });
  const context = { environment: {}, isTerminal: false, now: () => performance.now() };
  await withEngine({ index, model: undefined }, context, askAll);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function askAll({ answerer }) {
  const asked = places
    .split(' ')
    .flatMap((place) =>
      questions.map((question) => ({ place, question: question.replace('X', place) })),
    );
  let answered = 0;
  let found = 0;
  for (const { place, question } of asked) {
    const answer = await answerer.answer({ question, history: [], k: 5, mode: 'hybrid' });
    answered += Number(answer.kind === 'answered');
    found += Number(answer.terms.some(({ word, strength }) => word === place && strength === 1));
  }
  console.log(`answered: ${answered} of ${asked.length}`);
  console.log(`the name told as found: ${found} of ${asked.length}`);
}
