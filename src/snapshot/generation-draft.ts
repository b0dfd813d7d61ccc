import { join } from 'node:path';
import type { Article } from '../core/article.js';
import { IsnadError } from '../core/errors.js';
import type { Span } from '../core/span.js';
import type { HnswIndex } from '../vector/hnsw-index.js';
import { createArticleLog } from './article-log.js';
import { recordOfBytes, recordOfFile } from './checksum.js';
import type { Disk } from './disk.js';
import { manifestFile } from './index-layout.js';
import { contentFiles, formatVersion, manifestSchema } from './manifest.js';
import type { Manifest, Pointer } from './manifest.js';
import { encodePassages } from './passage-table.js';
import type { PassageRow } from './passage-table.js';

/** What only the caller knows of a generation; the rest of the manifest is counted. */
export interface GenerationContents {
  description: Pick<Manifest, 'builtAt' | 'model' | 'parameters'> & {
    corpus: Omit<Manifest['corpus'], 'articles'>;
  };
  /** Row i is the i-th passage that was added. */
  vectors: HnswIndex;
  /** For `openBm25Index`; rows as those of the vectors. */
  lexical: Uint8Array;
}

/** The files of one generation in the making. */
export interface GenerationDraft {
  addArticle(article: Article, passages: readonly Span[]): Promise<void>;
  /** Writes what remains; when this returns, all of the generation has reached the disk. */
  finish(contents: GenerationContents): Promise<Pointer>;
}

/** Starts the generation of this id in its folder, which must be there and empty. */
export function createDraft(directory: string, id: string, disk: Disk): GenerationDraft {
  const log = createArticleLog(join(directory, 'articles.jsonl'), disk);
  /** `articleRow` counts in order of coming until the catalog is complete. */
  const passages: PassageRow[] = [];

  return {
    async addArticle(article, spans) {
      for (const span of spans) assertWithin(article, span);
      const articleRow = log.size;
      await log.add(article);
      for (const span of spans) passages.push({ articleRow, span });
    },
    async finish({ description, vectors, lexical }) {
      assertFitting(vectors, passages.length, description.model.dimension);
      await log.flush();
      const { text, rows, languages } = log.catalog();
      const table = passages.map(({ articleRow, span }) => ({
        articleRow: rows[articleRow]!,
        span,
      }));
      await disk.append(join(directory, 'catalog.jsonl'), text);
      await disk.append(join(directory, 'passages.bin'), encodePassages(table));
      await disk.append(join(directory, 'lexical.bin'), lexical);
      vectors.save(join(directory, 'hnsw.bin'));
      return writeManifest(directory, disk, {
        ...description,
        formatVersion,
        generation: id,
        corpus: { ...description.corpus, articles: log.size },
        passages: passages.length,
        languages,
        hnsw: vectors.parameters,
        files: await recordFiles(directory, disk),
      });
    },
  };
}

async function recordFiles(directory: string, disk: Disk): Promise<Manifest['files']> {
  const records = [];
  for (const name of contentFiles) {
    const path = join(directory, name);
    await disk.sync(path);
    records.push([name, await recordOfFile(path)] as const);
  }
  return manifestSchema.shape.files.parse(Object.fromEntries(records));
}

async function writeManifest(directory: string, disk: Disk, manifest: Manifest): Promise<Pointer> {
  const path = join(directory, manifestFile);
  const bytes = Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`);
  await disk.append(path, bytes);
  await disk.sync(path);
  await disk.sync(directory);
  return { formatVersion, generation: manifest.generation, manifest: recordOfBytes(bytes) };
}

function assertWithin(article: Article, { start, end }: Span): void {
  if (start < end && end <= article.body.length) return;
  throw new IsnadError(
    'invalid-input',
    `A passage spans ${start} to ${end} of article ${article.id}, ` +
      `which has ${article.body.length} characters.`,
  );
}

function assertFitting(vectors: HnswIndex, passages: number, dimension: number): void {
  if (vectors.size === passages && vectors.dimension === dimension) return;
  throw new IsnadError(
    'invalid-input',
    `${vectors.size} vectors of ${vectors.dimension} dimensions do not fit ${passages} passages ` +
      `of a model with ${dimension}.`,
  );
}
