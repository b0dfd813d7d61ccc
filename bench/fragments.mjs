// Makes search tasks of translated sentences: fragments in one language, whole sentences in another.
//
//   node bench/fragments.mjs DEV OUT [odd|even]
//
// DEV holds flores-1004.tsv.gz: a header of languages, then one sentence a line in all of them.
// OUT gets questions and pools for `isnad evaluate --pairs NAME.questions.jsonl --corpus NAME.pool.jsonl`:
// to-arabic, from-arabic and among-others. Choices are made on even rows, odd ones only measured.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTextFile } from '../dist/evaluation/text-file.js';

const others = ['en', 'fr', 'de', 'es', 'ru', 'tr', 'fa'];
const furtherInto = ['hi', 'zh'];
/** Words of a fragment; Turkish says as much in fewer. */
const fragmentWords = { tr: 6, default: 7 };
/** Chinese is counted in characters. */
const fragmentCharacters = 14;

const [dev, out, rows = 'odd'] = process.argv.slice(2);
if (dev === undefined || out === undefined || !['odd', 'even'].includes(rows)) {
  console.error('Usage: node bench/fragments.mjs DEV OUT [odd|even]');
  process.exit(2);
}

const [header, ...lines] = (await readTextFile(join(dev, 'flores-1004.tsv.gz'))).lines;
const languages = header.split('\t');
const sentences = lines
  .map((line, row) => {
    const cells = line.split('\t');
    return { row, in: Object.fromEntries(languages.map((name, column) => [name, cells[column]])) };
  })
  .filter(({ row }) => row % 2 === (rows === 'odd' ? 1 : 0));

/** A stretch of the sentence that begins at another place in every row; undefined for a short sentence. */
function fragmentOf(text, language, row) {
  const isChinese = language === 'zh';
  const units = isChinese ? Array.from(text) : text.split(/\s+/u);
  const length = isChinese
    ? fragmentCharacters
    : (fragmentWords[language] ?? fragmentWords.default);
  const places = units.length - length + 1;
  if (places < 3) return undefined;
  const start = (row * 7) % places;
  return units.slice(start, start + length).join(isChinese ? '' : ' ');
}

/** Searches a fragment of the sentence in one language for the sentence in another. */
function task({ row, in: texts }, from, to) {
  const question = fragmentOf(texts[from], from, row);
  return question === undefined
    ? []
    : [{ qid: `${from}-${to}-${row}`, question, pid: `${to}-${row}`, lang: from }];
}

const passage = ({ row, in: texts }, lang) => ({
  pid: `${lang}-${row}`,
  title: '',
  passage: texts[lang],
  lang,
});
/** Each sentence of a mixed pool is in one of the other languages, in turn. */
const turn = (place) => others[place % others.length];
const mixed = sentences.map((sentence, place) => passage(sentence, turn(place)));

const tasks = {
  'to-arabic': {
    questions: sentences.flatMap((sentence, place) =>
      [...others, ...furtherInto]
        // Every third language of a sentence is enough.
        .filter((_, number) => (place + number) % 3 === 0)
        .flatMap((language) => task(sentence, language, 'ar')),
    ),
    pool: sentences.map((sentence) => passage(sentence, 'ar')),
  },
  'from-arabic': {
    questions: sentences.flatMap((sentence, place) => task(sentence, 'ar', turn(place))),
    pool: mixed,
  },
  'among-others': {
    questions: sentences.flatMap((sentence, place) => {
      // One of the six languages that the sentence does not stand in.
      const asked = turn(place + 1 + (Math.floor(place / others.length) % (others.length - 1)));
      return task(sentence, asked, turn(place));
    }),
    pool: mixed,
  },
};

mkdirSync(out, { recursive: true });
for (const [name, parts] of Object.entries(tasks)) {
  for (const [part, items] of Object.entries(parts)) {
    const text = items.map((item) => `${JSON.stringify(item)}\n`).join('');
    writeFileSync(join(out, `${name}.${part}.jsonl`), text);
  }
  console.log(`${name}: ${parts.questions.length} fragments, ${parts.pool.length} sentences`);
}
