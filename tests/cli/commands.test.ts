import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answerSchema, searchResultSchema } from '../../src/core/ask.js';
import { openSnapshot } from '../../src/snapshot/open-snapshot.js';
import { copyBundledModel } from '../embedding/model-folder.js';
import { articlesInCorpus, writeCorpus } from './sample-corpus.js';
import { jsonLine, runCli, runCliProcess, spawnCli, succeedCli } from './run-cli.js';

const searchResponseSchema = z.looseObject({ results: z.array(searchResultSchema) });

const folder = mkdtempSync(join(tmpdir(), 'isnad-cli-'));
const corpus = writeCorpus(join(folder, 'corpus'));
const index = join(folder, 'index');
const inIndex = ['--index', index];
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(() => succeedCli(['index', corpus, ...inIndex]));

describe('isnad ask', () => {
  it('prints the answer of the schema, each quote a slice of its article', async () => {
    const result = await runCli(['ask', 'متى زار ماكرون موسكو؟', ...inIndex, '--json', '-k', '3']);
    expect(result).toMatchObject({ code: 0, stderr: '' });
    const answer = z.strictObject(answerSchema.shape).parse(jsonLine(result));
    expect(answer.kind).toBe('answered');
    expect(answer.citations.length).toBeLessThanOrEqual(3);
    expect(answer.sentences.length).toBeGreaterThan(0);
    const snapshot = await openSnapshot(index);
    try {
      for (const { articleId, span, quote } of [...answer.citations, ...answer.sentences]) {
        const { body } = snapshot.collection.article(articleId)!;
        expect(body.slice(span.start, span.end)).toBe(quote);
      }
    } finally {
      snapshot.close();
    }
  });

  it('prints the answer and its sources for people', async () => {
    const args = ['ask', 'Who opened the bridge?', ...inIndex];
    const { code, stdout, stderr } = await runCliProcess(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^The mayor opened the Maas bridge on Monday\..*\[1\].*\(bridge, \d+–\d+\)/s,
    );
  });

  it('prints what it does not quote behind what it quotes', async () => {
    const { stdout } = await runCli(['ask', 'Who opened the bridge?', ...inIndex]);
    const [quoted, others] = stdout.split('Also found:');
    expect(quoted).toMatch(/^\[1\] /m);
    expect(others).toMatch(/^\[\d\] /m);
    expect(others).not.toMatch(/^\[1\] /m);
  });

  it('takes a refusal for a success', async () => {
    const result = await runCli(['ask', 'ما هو سعر الذهب في طوكيو أمس؟', ...inIndex, '--json']);
    expect(result.code).toBe(0);
    expect(answerSchema.parse(jsonLine(result)).kind).toBe('unanswered');
  });
});

describe('isnad search', () => {
  it.each(['dense', 'lexical', 'hybrid'])('prints ranked passages, %s', async (mode) => {
    const args = [
      'search',
      'Maas bridge Rotterdam',
      ...inIndex,
      '--json',
      '-k',
      '4',
      '--mode',
      mode,
    ];
    const result = await runCli(args);
    expect(result).toMatchObject({ code: 0, stderr: '' });
    const { results } = searchResponseSchema.parse(jsonLine(result));
    expect(results[0]!.articleId).toBe('bridge');
    expect(results.length).toBeLessThanOrEqual(4);
    expect(results.map(({ rank }) => rank)).toEqual(results.map((_, i) => i + 1));
    const scores = results.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it('says so when nothing matches', async () => {
    const result = await runCli(['search', 'xyzzyx', ...inIndex, '--mode', 'lexical']);
    expect(result).toEqual({ code: 0, stdout: '', stderr: 'No passage matches.\n' });
  });

  it('prints at most so many passages of an article as it is told', async () => {
    const articlesOf = async (...args: string[]): Promise<string[]> => {
      const result = await runCli(['search', 'بوتين وماكرون', ...inIndex, '--json', ...args]);
      return searchResponseSchema.parse(jsonLine(result)).results.map(({ articleId }) => articleId);
    };
    const [all, one] = [await articlesOf(), await articlesOf('--per-article', '1')];
    expect(new Set(all).size).toBeLessThan(all.length);
    expect(new Set(one).size).toBe(one.length);
    expect(one[0]).toBe(all[0]);
  });

  it('ends quietly when its reader has closed the pipe', async () => {
    const child = spawnCli(['search', 'بوتين', ...inIndex]);
    child.stdout!.destroy();
    let told = '';
    child.stderr!.on('data', (data: Buffer) => (told += data.toString()));
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect({ code, told }).toEqual({ code: 0, told: '' });
  });
});

describe('isnad info', () => {
  it('says what the index holds', async () => {
    const facts = jsonLine(await runCli(['info', ...inIndex, '--json']));
    expect(facts).toMatchObject({
      index,
      corpus: { articles: articlesInCorpus, paths: [corpus], problems: [] },
      model: { name: 'isnad-embed-static', dimension: 512 },
    });
    const { code, stdout } = await runCli(['info'], { env: { ISNAD_INDEX: index } });
    expect(code).toBe(0);
    expect(stdout).toContain(`articles  ${articlesInCorpus} (`);
  });
});

describe('the model of an index', () => {
  it('is refused when another is asked for, with the command that helps', async () => {
    const other = copyBundledModel(join(folder, 'other-model'));
    const prompts = { query: 'ask: ', passage: '' };
    writeFileSync(join(other, 'config_sentence_transformers.json'), JSON.stringify({ prompts }));
    const result = await runCli(['ask', 'متى؟', ...inIndex, '--model', other]);
    expect(result).toMatchObject({ code: 1, stdout: '' });
    const [path, dir, model] = [corpus, index, other].map((part) => JSON.stringify(part));
    expect(result.stderr).toContain(`isnad index ${path} --index ${dir} --model ${model}`);
  });

  it('is found again from any folder', async () => {
    const model = copyBundledModel(join(folder, 'own-model'));
    const own = join(folder, 'own-index');
    const article = join(corpus, 'bridge.md');
    const modelArgs = ['--model', relative(folder, model)];
    await runCliProcess(['index', article, '--index', own, ...modelArgs], { cwd: folder });
    const args = ['ask', 'Who opened the bridge?', '--index', own, '--json'];
    expect(answerSchema.parse(jsonLine(await runCliProcess(args, { cwd: tmpdir() }))).kind).toBe(
      'answered',
    );
  });

  it('stays when the index is built anew, and is the bundled one where no index can be read', async () => {
    const model = copyBundledModel(join(folder, 'kept-model'));
    const kept = join(folder, 'kept-index');
    const build = ['index', join(corpus, 'bridge.md'), '--index', kept, '--json'];
    await succeedCli([...build, '--model', model]);
    expect(jsonLine(await runCli(build))).toMatchObject({ model });
    writeFileSync(join(kept, 'current.json'), '{');
    expect(jsonLine(await runCli(build))).toMatchObject({ model: 'isnad-embed-static' });
  });

  it('comes from ISNAD_MODEL, and its failure names it', async () => {
    const env = { ISNAD_MODEL: '/absent/model' };
    const result = await runCliProcess(['ask', 'متى؟', ...inIndex], { env });
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toMatch(/^isnad: There is no model "\/absent\/model".*\n$/);
  });
});

describe('wrong usage', () => {
  it.each<[string, string[], RegExp]>([
    ['an unknown option', ['ask', 'x', '--nope'], /unknown option '--nope'/],
    ['an unknown command', ['nope'], /unknown command 'nope'/],
    ['no command', [], /Usage: isnad/],
    ['no question', ['ask'], /missing required argument 'question'/],
    ['an empty question', ['ask', ' '], /question is " ": it must not be empty\./],
    [
      '-k 0',
      ['ask', 'x', '-k', '0'],
      /argument '0' is invalid. It must be a whole number from 1 to 50/,
    ],
    [
      '-k of a word',
      ['search', 'x', '-k', 'many'],
      /argument 'many' is invalid. It must be a whole number from 1 to 50/,
    ],
    [
      '--per-article 0',
      ['search', 'x', '--per-article', '0'],
      /argument '0' is invalid. It must be a whole number from 1 to 50/,
    ],
    ['an unknown mode', ['search', 'x', '--mode', 'sparse'], /sparse.*dense, lexical, hybrid/],
    ['an odd language', ['ask', 'x', '--language', 'arabic!'], /language is "arabic!"/],
    ['a port that is none', ['serve', '--port', '70000'], /70000/],
    ['no input to evaluate', ['evaluate'], /Give one of --questions.*\(given: 0\)/],
    ['two inputs', ['evaluate', '--beir', 'a', '--squad', 'b'], /Give one of.*\(given: 2\)/],
    ['an unknown measure', ['evaluate', '--beir', 'a', '--measures', 'best'], /best/],
  ])('exits with 2 for %s and prints nothing else', async (_, args, message) => {
    const { code, stdout, stderr } = await runCli(args, { env: { ISNAD_INDEX: index } });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['HF_ENDPOINT', 'not an address'],
  ])('exits with 2 when %s is %j', async (name, value) => {
    const { code, stdout, stderr } = await runCli(['info', ...inIndex], { env: { [name]: value } });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      new RegExp(`^isnad: The environment variable ${name} is ${JSON.stringify(value)}: .*\n$`),
    );
  });

  it('takes an empty variable for an absent one', async () => {
    const env = { PORT: '', ISNAD_MODEL: '', HF_ENDPOINT: '' };
    expect((await runCli(['info', ...inIndex], { env })).code).toBe(0);
  });
});

describe('help', () => {
  it.each([['--help'], ['index', '--help'], ['evaluate', '--help']])(
    'is no failure: %s',
    async (...args) => {
      const { code, stdout, stderr } = await runCli(args);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(/^Usage: isnad/);
    },
  );
});

describe('a missing index', () => {
  it.each([['ask', 'x'], ['search', 'x'], ['info'], ['evaluate', '--questions', 'x.jsonl']])(
    'exits with 1 and the command that builds it: %s',
    async (...args) => {
      const absent = join(folder, 'absent-index');
      const { code, stdout, stderr } = await runCli([...args, '--index', absent]);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain(`isnad index <paths> --index ${absent}`);
      expect(stderr).toContain(basename(absent));
    },
  );
});
