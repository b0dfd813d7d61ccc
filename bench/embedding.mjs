/**
 * Embeds passages of about 120 tokens with the bundled model, as the product does (in
 * its worker) and, for comparison, by calling transformers.js directly in this
 * thread: `node bench/embedding.mjs CORPUS.jsonl.gz [--passages 4000] [--rounds 5]`,
 * with lines {passage}. Prints passages a second of both, the ratio and the loading time.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { AutoModel, AutoTokenizer, env } from '@xenova/transformers';
import { resolveModelSource } from '../dist/embedding/model-source.js';
import { startWorkerEmbedder } from '../dist/embedding/worker-embedder.js';
import { readTextFile } from '../dist/evaluation/text-file.js';

const models = fileURLToPath(new URL('../models', import.meta.url));
const name = 'isnad-embed-static';
/** Makes about 120 tokens of Arabic Wikipedia. */
const wordsEach = 104;
const batchSize = 128;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    passages: { type: 'string', default: '4000' },
    rounds: { type: 'string', default: '5' },
  },
});
const [corpus] = positionals;
if (corpus === undefined) {
  console.error('Which corpus? node bench/embedding.mjs CORPUS.jsonl.gz');
  process.exit(2);
}
const passages = await readPassages(corpus, Number(values.passages));

const began = performance.now();
const embedder = await startWorkerEmbedder({
  source: resolveModelSource(name, { bundled: models, cache: models, hubHost: 'http://localhost' }),
  workerUrl: new URL('../dist/embedding/embedding-worker.js', import.meta.url),
});
await embedder.embedQuery('probe');
const loading = performance.now() - began;
const counts = await embedder.countTokens(passages.slice(0, 500));
const tokens = counts.reduce((sum, count) => sum + count, 0) / counts.length;

env.allowRemoteModels = false;
env.localModelPath = models;
const tokenizer = await AutoTokenizer.from_pretrained(name);
const model = await AutoModel.from_pretrained(name, { dtype: 'int8' });
const systems = {
  product: (texts) => embedder.embedPassages(texts),
  direct: async (texts) => {
    for (let start = 0; start < texts.length; start += 32) {
      const batch = texts.slice(start, start + 32);
      await model(tokenizer(batch, { padding: true, truncation: true }));
    }
  },
};

const rates = { product: [], direct: [] };
for (let round = 0; round < Number(values.rounds); round += 1) {
  // Other passages every round: remembered words are those that texts share, not the texts.
  const share = Math.floor(passages.length / Number(values.rounds));
  const own = passages.slice(round * share, (round + 1) * share);
  for (const [system, embed] of Object.entries(systems)) rates[system].push(await rate(embed, own));
}
const [product, direct] = [median(rates.product), median(rates.direct)];
console.log(
  `${passages.length} passages of ${tokens.toFixed(0)} tokens, medians of ${values.rounds} rounds`,
);
console.log(`product   ${product.toFixed(0)} passages a second`);
console.log(`direct    ${direct.toFixed(0)} passages a second (transformers.js, batches of 32)`);
console.log(`ratio     ${(product / direct).toFixed(2)}`);
console.log(`loading   ${loading.toFixed(0)} ms, first embedding included`);
await embedder.close();

/** Several batches under way at a time, as when articles are indexed. */
async function rate(embed, texts) {
  const start = performance.now();
  const waiting = [];
  for (let at = 0; at < texts.length; at += batchSize) {
    waiting.push(embed(texts.slice(at, at + batchSize)));
  }
  await Promise.all(waiting);
  return (1000 * texts.length) / (performance.now() - start);
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
}

async function readPassages(file, count) {
  const { lines } = await readTextFile(file);
  const words = lines.flatMap((line) => JSON.parse(line).passage.split(/\s+/));
  return Array.from({ length: count }, (_, index) =>
    words.slice(index * wordsEach, (index + 1) * wordsEach).join(' '),
  );
}
