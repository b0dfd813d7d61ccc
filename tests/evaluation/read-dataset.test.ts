import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBeir, readPairs, readSquad } from '../../src/evaluation/read-dataset.js';
import { readTextFile } from '../../src/evaluation/text-file.js';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'isnad-evaluation-'));
});
afterEach(() => rm(dir, { recursive: true }));

async function write(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(dir, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content);
  return path;
}

const detectLanguage = (text: string): string => (/[\u0600-\u06FF]/.test(text) ? 'ar' : 'en');

describe('readTextFile', () => {
  it('gives lines without their ends, whatever the ends', async () => {
    const { lines } = await readTextFile(
      await write('a.txt', '\uFEFFone\r\ntwo\u2028half\n\nlast'),
    );
    expect(lines).toEqual(['one', 'two\u2028half', '', 'last']);
  });

  it('unpacks .gz', async () => {
    // Long enough for several chunks, so that letters are cut between them.
    const text = Array.from({ length: 40_000 }, (_, i) => `سطر ${i}`);
    const path = await write('a.txt.gz', gzipSync(text.join('\n')));
    expect((await readTextFile(path)).lines).toEqual(text);
  });

  it.each([
    ['missing.txt', null],
    ['latin.txt', Uint8Array.of(0xe9, 0x0a)],
    ['broken.gz', 'not packed'],
  ])('refuses %s by its path', async (name, content) => {
    if (content !== null) await write(name, content);
    const path = join(dir, name);
    await expect(readTextFile(path)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining(path),
    });
  });
});

const squad = (question: string): string =>
  JSON.stringify({
    data: [
      {
        paragraphs: [
          {
            context: 'The Nile flows north.',
            qas: [{ id: '1', question, answers: [{ text: 'Nile', answer_start: 4 }] }],
          },
        ],
      },
    ],
  });

describe('readSquad', () => {
  const options = { unit: 'paragraph', splitSentences: () => [], detectLanguage } as const;
  const languagesOf = async (
    path: string,
    more: Partial<Parameters<typeof readSquad>[1]> = {},
  ): Promise<string[]> => {
    const { documents, queries } = await readSquad(path, { ...options, ...more });
    return [documents[0]!.language, queries[0]!.language];
  };

  it('names the set after its file', async () => {
    const path = await write('xquad.ar.json', squad('Where?'));
    expect((await readSquad(path, options)).name).toBe('xquad.ar');
  });

  it('takes the language from the name, and from the text where the name is silent', async () => {
    expect(await languagesOf(await write('xquad.de.json', squad('Where?')))).toEqual(['de', 'de']);
    const path = await write('dev-v1.1.json', squad('أين يجري النيل؟'));
    expect(await languagesOf(path)).toEqual(['en', 'ar']);
  });

  it('takes two languages from the name of a cross-language file', async () => {
    const path = await write('test-context-ar-question-de.json', squad('Wo?'));
    expect(await languagesOf(path)).toEqual(['ar', 'de']);
    expect(await languagesOf(path, { language: 'fa' })).toEqual(['fa', 'de']);
  });

  it('prefers the language that is given', async () => {
    const path = await write('xquad.de.json', squad('Where?'));
    expect(await languagesOf(path, { language: 'tr' })).toEqual(['tr', 'tr']);
  });

  it('asks the questions of another file in its language', async () => {
    const path = await write('xquad.en.json', squad('Where?'));
    const questionsFrom = await write('xquad.es.json', squad('¿Dónde?'));
    const dataset = await readSquad(path, { ...options, questionsFrom, language: 'en' });
    expect(dataset.queries).toEqual([{ id: '1', text: '¿Dónde?', language: 'es' }]);
  });
});

describe('readBeir', () => {
  it('reads the three files of a folder', async () => {
    await write('set/corpus.jsonl', '{"_id": "d", "title": "T", "text": "Some text."}\n');
    await write('set/queries.jsonl', '{"_id": "q", "text": "What?"}\n');
    await write('set/qrels/test.tsv', 'query-id\tcorpus-id\tscore\r\nq\td\t2\r\n');
    const dataset = await readBeir(`${join(dir, 'set')}/`, { detectLanguage });
    expect(dataset.name).toBe('set');
    expect(dataset.qrels).toEqual(new Map([['q', new Map([['d', 2]])]]));
    expect(dataset.documents[0]!.language).toBe('en');
  });
});

describe('readPairs', () => {
  it('reads packed pairs, and questions with a corpus beside them', async () => {
    const pair = { id: '1', lang: 'fr', question: 'Où?', title: 'T', passage: 'Ici.' };
    const pairs = await write('piaf.fr.jsonl.gz', gzipSync(JSON.stringify(pair)));
    const dataset = await readPairs(pairs, { detectLanguage });
    expect(dataset).toMatchObject({ name: 'piaf.fr', documents: [{ text: 'Ici.' }] });

    const links = await write('wiki.ar.jsonl', '{"qid": "1", "question": "ما؟", "pid": "5"}');
    const corpusFile = await write('wiki.ar.corpus.jsonl', '{"pid": "5", "passage": "نص"}');
    const linked = await readPairs(links, { detectLanguage, corpusFile });
    expect(linked.queries).toEqual([{ id: '1', text: 'ما؟', language: 'ar' }]);
    expect(linked.documents[0]).toMatchObject({ id: '5', language: 'ar' });
  });
});
