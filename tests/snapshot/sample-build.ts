import { readdirSync, readFileSync } from 'node:fs';
import type { Article } from '../../src/core/article.js';
import type { Span } from '../../src/core/span.js';
import { createBm25Builder } from '../../src/lexical/bm25-index.js';
import { localDisk } from '../../src/snapshot/disk.js';
import type { Disk } from '../../src/snapshot/disk.js';
import { createGeneration } from '../../src/snapshot/generation-writer.js';
import type { GenerationWriter } from '../../src/snapshot/generation-writer.js';
import type { Manifest } from '../../src/snapshot/manifest.js';
import { buildHnswIndex } from '../../src/vector/hnsw-index.js';
import { defaultHnswParameters } from '../../src/vector/hnsw-parameters.js';
import { createRandom, normalVector } from '../vector/random-vectors.js';

const dimension = 16;

/** The seed articles, their lines as passages. */
export function seedArticles(): Article[] {
  const folder = new URL('../../seeds/', import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return names.map((name) => {
    const body = readFileSync(new URL(name, folder), 'utf8');
    const id = name.replace(/\.txt$/, '');
    const blocks = [{ kind: 'text' as const, span: { start: 0, end: body.length } }];
    return { id, language: 'ar', title: body.split('\n', 1)[0]!.trim(), body, blocks };
  });
}

/** Each line that holds more than white space. */
export function lineSpans({ body }: Article): Span[] {
  return [...body.matchAll(/\S.*/g)].map(({ index, 0: line }) => ({
    start: index,
    end: index + line.length,
  }));
}

/** A vector that depends on the text alone. */
export function vectorOfText(text: string): Float32Array {
  let seed = 0;
  for (const char of text) seed = (Math.imul(seed, 31) + char.codePointAt(0)!) | 0;
  return normalVector(createRandom(seed), dimension);
}

export interface SampleBuild {
  articles?: Article[];
  fingerprint?: string;
  paths?: string[];
  disk?: Disk;
}

/** Builds a whole generation and lets it serve. */
export async function buildSample(indexDir: string, sample: SampleBuild = {}): Promise<Manifest> {
  const { articles = seedArticles(), disk = localDisk } = sample;
  const writer = await createGeneration(indexDir, disk);
  try {
    for (const article of articles) await writer.addArticle(article, lineSpans(article));
    return await commitSample(writer, sample);
  } finally {
    await writer.close();
  }
}

/** Commits articles that were added with `lineSpans`. */
export function commitSample(writer: GenerationWriter, sample: SampleBuild): Promise<Manifest> {
  const { articles = seedArticles(), fingerprint = 'first', paths = ['seeds'] } = sample;
  const texts = articles.flatMap((article) =>
    lineSpans(article).map(({ start, end }) => article.body.slice(start, end)),
  );
  const lexical = createBm25Builder();
  for (const text of texts) lexical.add({ text, title: '', language: 'ar' });
  return writer.commit({
    description: {
      builtAt: '2025-01-02T03:04:05.000Z',
      corpus: { paths, fingerprint, problems: [] },
      model: { name: 'sample', dimension, maxTokens: 128, fingerprint: 'sample' },
      parameters: { splitter: { maxTokens: 128 } },
    },
    vectors: buildHnswIndex(texts.map(vectorOfText), dimension, defaultHnswParameters),
    lexical: lexical.finish(),
  });
}
