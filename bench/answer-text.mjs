/**
 * What answers look like where several sources tell the same: the seeds, each article a second time
 * from another source and a third time with other numbers, and the seeds' answerable questions:
 * `node bench/answer-text.mjs`. Beside the answers of the product stand those made of the three
 * best sentences as they are ranked.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { countedTerm, questionType } from '../dist/answering/question-type.js';
import { withEngine } from '../dist/cli/engine.js';
import { detectLanguage } from '../dist/text/language.js';
import { linesOf } from './pool-articles.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const questions = readFileSync(join(root, 'seeds/questions.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
  .filter(({ relevant, history }) => relevant.length > 0 && history === undefined);
const changedNumber = /(?<!\p{N})[0-9]{2,}(?!\p{N})/gu;
const kindsOfNumbers = new Set(['amount', 'duration', 'measure', 'time', 'day', 'year']);

const folder = mkdtempSync(join(tmpdir(), 'isnad-answer-text-'));
try {
  const seeds = join(root, 'seeds');
  const context = { environment: {}, isTerminal: false, now: () => performance.now() };
  await withIndex([seeds], context, async (engine) => {
    const articles = [...engine.snapshot.collection.articles()].map(({ id }) =>
      engine.snapshot.collection.article(id),
    );
    writeFileSync(join(folder, 'copies.jsonl'), linesOf(articles.flatMap(copiesOf)));
  });
  await withIndex([seeds, join(folder, 'copies.jsonl')], context, report);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Indexes the paths and runs `use` over them. */
async function withIndex(paths, context, use) {
  const index = join(folder, 'index');
  const main = join(root, 'dist/cli/main.js');
  execFileSync(process.execPath, [main, 'index', ...paths, '--index', index], { stdio: 'ignore' });
  await withEngine({ index, model: undefined }, context, use);
}

/** The article as another source tells it, and with one added to every number of two digits and more. */
function copiesOf({ id, title, body, language }) {
  const changed = body.replace(changedNumber, (number) => String(Number(number) + 1));
  return [
    { id: `${id}-again`, title, text: body, language },
    { id: `${id}-other`, title, text: changed, language },
  ];
}

async function report(engine) {
  const { collection } = engine.snapshot;
  const counts = {
    answers: 0,
    sentences: 0,
    whole: 0,
    repeats: 0,
    ranked: 0,
    cited: 0,
    numbers: 0,
    shown: 0,
  };
  for (const { question } of questions) {
    const language = detectLanguage(question);
    const type = questionType(question);
    const counted = countedTerm(question, language);
    const search = { text: question, language, type, counted, mode: 'hybrid', k: 12, read: 12 };
    const best = (await engine.findSentences(search)).ranked.slice(0, 3);
    const answer = await engine.answerer.answer({ question, history: [], k: 5, mode: 'hybrid' });
    if (answer.kind !== 'answered') continue;

    const { sentences } = answer;
    counts.answers += 1;
    counts.sentences += sentences.length;
    counts.whole += sentences.filter((one) => isWhole(one, collection)).length;
    counts.repeats += Number(hasRepeats(sentences.map(({ quote }) => quote)));
    counts.ranked += Number(hasRepeats(best.map(({ text }) => text)));
    counts.cited += Number(sentences[0].markers.length > 1);
    if (!kindsOfNumbers.has(type) || best[0].text.search(changedNumber) < 0) continue;
    counts.numbers += 1;
    counts.shown += Number(sentences.filter(({ differs }) => differs).length > 1);
  }
  const { answers, sentences } = counts;
  console.log(`sentences that are whole: ${share(counts.whole, sentences)}`);
  console.log(`answers that say a thing twice: ${share(counts.repeats, answers)}`);
  console.log(`the same of the three best sentences as ranked: ${share(counts.ranked, answers)}`);
  console.log(`first sentences with several sources: ${share(counts.cited, answers)}`);
  console.log(`other numbers shown beside those asked for: ${share(counts.shown, counts.numbers)}`);
}

function share(part, whole) {
  return `${part} of ${whole} (${(part / whole).toFixed(3)})`;
}

/** Whether a quote begins and ends where a sentence or a line of its article does, datelines and links aside. */
function isWhole({ articleId, span }, collection) {
  const { body } = collection.article(articleId);
  const [before, after] = [body.slice(0, span.start), body.slice(span.end)];
  const quote = body.slice(span.start, span.end);
  const begins = /(^|\n|[.!?؟…]["»”)]*\s|:\s|--\s)[^\p{L}\p{N}]*$/u.test(before);
  return begins && (/[.!?؟…]["»”)]*$/u.test(quote) || /^\s*(https?:|\n|$)/u.test(after));
}

function hasRepeats(texts) {
  return new Set(texts).size < texts.length;
}
