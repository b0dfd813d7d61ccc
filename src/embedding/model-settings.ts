import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
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
  /** Whether it has no layers: it only looks vectors up, and further threads would spin waiting for work. */
  isStatic: boolean;
  /** Whether the pieces of a text are those of its words, each by itself, of a unigram vocabulary, and nothing more. */
  cutsWordsApart: boolean;
  /** What the vector of title and heading counts beside that of a passage's text, if the model says so. */
  titleWeight?: number;
}

const configSchema = z.looseObject({
  num_hidden_layers: z.int().optional(),
  cuts_words_apart: z.boolean().optional(),
  title_weight: z.number().nonnegative().optional(),
  'transformers.js_config': z
    .looseObject({ dtype: z.enum(['fp32', 'fp16', 'q8', 'int8', 'uint8', 'q4']).optional() })
    .optional(),
});
/** https://sbert.net: prompts by name. */
const promptsSchema = z.looseObject({ prompts: z.record(z.string(), z.string()).optional() });
const poolingSchema = z.looseObject({ pooling_mode_cls_token: z.boolean().optional() });

/** Model families whose repositories do not state their prefixes: their model cards do. */
const documentedPrefixes: readonly [RegExp, ModelSettings['prefixes']][] = [
  [/(^|-)e5-/i, { query: 'query: ', passage: 'passage: ' }],
  [/nomic-embed/i, { query: 'search_query: ', passage: 'search_document: ' }],
  [/arctic-embed/i, { query: 'query: ', passage: '' }],
];
const documentedCls = /bge-|arctic-embed|gte-multilingual/i;

/** Reads the settings, from the hub when the folder does not hold them yet. */
export async function readModelSettings(source: ModelSource): Promise<ModelSettings> {
  const config = await readJson(source, 'config.json', configSchema);
  const { prompts } = await readJson(source, 'config_sentence_transformers.json', promptsSchema);
  const pooling = await readJson(source, '1_Pooling/config.json', poolingSchema);
  const family = basename(source.name);
  const documented = documentedPrefixes.find(([pattern]) => pattern.test(family))?.[1];
  const stated = prompts && {
    query: prompts['query'] ?? '',
    passage: prompts['passage'] ?? prompts['document'] ?? '',
  };
  const isCls = pooling.pooling_mode_cls_token ?? documentedCls.test(family);
  return {
    prefixes: stated ?? documented ?? { query: '', passage: '' },
    pooling: isCls ? 'cls' : 'mean',
    dtype: config['transformers.js_config']?.dtype ?? 'q8',
    isStatic: config.num_hidden_layers === 0,
    cutsWordsApart: config.cuts_words_apart ?? false,
    ...(config.title_weight !== undefined && { titleWeight: config.title_weight }),
  };
}

/** A JSON file of the model, downloaded and kept when the hub has it; taken as `{}` when there is none. */
export async function readJson<T>(
  source: ModelSource,
  file: string,
  schema: z.ZodType<T>,
): Promise<T> {
  const parse = (text: string): T => {
    try {
      return schema.parse(JSON.parse(text));
    } catch (error) {
      const reason = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
      throw unavailable(source, `${file} is not as expected (${reason})`, error);
    }
  };
  const path = join(source.folder, file);
  const present = readIfPresent(path);
  if (present !== undefined) return parse(present);
  if (source.hub === undefined) return parse('{}');
  try {
    const text = await download(source, file);
    // That there is none is not written down: the hub may have it another day.
    if (text === undefined) return parse('{}');
    const value = parse(text);
    keep(path, text);
    return value;
  } catch (error) {
    // An earlier start went on to the graph because the hub said that it has no such file:
    // until the hub can be asked again, that holds.
    if (isComplete(source)) return parse('{}');
    throw error;
  }
}

/** Writes a file and gives it its name when it is whole, so that no later start trusts half of it. */
function keep(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}.tmp`, text);
  renameSync(`${path}.${process.pid}.tmp`, path);
}

/** Whether an earlier start had all that it needs: the graph is downloaded last. */
function isComplete({ folder }: ModelSource): boolean {
  const graphs = join(folder, 'onnx');
  return (
    existsSync(join(folder, 'config.json')) &&
    existsSync(graphs) &&
    readdirSync(graphs).some((file) => file.endsWith('.onnx'))
  );
}

function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** How long a hub may take to say whether it has what a complete model lacks. */
const patienceMs = 2_000;

/** A file from the hub; undefined for an optional one that the hub says it does not have. */
async function download(source: ModelSource, file: string): Promise<string | undefined> {
  const { host, repository } = source.hub!;
  const address = new URL(`${repository}/resolve/main/${file}`, withSlash(host));
  const signal = isComplete(source) ? AbortSignal.timeout(patienceMs) : null;
  try {
    const response = await fetch(address, { signal });
    if (response.ok) return await response.text();
    if (response.status === 404 && file !== 'config.json') return undefined;
    throw unavailable(source, `${address.href} answered ${response.status}`);
  } catch (error) {
    if (error instanceof IsnadError) throw error;
    throw unavailable(source, `${address.href} could not be downloaded`, error);
  }
}

/** The error for a model that cannot be loaded, with what helps. */
export function unavailable(source: ModelSource, reason: string, cause?: unknown): IsnadError {
  const help =
    source.hub === undefined
      ? 'Check the folder, or name another with --model (isnad-embed-static is bundled).'
      : 'Check the name and the connection, or name another with --model (isnad-embed-static is bundled).';
  return new IsnadError(
    'model-unavailable',
    `The model ${source.name} could not be loaded: ${reason}. ${help}`,
    { cause },
  );
}

function withSlash(host: string): string {
  return host.endsWith('/') ? host : `${host}/`;
}

/** Not what an interrupted download leaves beside them. */
const inferenceFile =
  /^(tokenizer[^/\\]*\.json|config\.json|onnx[/\\][^/\\]+\.onnx(_data(_\d+)?)?)$/;

/** SHA-256 over the settings and every file of the model's folder that inference reads. */
export function fingerprintModel(source: ModelSource, settings: ModelSettings): string {
  const hash = createHash('sha256').update(JSON.stringify(settings));
  const files = readdirSync(source.folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => inferenceFile.test(file))
    .toSorted();
  for (const file of files) {
    hash.update(`\0${file}\0`).update(readFileSync(join(source.folder, file)));
  }
  return hash.digest('hex').slice(0, 32);
}
