// Makes search tasks of the questions that were written for Arabic passages of the training data.
//
//   node bench/written-questions.mjs TRAIN OUT [odd|even]
//
// TRAIN holds text/written-questions.all.jsonl.gz. OUT gets pool.jsonl, all passages, and for each style of
// question NAME.questions.jsonl for `isnad evaluate --pairs NAME.questions.jsonl --corpus pool.jsonl`:
// standard, varied (dialects, keywords, misspelt) and foreign. The model was trained on these questions, so
// only lexical search is measured as on strangers' ones. Choices are made on even passages, odd ones only measured.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTextFile } from '../dist/evaluation/text-file.js';

const taskOfStyle = { msa: 'standard', varied: 'varied', other: 'foreign' };

const [train, out, rows = 'odd'] = process.argv.slice(2);
if (train === undefined || out === undefined || !['odd', 'even'].includes(rows)) {
  console.error('Usage: node bench/written-questions.mjs TRAIN OUT [odd|even]');
  process.exit(2);
}

const source = await readTextFile(join(train, 'text', 'written-questions.all.jsonl.gz'));
const questions = source.lines.map((line) => JSON.parse(line));

/** Passages by their text, numbered in the order of their first questions. */
const pool = new Map();
for (const { title, passage } of questions) {
  if (!pool.has(passage)) pool.set(passage, { pid: `p${pool.size}`, title, passage, lang: 'ar' });
}

const tasks = { standard: [], varied: [], foreign: [] };
for (const [place, { style, lang, question, passage }] of questions.entries()) {
  const { pid } = pool.get(passage);
  if (Number(pid.slice(1)) % 2 !== (rows === 'odd' ? 1 : 0)) continue;
  tasks[taskOfStyle[style]].push({ qid: `q${place}`, question, pid, lang });
}

const lines = (values) => values.map((value) => `${JSON.stringify(value)}\n`).join('');
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'pool.jsonl'), lines([...pool.values()]));
for (const [name, asked] of Object.entries(tasks)) {
  writeFileSync(join(out, `${name}.questions.jsonl`), lines(asked));
  console.log(`${name}: ${asked.length} questions, ${pool.size} passages`);
}
