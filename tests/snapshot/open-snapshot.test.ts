import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Article } from '../../src/core/article.js';
import { readCurrent, readManifest } from '../../src/snapshot/current-generation.js';
import { openGeneration, openSnapshot } from '../../src/snapshot/open-snapshot.js';
import type { Snapshot } from '../../src/snapshot/open-snapshot.js';
import { buildSample, lineSpans, seedArticles, vectorOfText } from './sample-build.js';
import { temporaryFolder } from './temporary-folder.js';

const rich: Required<Article> = {
  id: 'a/rich',
  language: 'en',
  title: 'Everything "set" \u2028 ',
  body: 'First line.\r\nSecond 😀 line, with half a pair \ud83d and a zero \0.\n',
  blocks: [
    { kind: 'heading', span: { start: 0, end: 11 } },
    { kind: 'text', span: { start: 13, end: 30 } },
  ],
  source: 'Agency',
  place: 'Cairo',
  publishedAt: '2024-05-06',
  url: 'https://example.org/a?b=c#d',
};

async function openUntilEnd(folder: string): Promise<Snapshot> {
  const snapshot = await openSnapshot(folder);
  onTestFinished(() => snapshot.close());
  return snapshot;
}

describe('a snapshot', () => {
  it('gives back every article and passage to the letter, articles by id', async () => {
    const folder = temporaryFolder();
    const articles = [...seedArticles().toReversed(), rich];
    await buildSample(folder, { articles });
    const { collection } = await openUntilEnd(folder);

    const ids = articles.map(({ id }) => id).toSorted();
    expect(collection.articles().map(({ id }) => id)).toEqual(ids);
    expect(collection.articleCount).toBe(articles.length);
    for (const article of articles) expect(collection.article(article.id)).toEqual(article);
    const { body: _body, blocks: _blocks, ...summary } = rich;
    expect(collection.articles()[ids.indexOf(rich.id)]).toEqual(summary);

    let row = 0;
    for (const article of articles) {
      for (const [ordinal, span] of lineSpans(article).entries()) {
        const passage = collection.passage(row);
        expect(passage).toMatchObject({ id: `${article.id}#${ordinal}`, row, ordinal, span });
        expect(passage.text).toBe(article.body.slice(span.start, span.end));
        expect(passage.article.id).toBe(article.id);
        expect(collection.articleRow(row)).toBe(ids.indexOf(article.id));
        row += 1;
      }
    }
    expect(collection.passageCount).toBe(row);
  });

  it('says what does not exist', async () => {
    const folder = temporaryFolder();
    await buildSample(folder);
    const { collection } = await openUntilEnd(folder);
    expect(collection.article('none')).toBeUndefined();
    for (const row of [-1, 0.5, collection.passageCount]) {
      expect(() => collection.passage(row)).toThrow(RangeError);
      expect(() => collection.articleRow(row)).toThrow(RangeError);
    }
  });

  it('gives nothing more when it is closed', async () => {
    const folder = temporaryFolder();
    await buildSample(folder);
    const snapshot = await openSnapshot(folder);
    snapshot.close();
    snapshot.close();
    expect(() => snapshot.collection.passage(0)).toThrow('closed');
  });

  it('searches the passages by both indexes', async () => {
    const folder = temporaryFolder();
    await buildSample(folder);
    const { collection, vectors, lexical } = await openUntilEnd(folder);
    for (let row = 0; row < collection.passageCount; row++) {
      const { text } = collection.passage(row);
      const hit = vectors.search(vectorOfText(text), 1)[0]!;
      expect(collection.passage(hit.row).text).toBe(text);
      expect(hit.score).toBeCloseTo(1, 5);
    }
    const best = lexical
      .score(lexical.terms({ text: 'بوتين ماكرون الكرملين', language: 'ar' }))
      .best(1)[0]!;
    expect(collection.passage(best.row).text).toContain('بوتين');
  });

  it('has a manifest that counts what is in it', async () => {
    const folder = temporaryFolder();
    const written = await buildSample(folder, { articles: [...seedArticles(), rich] });
    const manifest = await readManifest(folder);
    expect(manifest).toEqual(written);
    expect(manifest).toMatchObject({
      formatVersion: 6,
      builtAt: '2025-01-02T03:04:05.000Z',
      corpus: { paths: ['seeds'], fingerprint: 'first', articles: 6 },
      languages: { ar: 5, en: 1 },
      parameters: { splitter: { maxTokens: 128 } },
    });
  });

  it('holds an empty corpus', async () => {
    const folder = temporaryFolder();
    await buildSample(folder, { articles: [] });
    const { collection, vectors, lexical } = await openUntilEnd(folder);
    expect([collection.articleCount, collection.passageCount]).toEqual([0, 0]);
    expect([vectors.size, lexical.size]).toEqual([0, 0]);
  });

  it('stays whole for its reader while builds replace it', async () => {
    const folder = temporaryFolder();
    await buildSample(folder);
    const old = await openSnapshot(folder);
    await buildSample(folder, { articles: [rich] });
    await buildSample(folder, { articles: [rich], fingerprint: 'third' });
    for (const article of seedArticles()) {
      expect(old.collection.article(article.id)).toEqual(article);
    }
    const { text } = old.collection.passage(3);
    expect(old.vectors.search(vectorOfText(text), 1)[0]!.score).toBeCloseTo(1, 5);
    old.close();
    expect(readdirSync(join(folder, 'generations'))).toHaveLength(1);
  });

  it('is the new one when a build replaces the old one in the midst of opening', async () => {
    const folder = temporaryFolder();
    await buildSample(folder);
    const opened: string[] = [];
    const snapshot = await readCurrent(folder, async (pointer) => {
      opened.push(pointer.generation);
      if (opened.length === 1) await buildSample(folder, { fingerprint: 'second' });
      return openGeneration(folder, pointer);
    });
    expect(opened).toHaveLength(2);
    expect(snapshot?.manifest.corpus.fingerprint).toBe('second');
    snapshot?.close();
  });
});

describe('a missing index', () => {
  it('is told apart from a damaged one, with the command that builds it', async () => {
    for (const folder of [temporaryFolder(), join(temporaryFolder(), 'not there')]) {
      expect(await readManifest(folder)).toBeUndefined();
      await expect(openSnapshot(folder)).rejects.toMatchObject({
        code: 'index-missing',
        message: expect.stringContaining('isnad index <paths> --index '),
      });
    }
  });
});
