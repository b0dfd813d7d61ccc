import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { bundledModel } from '../../src/cli/environment.js';
import type { Embedder } from '../../src/embedding/embedder.js';
import type { ModelSource } from '../../src/embedding/model-source.js';
import { startWorkerEmbedder } from '../../src/embedding/worker-embedder.js';

/** The compiled worker, since a thread cannot load TypeScript. */
export const workerUrl = new URL('../../dist/embedding/embedding-worker.js', import.meta.url);

export const bundledSource: ModelSource = {
  name: bundledModel,
  folder: fileURLToPath(new URL(`../../models/${bundledModel}`, import.meta.url)),
};

/** The model that ships, in its worker. */
export function startBundledModel(): Promise<Embedder> {
  return startWorkerEmbedder({ source: bundledSource, workerUrl });
}

const tokenisedSchema = z.object({ text: z.string(), ids: z.array(z.number()) });

/** Texts with the ids of their pieces as the training side cut them. */
export function readTokenisedTexts(): z.infer<typeof tokenisedSchema>[] {
  const lines = gunzipSync(readFileSync('training/tokenizer-parity.jsonl.gz')).toString();
  return lines
    .trim()
    .split('\n')
    .map((line) => tokenisedSchema.parse(JSON.parse(line)));
}
