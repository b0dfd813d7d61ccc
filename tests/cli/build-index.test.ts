import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { buildIndex, writeIndex } from '../../src/cli/build-index.js';
import type { Article } from '../../src/core/article.js';
import type { Embedder } from '../../src/embedding/embedder.js';
import { contentFiles } from '../../src/snapshot/manifest.js';
import { openSnapshot } from '../../src/snapshot/open-snapshot.js';
import { temporaryFolder } from '../snapshot/temporary-folder.js';
import { createHashingEmbedder } from '../support/hashing-embedder.js';

describe('the progress of a build', () => {
  it('follows the bytes of one large file to its end', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'wire.jsonl');
    const rows = Array.from({ length: 300 }, (_, id) =>
      JSON.stringify({ id: `a${id}`, text: `Report ${id}. ${'More of it follows. '.repeat(50)}` }),
    );
    writeFileSync(file, `${rows.join('\n')}\n`);
    const steps: [number, number][] = [];
    await buildIndex({
      paths: [folder],
      index: join(folder, 'index'),
      embedder: createHashingEmbedder(),
      builtAt: new Date(0),
      onProblem: ({ path, reason }) => expect.fail(`${path}: ${reason}`),
      onProgress: (bytes, totalBytes) => steps.push([bytes, totalBytes]),
    });
    const { size } = statSync(file);
    expect(new Set(steps.map(([, total]) => total))).toEqual(new Set([size]));
    const read = steps.map(([bytes]) => bytes);
    expect(read).toHaveLength(300);
    expect(read).toEqual(read.toSorted((a, b) => a - b));
    // The reader is a piece of the file ahead of the index, not the whole of it.
    expect(read[0]).toBeLessThan(size / 2);
    expect(read.at(-1)).toBe(size);
  });
});

describe('building an index anew', () => {
  /** An embedder that writes down which texts it was given. */
  function recording(embedder: Embedder): { embedder: Embedder; embedded: string[] } {
    const embedded: string[] = [];
    const embedPassages: Embedder['embedPassages'] = (texts, options) => {
      embedded.push(...texts);
      return embedder.embedPassages(texts, options);
    };
    return { embedder: { ...embedder, embedPassages }, embedded };
  }

  const build = (paths: string[], index: string, embedder: Embedder) =>
    buildIndex({
      paths,
      index,
      embedder,
      builtAt: new Date(0),
      onProblem: ({ path, reason }) => expect.fail(`${path}: ${reason}`),
    });

  /** The files of the generation that serves. */
  function filesOf(index: string, generation: string): Buffer[] {
    return contentFiles.map((name) => readFileSync(join(index, 'generations', generation, name)));
  }

  /** Articles by name; each paragraph has a heading of its own. */
  function write(folder: string, articles: Record<string, string[]>): void {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    for (const [name, paragraphs] of Object.entries(articles)) {
      const sections = paragraphs.map((text, i) => `## Part ${i}\n\n${text}\n`);
      writeFileSync(join(folder, `${name}.md`), `# Report ${name}\n\n${sections.join('\n')}`);
    }
  }

  it('embeds only articles that are new or have changed', async () => {
    const folder = temporaryFolder();
    const corpus = join(folder, 'corpus');
    const index = join(folder, 'index');
    write(corpus, { old: ['The bridge was closed.'], other: ['The harbour froze.'] });
    await build([corpus], index, createHashingEmbedder());
    write(corpus, { old: ['The bridge was closed.'], other: ['The harbour was opened.'] });

    const { embedder, embedded } = recording(createHashingEmbedder());
    await build([corpus], index, embedder);
    expect(embedded).toEqual([expect.stringContaining('The harbour was opened.')]);
  });

  it('embeds everything with another model', async () => {
    const folder = temporaryFolder();
    const corpus = join(folder, 'corpus');
    const index = join(folder, 'index');
    write(corpus, { old: ['The bridge was closed.'] });
    const hashing = createHashingEmbedder();
    await build([corpus], index, hashing);
    const model = { ...hashing.model, fingerprint: 'hashing-2' };
    const { embedder, embedded } = recording({ ...hashing, model });
    await build([corpus], index, embedder);
    expect(embedded).toHaveLength(1);
  });

  it('embeds anew what has another title or language, or was cut by other parameters', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'wire.jsonl');
    const index = join(folder, 'index');
    const row = { id: 'a', title: 'Bridge', language: 'en', text: 'The bridge was closed.' };
    const embeddedWith = async (changed: object): Promise<number> => {
      writeFileSync(file, JSON.stringify({ ...row, ...changed }));
      const { embedder, embedded } = recording(createHashingEmbedder());
      await build([file], index, embedder);
      return embedded.length;
    };
    expect(await embeddedWith({})).toBe(1);
    expect(await embeddedWith({})).toBe(0);
    expect(await embeddedWith({ language: 'de' })).toBe(1);
    expect(await embeddedWith({ language: 'de', title: 'Ice' })).toBe(1);
    // As long as before, so that all spans are the same.
    const text = 'The bridge was opened.';
    expect(await embeddedWith({ language: 'de', title: 'Ice', text })).toBe(1);
    // The address decides about no passage.
    const url = 'https://example.com/a';
    expect(await embeddedWith({ language: 'de', title: 'Ice', text, url })).toBe(0);

    const { embedder, embedded } = recording(createHashingEmbedder());
    const articles = openedArticles(index);
    const shape = { index, corpus: { paths: [file], fingerprint: '' }, problems: [] };
    const builtAt = new Date(0);
    const passages = { maxTokens: 64, maxSentenceTokens: 64 };
    await writeIndex(await articles, { ...shape, embedder, builtAt, passages });
    expect(embedded).toHaveLength(1);
  });

  async function openedArticles(index: string): Promise<Article[]> {
    const snapshot = await openSnapshot(index);
    const { collection } = snapshot;
    const articles = collection.articles().map(({ id }) => collection.article(id)!);
    snapshot.close();
    return articles;
  }

  it('gives the same files to the byte as building from nothing', async () => {
    const sentence = fc.constantFrom('Ships wait.', 'The mayor spoke of 125 ships.', 'Ice broke.');
    const paragraph = fc.array(sentence, { minLength: 1, maxLength: 60 });
    const sections = fc.array(
      paragraph.map((sentences) => sentences.join(' ')),
      { minLength: 1, maxLength: 3 },
    );
    const corpora = fc.record({
      kept: fc.dictionary(fc.constantFrom('a', 'b', 'c'), sections, { minKeys: 1 }),
      before: fc.dictionary(fc.constantFrom('d', 'e'), sections),
      after: fc.dictionary(fc.constantFrom('d', 'e'), sections),
    });
    await fc.assert(
      fc.asyncProperty(corpora, async ({ kept, before, after }) => {
        const folder = temporaryFolder();
        const corpus = join(folder, 'corpus');
        const index = join(folder, 'index');
        write(corpus, { ...before, ...kept });
        await build([corpus], index, createHashingEmbedder());
        write(corpus, { ...kept, ...after });
        const again = recording(createHashingEmbedder());
        const anew = await build([corpus], index, again.embedder);
        const first = recording(createHashingEmbedder());
        const fresh = await build([corpus], join(folder, 'fresh'), first.embedder);
        expect(again.embedded.length).toBeLessThan(first.embedded.length);
        expect(filesOf(index, anew.generation)).toEqual(
          filesOf(join(folder, 'fresh'), fresh.generation),
        );
      }),
      { numRuns: 25 },
    );
  });
});
