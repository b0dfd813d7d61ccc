import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readModelSettings } from '../../src/embedding/model-settings.js';
import type { ModelSettings } from '../../src/embedding/model-settings.js';
import { resolveModelSource } from '../../src/embedding/model-source.js';
import { temporaryFolder } from '../snapshot/temporary-folder.js';
import { startHubServer } from './hub-server.js';

const pooling = '1_Pooling/config.json';
const prompts = 'config_sentence_transformers.json';
const cls = { [pooling]: JSON.stringify({ pooling_mode_cls_token: true }) };

function settingsFrom(hubHost: string, cache: string): Promise<ModelSettings> {
  return readModelSettings(
    resolveModelSource('owner/tiny', { bundled: '/nowhere', cache, hubHost }),
  );
}

/** As the cache is once a start has come to its end. */
function addGraph(cache: string): void {
  mkdirSync(join(cache, 'owner/tiny/onnx'), { recursive: true });
  writeFileSync(join(cache, 'owner/tiny/onnx/model_int8.onnx'), 'graph');
}

describe('the settings of a model from the hub', () => {
  it('change when the hub has a file that it did not have before', async () => {
    const cache = temporaryFolder();
    const without = await startHubServer({ replaced: { [pooling]: null } });
    expect((await settingsFrom(without.host, cache)).pooling).toBe('mean');
    expect(existsSync(join(cache, 'owner/tiny', pooling))).toBe(false);
    addGraph(cache);
    const having = await startHubServer({ replaced: cls });
    expect((await settingsFrom(having.host, cache)).pooling).toBe('cls');
    expect(having.requests).toEqual([`GET owner/tiny/${pooling}`]);
  });

  it.each([prompts, pooling])('are not made up while the hub fails at %s', async (file) => {
    const cache = temporaryFolder();
    const failing = await startHubServer({ failsAt: file, replaced: cls });
    await expect(settingsFrom(failing.host, cache)).rejects.toMatchObject({
      code: 'model-unavailable',
      message: expect.stringMatching(new RegExp(`${file} answered 503`)),
    });
    expect(existsSync(join(cache, 'owner/tiny', file))).toBe(false);
    const whole = await startHubServer({ replaced: cls });
    expect((await settingsFrom(whole.host, cache)).pooling).toBe('cls');
  });

  it.each([
    ['fails', { failsAt: pooling }],
    ['breaks off', { breaksAt: pooling, replaced: cls }],
    ['shows a page of its own', { replaced: { [pooling]: '<html>Sign in</html>' } }],
  ])(
    'stay as they were for a downloaded model whose hub %s, and that is not kept',
    async (_, options) => {
      const cache = temporaryFolder();
      const without = await startHubServer({ replaced: { [pooling]: null } });
      const before = await settingsFrom(without.host, cache);
      addGraph(cache);
      const failing = await startHubServer(options);
      expect(await settingsFrom(failing.host, cache)).toEqual(before);
      expect(existsSync(join(cache, 'owner/tiny', pooling))).toBe(false);
    },
  );

  it('need no hub once it is downloaded', async () => {
    const cache = temporaryFolder();
    const hub = await startHubServer();
    const before = await settingsFrom(hub.host, cache);
    addGraph(cache);
    await hub.stop();
    expect(await settingsFrom(hub.host, cache)).toEqual(before);
  });
});
