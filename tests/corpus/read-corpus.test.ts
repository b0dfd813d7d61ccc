import { mkdir, mkdtemp, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCorpusFile, maxArticleBytes } from '../../src/corpus/corpus-file.js';
import { fingerprintCorpus } from '../../src/corpus/fingerprint-corpus.js';
import { readCorpus } from '../../src/corpus/read-corpus.js';

let root = '';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'isnad-corpus-'));
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

async function write(path: string, content: string | Uint8Array): Promise<string> {
  const full = join(root, path);
  await mkdir(dirname(full), { recursive: true });
  await writeFile(full, content);
  return full;
}

/** Ids of articles, and `path: reason` of problems with the path below the root. */
async function outline(...paths: string[]): Promise<string[]> {
  const items: string[] = [];
  for await (const item of readCorpus(paths)) {
    items.push(
      'article' in item
        ? item.article.id
        : `${item.problem.path.replace(`${root}/`, '')}: ${item.problem.reason.replace(`${root}/`, '')}`,
    );
  }
  return items;
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

const row = (value: object) => `${JSON.stringify(value)}\n`;

describe('readCorpus', () => {
  it('reads folders below folders in the order of the paths, other files passed over', async () => {
    await write('b.txt', 'Talks in Moscow.');
    await write('a/z.MD', '# Talks\n\nIn Moscow.');
    await write('a/y/x.html', '<p>Talks in Moscow.</p>');
    await write('a.b.txt', 'Talks in Moscow.');
    await write('photo.jpg', 'x');
    await write('.hidden.txt', 'x');
    await write('c.ndjson', row({ id: 'own', text: 'x' }) + row({ text: 'y' }));
    expect(await outline(root)).toEqual(['a.b', 'a/y/x', 'a/z', 'b', 'own', 'c#2']);
  });

  it('names a single file by its basename', async () => {
    expect(await outline(await write('deep/down/news.txt', 'Talks.'))).toEqual(['news']);
  });

  it('reports broken files with path and reason, and reads the others', async () => {
    await write('1-empty.txt', '');
    await write('2-latin1.txt', Uint8Array.of(0x63, 0x61, 0x66, 0xe9));
    await write('3-utf16.txt', Buffer.from('news', 'utf16le'));
    await write('4-noise.txt', 'تم نسخ الرابط');
    await write('5-bad.jsonl', `${row({ text: 'x' })}{bad\n${row({ text: 'y' })}`);
    await symlink('nowhere.txt', join(root, '6-link.txt'));
    await write('7-good.txt', 'Talks.');
    expect(await outline(root)).toEqual([
      '1-empty.txt: is empty',
      '2-latin1.txt: is not valid UTF-8; convert it to UTF-8, for example with iconv -f WINDOWS-1256 -t UTF-8',
      '3-utf16.txt: holds NUL characters, so it is not text',
      '4-noise.txt: holds no article text',
      '5-bad#1',
      expect.stringMatching(/^5-bad\.jsonl: line 2: is not JSON: /),
      '5-bad#3',
      '6-link.txt: does not exist',
      '7-good',
    ]);
  });

  it('reads UTF-16 with a byte order mark, and pages in the encoding that they declare', async () => {
    const text = 'زار ماكرون موسكو يوم الاثنين.';
    await write('a.txt', Buffer.from(`\ufeff${text}`, 'utf16le'));
    await write('b.txt', Buffer.from(`\ufeff${text}`, 'utf16le').swap16());
    // زار in Windows-1256.
    const page = (start: string) => [Buffer.from(start), Buffer.of(0xd2, 0xc7, 0xd1, 0x2e)];
    await write('c.html', Buffer.concat(page('<meta charset="windows-1256"><p>')));
    const old = '<meta http-equiv=Content-Type content="text/html; charset=cp1256"><p>';
    await write('d.html', Buffer.concat(page(old)));
    // What is UTF-8 is read so, whatever it says.
    await write('e.html', '<meta charset="windows-1256"><p>زار.</p>');
    const bodies: string[] = [];
    for await (const item of readCorpus([root])) {
      bodies.push('article' in item ? item.article.body : item.problem.reason);
    }
    expect(bodies).toEqual([text, text, 'زار.', 'زار.', 'زار.']);
  });

  it('guesses no encoding', async () => {
    const page = (start: string) => Buffer.concat([Buffer.from(start), Buffer.of(0xe9, 0x2e)]);
    await write('a.txt', Buffer.of(0xff, 0xfe, 0x00, 0xd8));
    await write('b.html', page('<meta charset=klingon><p>'));
    await write('c.html', page('<meta charset="utf-16"><p>'));
    await write('d.html', page('<!-- <meta charset=windows-1256> --><p>'));
    await write('e.html', page('<meta charset=windows-1252><p>'));
    await write('f.html', page('<meta name=generator content="accept-charset=cp1256"><p>'));
    await write('g.jsonl', Buffer.from('\ufeff{"text":"x"}', 'utf16le'));
    const found = await outline(root);
    expect(found[0]).toBe('a.txt: says that it is utf-16le and is not');
    expect(found).toHaveLength(7);
    for (const problem of found.slice(1)) expect(problem).toMatch(/: is not valid UTF-8; /);
  });

  it('reports a named path that does not exist or is of no known format', async () => {
    const unknown = await write('photo.jpg', 'x');
    expect(await outline(join(root, 'missing'), unknown)).toEqual([
      'missing: does not exist',
      'photo.jpg: is of no known format ".jpg"; known are .txt, .md, .html, .htm, .jsonl, .ndjson',
    ]);
  });

  it('reports the later of two articles of one id', async () => {
    await write('a.md', 'Talks.');
    await write('a.txt', 'Talks.');
    await write('b.jsonl', row({ id: 'a', text: 'x' }));
    expect(await outline(root)).toEqual([
      'a',
      'a.txt: the id "a" is taken by a.md',
      'b.jsonl: the id "a" is taken by a.md',
    ]);
  });

  it('ends when links lead in a circle', async () => {
    await write('a/news.txt', 'Talks.');
    await symlink(root, join(root, 'a', 'up'));
    await symlink('self.txt', join(root, 'self.txt'));
    expect(await outline(root)).toEqual([
      'a/news',
      'self.txt: is a link that leads back to itself',
    ]);
  });

  it('keeps a byte order mark and carriage returns out of trouble', async () => {
    await write('a.txt', '\ufeffTitle of it\r\n\r\nThe talks lasted.\r\n');
    await write('b.jsonl', `\ufeff${row({ id: 'b', text: 'x' })}`);
    const [first, second] = await collect(readCorpus([root]));
    expect(first).toMatchObject({
      article: { title: 'Title of it', body: 'Title of it\r\n\r\nThe talks lasted.\r\n' },
    });
    expect(second).toMatchObject({ article: { id: 'b' } });
  });

  it('stops when its signal says so', async () => {
    await write('a.txt', 'Talks.');
    const items = readCorpus([root], { signal: AbortSignal.abort() });
    await expect(items.next()).rejects.toMatchObject({ code: 'aborted' });
  });
});

describe('createCorpusFile', () => {
  it('refuses a file above the limit and reads one at it', async () => {
    const path = await write('a.txt', 'ab');
    expect(maxArticleBytes).toBe(16 * 1024 * 1024);
    expect(await createCorpusFile({ path, id: 'a', maxBytes: 2 }).text()).toBe('ab');
    await expect(createCorpusFile({ path, id: 'a', maxBytes: 1 }).text()).rejects.toMatchObject({
      code: 'corpus-unreadable',
      message: 'the file is too large: 2 bytes, at most 1 are read; split it',
    });
  });

  it('reads lines of a file of any size, each within the limit, numbered as they stand', async () => {
    const long = 'x'.repeat(150_000);
    const path = await write('a.jsonl', Buffer.from(`one\r\n\n${long}\nثلاثة\n\xff`, 'utf8'));
    const file = createCorpusFile({ path, id: 'a', maxBytes: 100_000 });
    expect(await collect(file.lines())).toEqual([
      { number: 1, text: 'one\r' },
      {
        number: 3,
        reason: 'the line is too large: 150000 bytes, at most 100000 are read; split it',
      },
      { number: 4, text: 'ثلاثة' },
      { number: 5, text: 'ÿ' },
    ]);
  });

  it('gives the reason for a line that is not UTF-8 and reads the next', async () => {
    const path = await write('a.jsonl', Uint8Array.of(0xff, 0x0a, 0x61));
    expect(await collect(createCorpusFile({ path, id: 'a' }).lines())).toEqual([
      {
        number: 1,
        reason:
          'is not valid UTF-8; convert it to UTF-8, for example with iconv -f WINDOWS-1256 -t UTF-8',
      },
      { number: 2, text: 'a' },
    ]);
  });
});

describe('fingerprintCorpus', () => {
  const fingerprintOf = async (paths: string[]): Promise<string> =>
    (await fingerprintCorpus(paths)).fingerprint;

  it('measures what is read, and reading tells each byte once', async () => {
    await write('a.txt', 'محادثات');
    await write('b.md', '# Talks\n\nThey lasted.\n');
    await write('c.html', '<h1>Talks</h1><p>They lasted.</p>');
    await write('d.jsonl', `${row({ id: 'd', text: 'x'.repeat(200_000) })}\nnot JSON\n`);
    await write('e.txt', Uint8Array.of(0xff, 0xfe));
    await truncate(await write('f.txt', ''), maxArticleBytes + 1);
    await write('photo.jpg', 'x');
    await symlink(join(root, 'nowhere'), join(root, 'g.txt'));
    const told: number[] = [];
    await collect(readCorpus([root], { onRead: (bytes) => told.push(bytes) }));
    const { bytes } = await fingerprintCorpus([root]);
    const sizes = await Promise.all(
      ['a.txt', 'b.md', 'c.html', 'd.jsonl', 'e.txt', 'f.txt'].map(
        async (file) => (await stat(join(root, file))).size,
      ),
    );
    expect(bytes).toBe(sizes.reduce((sum, size) => sum + size));
    expect(told.reduce((sum, size) => sum + size)).toBe(bytes);
    // A large file of lines is told piece by piece.
    expect(told.length).toBeGreaterThan(sizes.length);
  });

  it('changes with names and contents of what is read, and with nothing else', async () => {
    const path = await write('a.txt', 'Talks.');
    const first = await fingerprintOf([root]);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    await write('photo.jpg', 'x');
    await writeFile(path, 'Talks.');
    expect(await fingerprintOf([root])).toBe(first);
    await writeFile(path, 'Talks!');
    expect(await fingerprintOf([root])).not.toBe(first);
    await writeFile(path, 'Talks.');
    expect(await fingerprintOf([root])).toBe(first);
    await write('b.txt', 'More.');
    expect(await fingerprintOf([root])).not.toBe(first);
  });

  it('is the same wherever the folder lies', async () => {
    await write('one/a.txt', 'Talks.');
    await write('two/a.txt', 'Talks.');
    expect(await fingerprintOf([join(root, 'one')])).toBe(await fingerprintOf([join(root, 'two')]));
  });

  it('tells a name from a content', async () => {
    await write('one/ab.txt', 'c');
    await write('two/a.txt', 'bc');
    expect(await fingerprintOf([join(root, 'one')])).not.toBe(
      await fingerprintOf([join(root, 'two')]),
    );
  });
});
