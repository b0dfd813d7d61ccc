import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportSchema } from '../../src/evaluation/report.js';
import type { Report } from '../../src/evaluation/report.js';
import { jsonLine, runCli, succeedCli } from './run-cli.js';
import type { CliResult } from './run-cli.js';
import { seeds } from './sample-corpus.js';

const folder = mkdtempSync(join(tmpdir(), 'isnad-evaluate-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function evaluate(...args: string[]): Promise<Report> {
  const result = await runCli(['evaluate', ...args, '--json']);
  expect(result).toMatchObject({ code: 0, stderr: '' });
  return reportSchema.parse(jsonLine(result));
}

/** An XQuAD-R file: each question's answer is in one of the three sentences of its paragraph. */
function squadFile(name: string, asked: Record<'zoo' | 'dam', string>): string {
  const paragraph = (id: 'zoo' | 'dam', context: string, answer: string): object => {
    const sentences = context.split(/(?<=\.) /);
    let at = 0;
    const breaks = sentences.map((sentence) => {
      const start = at;
      at += sentence.length + 1;
      return [start, start + sentence.length];
    });
    const answers = [{ text: answer, answer_start: context.indexOf(answer) }];
    return { context, sentence_breaks: breaks, qas: [{ id, question: asked[id], answers }] };
  };
  const paragraphs = [
    paragraph(
      'zoo',
      'The city zoo opened in 1921. Its elephants came from Burma. Tickets cost four pounds.',
      'Burma',
    ),
    paragraph(
      'dam',
      'The dam was built by Swiss engineers. It holds nine million tons of water. Storks nest there.',
      'nine million tons',
    ),
  ];
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify({ data: [{ title: 'Town', paragraphs }] }));
  return path;
}

const english = squadFile('tiny.en.json', {
  zoo: 'Where did the elephants of the zoo come from?',
  dam: 'How much water does the dam hold?',
});

describe('isnad evaluate --questions', () => {
  const index = join(folder, 'seeds');
  beforeAll(() => succeedCli(['index', seeds, '--index', index]), 120_000);

  it('reports figures of retrieval and answers by language', { timeout: 120_000 }, async () => {
    const [run, page] = [join(folder, 'seeds.run'), join(folder, 'seeds.html')];
    const sample = join(folder, 'questions.jsonl');
    const lines = readFileSync(join(seeds, 'questions.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .filter((_, row) => row % 8 === 0);
    writeFileSync(sample, lines.join('\n'));
    const args = ['--questions', sample, '--index', index];
    const report = await evaluate(...args, '--run-out', run, '--report', page);
    expect(report).toMatchObject({
      dataset: 'questions',
      system: 'hybrid',
      questions: lines.length,
    });
    expect(Object.keys(report.metrics)).toEqual(Object.keys(report.intervals));
    expect(report.metrics['nDCG@10']).toBeGreaterThan(0.5);
    expect(report.answers?.citationsValid).toBe(1);
    const languages = Object.values(report.byLanguage);
    expect(languages.length).toBeGreaterThan(1);
    expect(languages.reduce((sum, { questions }) => sum + questions, 0)).toBe(lines.length);
    for (const id of ['figures', 'plots', 'worst', 'wrong', 'refused']) {
      expect(readFileSync(page, 'utf8')).toContain(`<section id="${id}">`);
    }
  });

  it('asks what is written out in full, without history', async () => {
    const path = join(folder, 'dialogue.jsonl');
    const row = {
      id: 'q',
      question: 'And after that?',
      language: 'en',
      history: [{ role: 'user', text: 'Who won the football world cup in 1998?' }],
      relevant: [{ article: '000_1054b09836d8d1db', quote: 'ديمتري بيسكوف' }],
    };
    const standalone = 'What did the Kremlin spokesman Dmitry Peskov say?';
    writeFileSync(path, JSON.stringify({ ...row, standalone }));
    const args = ['--questions', path, '--index', index];
    expect((await evaluate(...args)).answers).toMatchObject({ firstCitationRelevant: 0 });
    const full = await evaluate(...args, '--standalone');
    expect(full.answers).toMatchObject({ firstCitationRelevant: 1 });

    writeFileSync(path, JSON.stringify(row));
    const refused = await runCli(['evaluate', ...args, '--standalone']);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toMatch(/^isnad: dialogue: 1 .*history.*"q"/);
  });
});

describe('isnad evaluate --squad', () => {
  it('retrieves paragraphs, and writes what trec_eval reads', async () => {
    const [run, qrels] = [join(folder, 'run.txt'), join(folder, 'qrels.txt')];
    const report = await evaluate('--squad', english, '--run-out', run, '--qrels-out', qrels);
    expect(report).toMatchObject({ dataset: 'tiny.en', questions: 2, metrics: { 'R@1': 1 } });
    expect(report.answers).toBeUndefined();
    expect(Object.keys(report.byLanguage)).toEqual(['en']);
    const judged = readFileSync(qrels, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(/\s+/));
    expect(judged.map(([query, , document]) => [query, document])).toEqual(
      expect.arrayContaining([
        ['zoo', 'p0'],
        ['dam', 'p1'],
      ]),
    );
    const ranked = readFileSync(run, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(/\s+/));
    const first = ranked.filter((row) => row[3] === '1');
    expect(first.map(([query, , document]) => `${query} ${document}`).toSorted()).toEqual([
      'dam p1',
      'zoo p0',
    ]);
    expect(new Set(ranked.map((row) => row[5]))).toEqual(new Set(['isnad-hybrid']));
  });

  it('retrieves sentences', async () => {
    const qrels = join(folder, 'sentences.txt');
    const args = ['--unit', 'sentence', '--qrels-out', qrels, '--measures', 'R@2,AP', 'R@6'];
    const report = await evaluate('--squad', english, ...args);
    expect(Object.keys(report.metrics)).toEqual(['R@2', 'AP', 'R@6']);
    expect(report.metrics['R@6']).toBe(1);
    expect(readFileSync(qrels, 'utf8')).toMatch(/^zoo\s+\S+\s+p0\.s1\s+1$/m);
    expect(readFileSync(qrels, 'utf8')).toMatch(/^dam\s+\S+\s+p1\.s1\s+1$/m);
  });

  it('asks the questions of a parallel file', async () => {
    const german = squadFile('tiny.de.json', {
      zoo: 'Woher kamen die Elefanten des Zoos?',
      dam: 'Wie viel Wasser fasst der Damm?',
    });
    const report = await evaluate(
      '--squad',
      english,
      '--questions-from',
      german,
      '--mode',
      'dense',
    );
    expect(report).toMatchObject({ system: 'dense', questions: 2 });
    expect(Object.keys(report.byLanguage)).toEqual(['de']);
  });
});

describe('isnad evaluate --beir', () => {
  const beir = join(folder, 'scarce');
  mkdirSync(join(beir, 'qrels'), { recursive: true });
  const rows = (values: object[]): string =>
    values.map((value) => JSON.stringify(value)).join('\n');
  writeFileSync(
    join(beir, 'corpus.jsonl'),
    rows([
      { _id: 'd1', title: 'Bees', text: 'Bees make honey from nectar.' },
      { _id: 'd2', title: 'Iron', text: 'Iron rusts in moist air.' },
      { _id: 'd3', title: 'Rivers', text: 'Rivers carry sand to the sea.' },
    ]),
  );
  writeFileSync(join(beir, 'queries.jsonl'), rows([{ _id: 'q1', text: 'why does iron rust' }]));
  writeFileSync(join(beir, 'qrels', 'test.tsv'), 'query-id\tcorpus-id\tscore\nq1\td2\t1\n');

  it('ranks the whole corpus', async () => {
    const report = await evaluate('--beir', beir);
    expect(report).toMatchObject({ dataset: 'scarce', questions: 1, metrics: { 'nDCG@10': 1 } });
  });

  it('prints a table for people', async () => {
    const { code, stdout, stderr } = await runCli([
      'evaluate',
      '--beir',
      beir,
      '--mode',
      'lexical',
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^scarce, lexical\n/);
    expect(stdout).toMatch(/^nDCG@10\s+1\.000/m);
  });

  it('names the file that is missing', async () => {
    const absent = join(folder, 'absent');
    const { code, stdout, stderr } = await runCli(['evaluate', '--beir', absent]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^isnad: .*absent.*corpus\.jsonl.*\n$/);
  });
});

describe('isnad evaluate --report', () => {
  it.each(['--report', '--run-out', '--qrels-out'])(
    'tells before it works that %s has no folder to write to',
    async (option) => {
      const path = join(folder, 'absent', 'file');
      const result = await runCli(['evaluate', '--squad', english, option, path]);
      expect(result).toMatchObject({ code: 2, stdout: '' });
      expect(result.stderr).toMatch(/absent.*cannot be written: there is no folder .*absent/);
    },
  );

  it('writes one page with what was printed', async () => {
    const path = join(folder, 'report.html');
    const report = await evaluate('--squad', english, '--report', path);
    const page = readFileSync(path, 'utf8');
    expect(page).toMatch(/^<!doctype html><html lang="en">/);
    for (const text of ['tiny.en.json', 'isnad-embed-static', '2 documents, 2 passages']) {
      expect(page).toContain(text);
    }
    expect(page).toContain(`<b>${report.metrics['nDCG@10']!.toFixed(3)}</b>`);
    expect(page).toContain('aria-label="nDCG by the number of results that count"');
    expect(page).not.toContain('id="wrong"');
    expect(page).not.toContain(folder);
  });

  it('draws no deeper than what was asked for', async () => {
    const path = join(folder, 'shallow.html');
    const report = await evaluate('--squad', english, '--measures', 'R@5', '--report', path);
    expect(Object.keys(report.metrics)).toEqual(['R@5']);
    const titles = readFileSync(path, 'utf8').match(/nDCG@\d+/g);
    expect(new Set(titles)).toEqual(new Set(['nDCG@1', 'nDCG@3', 'nDCG@5']));
  });
});

describe('isnad evaluate --compare', () => {
  const run = join(folder, 'lexical.run');
  const compare = (path: string): Promise<CliResult> =>
    runCli(['evaluate', '--squad', english, '--compare', path]);

  it('tests the differences to a run that was written before', async () => {
    await evaluate('--squad', english, '--mode', 'lexical', '--run-out', run);
    const args = ['--squad', english, '--measures', 'R@1', 'AP', '--compare', run];
    const { comparison } = await evaluate(...args);
    expect(comparison).toMatchObject({ run: 'lexical.run', questions: 2 });
    expect(Object.keys(comparison!.measures)).toEqual(['R@1', 'AP']);
    // Both runs find both answers first.
    expect(comparison!.measures['R@1']).toMatchObject({ here: 1, there: 1, p: 1, ties: 2 });
    const printed = await compare(run);
    expect(printed).toMatchObject({ code: 0, stderr: '' });
    expect(printed.stdout).toMatch(/^against lexical\.run: 2 questions/m);
    expect(printed.stdout).toMatch(/^nDCG@10 +1\.000 +1\.000 +0\.000 /m);
  });

  it.each([
    ['a missing file', 'missing.run', undefined, /missing\.run.*ENOENT/],
    ['an empty file', 'empty.run', '', /empty\.run holds no ranking/],
    ['another format', 'bad.run', 'zoo Q0 p0 1 0.5 t\nzoo,p1\n', /bad\.run:2: .*"zoo,p1"/],
    ['other questions', 'other.run', 'bees Q0 p0 1 0.5 t\n', /other\.run .*questions.*"bees"/],
    ['other documents', 'pool.run', 'zoo Q0 p9 1 0.5 t\n', /pool\.run .*documents.*"p9"/],
  ])('refuses %s as wrong usage', async (_, name, content, message) => {
    const path = join(folder, name);
    if (content !== undefined) writeFileSync(path, content);
    const { code, stdout, stderr } = await compare(path);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^isnad: [^\n]*\n$/);
    expect(stderr).toMatch(message);
  });
});
