import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { IsnadError, messageOf } from '../core/errors.js';
import type { ModelSource } from './model-source.js';

/** How texts become vectors with a model, from the model's own files. */
export interface ModelSettings {
  /** Put before every question and every passage. */
  prefixes: { query: string; passage: string };
  /** How token vectors become one, for graphs that do not pool themselves. */
  pooling: 'mean' | 'cls';
  /** Names the ONNX file. */
  dtype: 'fp32' | 'fp16' | 'q8' | 'int8' | 'uint8' | 'q4';
}

const configSchema = z.looseObject({
  'transformers.js_config': z
    .looseObject({ dtype: z.enum(['fp32', 'fp16', 'q8', 'int8', 'uint8', 'q4']).optional() })
    .optional(),
});
/** https://sbert.net: prompts by name. */
const promptsSchema = z.looseObject({ prompts: z.record(z.string(), z.string()).optional() });
const poolingSchema = z.looseObject({ pooling_mode_cls_token: z.boolean().optional() });

/** Model families whose repositories do not state their prefixes: their model cards do. */
const documentedPrefixes: readonly [RegExp, ModelSettings['prefixes']][] = [
  [/(^|[-/])e5-/i, { query: 'query: ', passage: 'passage: ' }],
  [/nomic-embed/i, { query: 'search_query: ', passage: 'search_document: ' }],
  [/arctic-embed/i, { query: 'query: ', passage: '' }],
];
const documentedCls = /bge-|arctic-embed|gte-multilingual/i;

/** Reads the settings, from the hub when the folder does not hold them yet. */
export async function readModelSettings(source: ModelSource): Promise<ModelSettings> {
  const config = configSchema.parse(await readJson(source, 'config.json'));
  const { prompts } = promptsSchema.parse(
    await readJson(source, 'config_sentence_transformers.json'),
  );
  const pooling = poolingSchema.parse(await readJson(source, '1_Pooling/config.json'));
  const documented = documentedPrefixes.find(([family]) => family.test(source.name))?.[1];
  const stated = prompts && {
    query: prompts['query'] ?? '',
    passage: prompts['passage'] ?? prompts['document'] ?? '',
  };
  const isCls = pooling.pooling_mode_cls_token ?? documentedCls.test(source.name);
  return {
    prefixes: stated ?? documented ?? { query: '', passage: '' },
    pooling: isCls ? 'cls' : 'mean',
    dtype: config['transformers.js_config']?.dtype ?? 'q8',
  };
}

/** A JSON file of the model, downloaded and kept when the hub has it; `{}` when there is none. */
async function readJson(source: ModelSource, file: string): Promise<unknown> {
  const path = join(source.folder, file);
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isMissing) throw unavailable(source, `${file} cannot be read: ${messageOf(error)}`, error);
  }
  if (source.hub === undefined) return {};
  const text = await download(source, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return JSON.parse(text);
}

async function download(source: ModelSource, file: string): Promise<string> {
  const { host, repository } = source.hub!;
  const address = new URL(`${repository}/resolve/main/${file}`, withSlash(host));
  const response = await fetch(address).catch((error: unknown) => {
    throw unavailable(source, `${address.host} cannot be reached`, error);
  });
  if (response.status === 404 && file !== 'config.json') return '{}';
  if (!response.ok) throw unavailable(source, `${address.href} answered ${response.status}`);
  return response.text();
}

/** The error for a model that cannot be loaded, with what helps. */
export function unavailable(source: ModelSource, reason: string, cause?: unknown): IsnadError {
  const help =
    source.hub === undefined
      ? 'Check the folder, or leave --model out to use the bundled model.'
      : 'Check the name and the connection, or leave --model out to use the bundled model.';
  return new IsnadError(
    'model-unavailable',
    `The model ${source.name} could not be loaded: ${reason}. ${help}`,
    { cause },
  );
}

function withSlash(host: string): string {
  return host.endsWith('/') ? host : `${host}/`;
}

/** SHA-256 over the settings and every file of the model's folder that inference reads. */
export function fingerprintModel(source: ModelSource, settings: ModelSettings): string {
  const hash = createHash('sha256').update(JSON.stringify(settings));
  const files = readdirSync(source.folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(tokenizer.*\.json|config\.json|onnx[/\\].*)$/.test(file))
    .toSorted();
  for (const file of files) {
    if (file.endsWith('.json') || file.includes('.onnx')) {
      hash.update(`\0${file}\0`).update(readFileSync(join(source.folder, file)));
    }
  }
  return hash.digest('hex').slice(0, 32);
}
