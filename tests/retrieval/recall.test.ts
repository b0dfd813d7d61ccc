import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { splitSentences } from '../../src/text/sentences.js';
import { buildExactIndex } from '../../src/vector/exact-index.js';
import { buildHnswIndex } from '../../src/vector/hnsw-index.js';
import { defaultHnswParameters } from '../../src/vector/hnsw-parameters.js';
import { startBundledModel } from '../support/bundled-model.js';

const seeds = fileURLToPath(new URL('../../seeds', import.meta.url));

/** Distinct passages of the seeds: every sentence, and windows of words of several lengths. */
function seedPassages(): string[] {
  const passages = new Set<string>();
  for (const file of readdirSync(seeds).filter((name) => name.endsWith('.txt'))) {
    const text = readFileSync(join(seeds, file), 'utf8');
    for (const { start, end } of splitSentences(text, 'ar')) passages.add(text.slice(start, end));
    const words = text.split(/\s+/);
    for (const length of [6, 12, 24, 48]) {
      for (let start = 0; start + length <= words.length; start += 3) {
        passages.add(words.slice(start, start + length).join(' '));
      }
    }
  }
  return [...passages];
}

function seedQuestions(): string[] {
  const lines = readFileSync(join(seeds, 'questions.jsonl'), 'utf8').trim().split('\n');
  const schema = z.object({ question: z.string() });
  return lines.map((line) => schema.parse(JSON.parse(line)).question);
}

describe('dense search with the bundled model', () => {
  it('finds at least 99% of the ten passages that are nearest', async () => {
    const embedder = await startBundledModel();
    onTestFinished(() => embedder.close());
    const passages = seedPassages();
    const questions = seedQuestions();
    expect(passages.length).toBeGreaterThan(2_000);
    expect(questions.length).toBeGreaterThan(100);

    const { dimension } = embedder.model;
    const vectors = await embedder.embedPassages(passages);
    const exact = buildExactIndex(vectors, dimension);
    const graph = buildHnswIndex(vectors, dimension, defaultHnswParameters);
    let found = 0;
    for (const question of questions) {
      const query = await embedder.embedQuery(question);
      const nearest = new Set(exact.search(query, 10).map(({ row }) => row));
      found += graph.search(query, 10).filter(({ row }) => nearest.has(row)).length;
    }
    expect(found / (10 * questions.length)).toBeGreaterThanOrEqual(0.99);
  });
});
