import { z } from 'zod';

/**
 * Of everything under index/; raised whenever older code could misread what newer code
 * writes, or newer code would cut, embed or stem the same articles in another way by the same
 * parameters: passages of unchanged articles are taken over, and questions are stemmed alike.
 */
export const formatVersion = 6;

/** What the record of a finished file promises: exactly these bytes. */
const fileRecordSchema = z.strictObject({
  bytes: z.int().min(0),
  /** SHA-256 in lower-case hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type FileRecord = z.infer<typeof fileRecordSchema>;

/** Everything of a generation but its manifest, in the order in which it is written. */
export const contentFiles = [
  'articles.jsonl',
  'catalog.jsonl',
  'passages.bin',
  'lexical.bin',
  'hnsw.bin',
] as const;
export type ContentFile = (typeof contentFiles)[number];

const corpusSchema = z.strictObject({
  /** As they were given to the build. */
  paths: z.array(z.string()),
  /** Changes whenever the files of the corpus do. */
  fingerprint: z.string(),
  articles: z.int().min(0),
  /** Files that could not be read and are therefore not in the index. */
  problems: z.array(z.strictObject({ path: z.string(), reason: z.string() })),
});

const modelSchema = z.strictObject({
  name: z.string(),
  dimension: z.int().min(1),
  maxTokens: z.int().min(1),
  titleWeight: z.number().min(0).optional(),
  fingerprint: z.string(),
});

const hnswSchema = z.strictObject({
  m: z.int(),
  efConstruction: z.int(),
  efSearch: z.int(),
  seed: z.int(),
});

/** What a generation holds and what it was made of. */
export const manifestSchema = z.strictObject({
  formatVersion: z.literal(formatVersion),
  generation: z.uuid(),
  builtAt: z.iso.datetime(),
  corpus: corpusSchema,
  passages: z.int().min(0),
  /** Articles of each language. */
  languages: z.record(z.string(), z.int().min(1)),
  model: modelSchema,
  hnsw: hnswSchema,
  /** Whatever else shaped the index (splitter, lexical index): to be compared, not understood. */
  parameters: z.record(z.string(), z.json()),
  files: z.strictObject({
    'articles.jsonl': fileRecordSchema,
    'catalog.jsonl': fileRecordSchema,
    'passages.bin': fileRecordSchema,
    'lexical.bin': fileRecordSchema,
    'hnsw.bin': fileRecordSchema,
  } satisfies Record<ContentFile, unknown>),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The content of current.json: which generation serves, and the checksum of its manifest. */
export const pointerSchema = z.strictObject({
  formatVersion: z.literal(formatVersion),
  generation: z.uuid(),
  manifest: fileRecordSchema,
});
export type Pointer = z.infer<typeof pointerSchema>;
