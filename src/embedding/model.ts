import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AutoModel, AutoTokenizer, env, LogLevel, Tensor } from '@xenova/transformers';
import type { PreTrainedModel, PreTrainedTokenizer, ProgressInfo } from '@xenova/transformers';
import { messageOf } from '../core/errors.js';
import { toUnit } from '../core/vectors.js';
import type { ModelInfo } from './embedder.js';
import { fingerprintModel, readModelSettings, unavailable } from './model-settings.js';
import type { ModelSettings } from './model-settings.js';
import type { ModelSource } from './model-source.js';
import { clsPool, meanPool } from './pooling.js';
import { readUnigramVocabulary } from './unigram-vocabulary.js';
import { createWordTokenizer } from './word-tokenizer.js';

/** Bytes of a file that is being downloaded. */
export interface DownloadProgress {
  file: string;
  loaded: number;
  total: number;
}

/** A model in this thread: every call blocks it while the network runs. */
export interface LoadedModel {
  info: ModelInfo;
  /** One unit vector a text, in order. */
  embed(texts: readonly string[], kind: 'query' | 'passage'): Promise<Float32Array[]>;
  countTokens(texts: readonly string[]): number[];
}

/** Texts a run of the network takes; more only costs memory. */
const batchSize = 32;
/** For models that state no limit. */
const defaultMaxTokens = 512;

/** Loads a model, downloading what its folder lacks; fails with `model-unavailable`. */
export async function loadModel(
  source: ModelSource,
  onProgress: (progress: DownloadProgress) => void,
): Promise<LoadedModel> {
  const settings = await readModelSettings(source);
  const { tokenizer, model } = await loadParts(source, settings, onProgress).catch(
    (error: unknown) => {
      throw unavailable(source, messageOf(error), error);
    },
  );
  const maxTokens = maxTokensOf(tokenizer, model);
  const cutter = settings.cutsWordsApart
    ? await createWordCutter(source, tokenizer, maxTokens)
    : createTextCutter(tokenizer, maxTokens);
  const embedBatch = createBatchEmbedder(model, cutter, settings);
  const [probe] = await embedBatch(['probe']);

  return {
    info: {
      name: source.name,
      dimension: probe!.length,
      maxTokens,
      ...(settings.titleWeight !== undefined && { titleWeight: settings.titleWeight }),
      fingerprint: fingerprintModel(source, settings),
    },
    async embed(texts, kind) {
      const prefix = settings.prefixes[kind];
      // Neighbours of like length waste little on padding.
      const order = [...texts.keys()].toSorted((a, b) => texts[a]!.length - texts[b]!.length);
      const vectors: Float32Array[] = [];
      for (let start = 0; start < order.length; start += batchSize) {
        const rows = order.slice(start, start + batchSize);
        const batch = await embedBatch(rows.map((row) => prefix + texts[row]!));
        for (const [index, row] of rows.entries()) vectors[row] = batch[index]!;
      }
      return vectors;
    },
    countTokens: (texts) => texts.map(cutter.count),
  };
}

interface ModelParts {
  tokenizer: PreTrainedTokenizer;
  model: PreTrainedModel;
}

async function loadParts(
  source: ModelSource,
  { dtype, isStatic }: ModelSettings,
  onProgress: (progress: DownloadProgress) => void,
): Promise<ModelParts> {
  const { hub, folder } = source;
  env.logLevel = LogLevel.ERROR;
  env.allowLocalModels = hub === undefined;
  env.allowRemoteModels = hub !== undefined;
  env.useFSCache = hub !== undefined;
  if (hub !== undefined) {
    env.remoteHost = hub.host;
    env.cacheDir = dirname(dirname(folder));
  }
  const name = hub?.repository ?? folder;
  // The library reports files that it reads from disk as well.
  const downloads = new Set<string>();
  const progress_callback = (event: ProgressInfo): void => {
    if (event.status === 'initiate' && !existsSync(join(folder, event.file))) {
      downloads.add(event.file);
    }
    if (event.status === 'progress' && downloads.has(event.file)) {
      onProgress({ file: event.file, loaded: event.loaded, total: event.total });
    }
  };
  const tokenizer = await AutoTokenizer.from_pretrained(name, { progress_callback });
  const model = await AutoModel.from_pretrained(name, {
    dtype,
    device: 'cpu',
    progress_callback,
    session_options: { logSeverityLevel: 3, ...(isStatic && { intraOpNumThreads: 1 }) },
  });
  return { tokenizer, model };
}

function maxTokensOf(tokenizer: PreTrainedTokenizer, model: PreTrainedModel): number {
  const stated = [
    (tokenizer as { model_max_length?: unknown }).model_max_length,
    (model.config as { max_position_embeddings?: unknown }).max_position_embeddings,
  ];
  const limits = stated.filter((limit) => typeof limit === 'number' && limit > 0 && limit < 1e6);
  return limits.length === 0 ? defaultMaxTokens : Math.min(...(limits as number[]));
}

/** What a graph takes for a batch of texts. */
interface Inputs extends Record<string, Tensor> {
  attention_mask: Tensor;
}

/** How texts become what the graph takes. */
interface Cutter {
  prepare: (texts: string[]) => Inputs;
  /** Pieces of a whole text, also beyond what the graph takes. */
  count: (text: string) => number;
}

function createTextCutter(tokenizer: PreTrainedTokenizer, maxTokens: number): Cutter {
  return {
    prepare: (texts) =>
      tokenizer(texts, { padding: true, truncation: true, max_length: maxTokens }),
    count: (text) => tokenizer.encode(text, { add_special_tokens: false }).length,
  };
}

/** The same ids sooner: `bench/embedding.mjs` compares. */
async function createWordCutter(
  source: ModelSource,
  tokenizer: PreTrainedTokenizer,
  maxTokens: number,
): Promise<Cutter> {
  const { _tokenizer: parts }: { _tokenizer: { normalizer: (text: string) => string } } = tokenizer;
  const tokenise = createWordTokenizer(parts.normalizer, await readUnigramVocabulary(source));
  return {
    count: (text) => tokenise(text).length,
    prepare(texts) {
      const rows = texts.map((text) => tokenise(text).slice(0, maxTokens));
      const width = Math.max(...rows.map((ids) => ids.length));
      const ids = new BigInt64Array(rows.length * width);
      const mask = new BigInt64Array(rows.length * width);
      for (const [row, pieces] of rows.entries()) {
        for (const [at, id] of pieces.entries()) {
          ids[row * width + at] = BigInt(id);
          mask[row * width + at] = 1n;
        }
      }
      const dims = [rows.length, width];
      return {
        input_ids: new Tensor('int64', ids, dims),
        attention_mask: new Tensor('int64', mask, dims),
      };
    },
  };
}

function createBatchEmbedder(
  model: PreTrainedModel,
  { prepare }: Cutter,
  settings: ModelSettings,
): (texts: string[]) => Promise<Float32Array[]> {
  return async (texts) => {
    const inputs = prepare(texts);
    const outputs = (await model(inputs)) as Record<string, Tensor>;
    try {
      return poolOutputs(outputs, inputs.attention_mask, settings).map(toUnit);
    } finally {
      // Tensors of the runtime live outside the garbage-collected heap.
      for (const tensor of Object.values(outputs)) tensor.dispose();
    }
  };
}

function poolOutputs(
  outputs: Record<string, Tensor>,
  mask: Tensor,
  { pooling }: ModelSettings,
): Float32Array[] {
  const sentence = outputs['sentence_embedding'];
  if (sentence !== undefined) {
    const [texts = 0, dimension = 0] = sentence.dims;
    const data = sentence.data as Float32Array;
    return Array.from({ length: texts }, (_, text) =>
      data.slice(text * dimension, (text + 1) * dimension),
    );
  }
  const hidden = outputs['last_hidden_state'] ?? outputs['token_embeddings'];
  if (hidden === undefined) {
    throw new TypeError(`the model has no token vectors, only ${Object.keys(outputs).join(', ')}`);
  }
  const [texts = 0, tokens = 0, dimension = 0] = hidden.dims;
  const vectors = { data: hidden.data as Float32Array, texts, tokens, dimension };
  return pooling === 'cls' ? clsPool(vectors) : meanPool(vectors, mask.data as BigInt64Array);
}
