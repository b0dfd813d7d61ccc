import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Embedder } from '../../src/embedding/embedder.js';
import { startWorkerEmbedder } from '../../src/embedding/worker-embedder.js';
import { temporaryFolder } from '../snapshot/temporary-folder.js';
import { bundledSource, startBundledModel, workerUrl } from '../support/bundled-model.js';
import { copyBundledModel } from './model-folder.js';

const texts = Array.from({ length: 400 }, (_, i) =>
  `زار الرئيس موسكو في اليوم ${i} من الشهر `.repeat(20),
);

describe('the embedder in a worker', () => {
  let embedder: Embedder;
  beforeAll(async () => {
    embedder = await startBundledModel();
  });
  afterAll(() => embedder.close());

  it('gives up a request that waits, and serves those after it', async () => {
    const first = embedder.embedPassages(texts);
    const stop = new AbortController();
    const waiting = embedder.embedPassages(texts, { signal: stop.signal });
    const later = embedder.embedQuery(texts[0]!);
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'aborted' });
    expect(await first).toHaveLength(texts.length);
    expect(await later).toEqual((await first)[0]);
  });

  it('gives up a request that is under way at once, and serves those after it', async () => {
    const stop = new AbortController();
    const order: string[] = [];
    const given = embedder
      .embedPassages(texts, { signal: stop.signal })
      .catch((error: unknown) => error)
      .then((error) => (order.push('given up'), error));
    const later = embedder.countTokens(['واحد']).then(() => order.push('later'));
    setImmediate(() => stop.abort());
    expect(await given).toMatchObject({ code: 'aborted' });
    await later;
    expect(order).toEqual(['given up', 'later']);
  });

  it('is not disturbed by a signal that fires after the reply', async () => {
    const stop = new AbortController();
    const vector = await embedder.embedQuery('سؤال', { signal: stop.signal });
    stop.abort();
    expect(await embedder.embedQuery('سؤال')).toEqual(vector);
  });

  it('rejects what is pending and what follows when it is closed', async () => {
    const closing = await startBundledModel();
    const pending = [closing.embedPassages(texts), closing.embedQuery('سؤال')];
    const settled = Promise.allSettled(pending);
    await closing.close();
    for (const result of await settled) {
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'aborted' } });
    }
    await expect(closing.countTokens(['a'])).rejects.toMatchObject({ code: 'aborted' });
    await closing.close();
  });

  it('reports no download for a model on this disk', async () => {
    const reported: unknown[] = [];
    const onProgress = (progress: unknown): void => void reported.push(progress);
    const local = await startWorkerEmbedder({ source: bundledSource, workerUrl, onProgress });
    await local.close();
    expect(reported).toEqual([]);
  });
});

describe('a model in a folder', () => {
  const load = (folder: string): Promise<Embedder> =>
    startWorkerEmbedder({ source: { name: folder, folder }, workerUrl });

  it.each(['نموذج عربي', 'models--owner--tiny', 'model.v1..2'])('loads from %s', async (name) => {
    const embedder = await load(copyBundledModel(join(temporaryFolder(), name)));
    onTestFinished(() => embedder.close());
    expect(await embedder.embedQuery('سؤال')).toHaveLength(embedder.model.dimension);
    expect(countWorkers()).toBe(1);
  });

  it.each<[string, string, (folder: string) => void]>([
    [
      'a broken config.json',
      'config.json',
      (folder) => writeFileSync(join(folder, 'config.json'), '{'),
    ],
    ['no graph', 'onnx', (folder) => rmSync(join(folder, 'onnx'), { recursive: true })],
    [
      'a broken graph',
      'onnx',
      (folder) => {
        rmSync(join(folder, 'onnx'), { recursive: true });
        mkdirSync(join(folder, 'onnx'));
        writeFileSync(join(folder, 'onnx', 'model_int8.onnx'), 'not a graph');
      },
    ],
    ['no tokenizer', 'tokenizer.json', (folder) => rmSync(join(folder, 'tokenizer.json'))],
  ])('with %s is unavailable, and its worker ends', async (_, part, breakIt) => {
    const folder = copyBundledModel(join(temporaryFolder(), 'broken-model'));
    breakIt(folder);
    await expect(load(folder)).rejects.toMatchObject({
      code: 'model-unavailable',
      message: expect.stringMatching(
        new RegExp(`broken-model.*${part}.*isnad-embed-static is bundled`, 's'),
      ),
    });
    expect(countWorkers()).toBe(0);
  });
});

/** Threads that this process has started and that have not ended. */
function countWorkers(): number {
  const report = process.report.getReport();
  if (!('workers' in report) || !Array.isArray(report.workers)) throw new Error('no workers told');
  return report.workers.length;
}
