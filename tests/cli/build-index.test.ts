import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildIndex } from '../../src/cli/build-index.js';
import { temporaryFolder } from '../snapshot/temporary-folder.js';
import { createHashingEmbedder } from '../support/hashing-embedder.js';

describe('the progress of a build', () => {
  it('follows the bytes of one large file to its end', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'wire.jsonl');
    const rows = Array.from({ length: 300 }, (_, id) =>
      JSON.stringify({ id: `a${id}`, text: `Report ${id}. ${'More of it follows. '.repeat(50)}` }),
    );
    writeFileSync(file, `${rows.join('\n')}\n`);
    const steps: [number, number][] = [];
    await buildIndex({
      paths: [folder],
      index: join(folder, 'index'),
      embedder: createHashingEmbedder(),
      builtAt: new Date(0),
      onProblem: ({ path, reason }) => expect.fail(`${path}: ${reason}`),
      onProgress: (bytes, totalBytes) => steps.push([bytes, totalBytes]),
    });
    const { size } = statSync(file);
    expect(new Set(steps.map(([, total]) => total))).toEqual(new Set([size]));
    const read = steps.map(([bytes]) => bytes);
    expect(read).toHaveLength(300);
    expect(read).toEqual(read.toSorted((a, b) => a - b));
    // The reader is a piece of the file ahead of the index, not the whole of it.
    expect(read[0]).toBeLessThan(size / 2);
    expect(read.at(-1)).toBe(size);
  });
});
