import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Embedder } from '../../src/embedding/embedder.js';
import type { DownloadProgress } from '../../src/embedding/model.js';
import { resolveModelSource } from '../../src/embedding/model-source.js';
import { startWorkerEmbedder } from '../../src/embedding/worker-embedder.js';
import { temporaryFolder } from '../snapshot/temporary-folder.js';
import { bundledSource, startBundledModel, workerUrl } from '../support/bundled-model.js';
import { startHubServer } from './hub-server.js';

const texts = ['زار ماكرون موسكو يوم الاثنين', 'The talks lasted five hours.'];
const graph = 'onnx/model_int8.onnx';

interface HubLoad {
  model?: string;
  onProgress?: (progress: DownloadProgress) => void;
}

function startFromHub(
  hubHost: string,
  cache: string,
  { model = 'owner/tiny', onProgress }: HubLoad = {},
): Promise<Embedder> {
  const source = resolveModelSource(model, { bundled: '/nowhere', cache, hubHost });
  return startWorkerEmbedder({ source, workerUrl, onProgress });
}

async function embedAndClose(starting: Promise<Embedder>): Promise<Float32Array[]> {
  const embedder = await starting;
  try {
    return [await embedder.embedQuery(texts[0]!), ...(await embedder.embedPassages(texts))];
  } finally {
    await embedder.close();
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(folder, file)).isFile())
    .toSorted();
}

describe('a model from the hub', () => {
  it('is downloaded with progress, embeds as it does from a folder, and then needs no hub', async () => {
    const hub = await startHubServer();
    const cache = temporaryFolder();
    const reported: DownloadProgress[] = [];
    const onProgress = (progress: DownloadProgress): void => void reported.push(progress);
    const downloaded = await startFromHub(hub.host, cache, { onProgress });
    const { name, fingerprint } = downloaded.model;
    const vectors = await embedAndClose(Promise.resolve(downloaded));
    expect(vectors).toEqual(await embedAndClose(startBundledModel()));
    expect(name).toBe('owner/tiny');

    const size = statSync(join(bundledSource.folder, graph)).size;
    const steps = reported.filter(({ file }) => file === graph);
    expect(steps.length).toBeGreaterThan(1);
    expect(steps.at(-1)).toEqual({ file: graph, loaded: size, total: size });
    expect(filesBelow(join(cache, 'owner/tiny'))).toEqual([
      'config.json',
      'config_sentence_transformers.json',
      graph,
      'tokenizer.json',
      'tokenizer_config.json',
    ]);

    await hub.stop();
    reported.length = 0;
    const cached = await startFromHub(hub.host, cache, { onProgress });
    expect(cached.model.fingerprint).toBe(fingerprint);
    expect(await embedAndClose(Promise.resolve(cached))).toEqual(vectors);
    expect(reported).toEqual([]);
  });

  it('is named in the error when the hub has none of that name, and leaves nothing behind', async () => {
    const hub = await startHubServer();
    const cache = temporaryFolder();
    const missing = startFromHub(hub.host, cache, { model: 'owner/absent' });
    await expect(missing).rejects.toMatchObject({
      code: 'model-unavailable',
      message: expect.stringMatching(/owner\/absent.*404.*Check the name.*--model/s),
    });
    expect(filesBelow(cache)).toEqual([]);
  });

  it('says which address failed when the hub cannot be reached', async () => {
    const hub = await startHubServer();
    await hub.stop();
    await expect(startFromHub(hub.host, temporaryFolder())).rejects.toMatchObject({
      code: 'model-unavailable',
      message: expect.stringContaining(hub.host),
    });
  });

  it.each(['config.json', 'tokenizer.json', graph])(
    'is downloaded anew after a connection that broke within %s',
    async (file) => {
      const cache = temporaryFolder();
      const breaking = await startHubServer({ breaksAt: file });
      await expect(startFromHub(breaking.host, cache)).rejects.toMatchObject({
        code: 'model-unavailable',
        message: expect.stringContaining('owner/tiny'),
      });
      expect(existsSync(join(cache, 'owner/tiny', file))).toBe(false);
      const whole = await startHubServer();
      expect(await embedAndClose(startFromHub(whole.host, cache))).toHaveLength(3);
      expect(whole.requests).toContain(`GET owner/tiny/${file}`);
    },
  );

  it('does not keep a page that stands in for a file', async () => {
    const cache = temporaryFolder();
    const portal = await startHubServer({ replaced: { 'config.json': '<html>Sign in</html>' } });
    await expect(startFromHub(portal.host, cache)).rejects.toMatchObject({
      code: 'model-unavailable',
      message: expect.stringMatching(/owner\/tiny.*config\.json/s),
    });
    expect(filesBelow(cache)).toEqual([]);
  });

  it('fails when the repository has no graph, and loads once it has', async () => {
    const cache = temporaryFolder();
    const bare = await startHubServer({ replaced: { [graph]: null } });
    await expect(startFromHub(bare.host, cache)).rejects.toMatchObject({
      code: 'model-unavailable',
    });
    const whole = await startHubServer();
    expect(await embedAndClose(startFromHub(whole.host, cache))).toHaveLength(3);
  });

  it('has the same fingerprint beside what a killed download left', async () => {
    const hub = await startHubServer();
    const cache = temporaryFolder();
    const first = await startFromHub(hub.host, cache);
    await first.close();
    writeFileSync(join(cache, 'owner/tiny', `${graph}.tmp.4711.k3x`), 'half a graph');
    const second = await startFromHub(hub.host, cache);
    await second.close();
    expect(second.model.fingerprint).toBe(first.model.fingerprint);
  });
});
