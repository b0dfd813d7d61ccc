import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IsnadError } from '../../src/core/errors.js';
import { createIndexLayout, manifestFile } from '../../src/snapshot/index-layout.js';
import { contentFiles, pointerSchema } from '../../src/snapshot/manifest.js';
import { openSnapshot } from '../../src/snapshot/open-snapshot.js';
import { buildSample, seedArticles } from './sample-build.js';

const folder = mkdtempSync(join(tmpdir(), 'isnad-damage-'));
const whole = join(folder, 'whole');
const other = join(folder, 'other');
const damaged = join(folder, 'damaged');
const files = ['current.json', manifestFile, ...contentFiles];

beforeAll(async () => {
  await buildSample(whole);
  await buildSample(other, { articles: seedArticles().slice(1), fingerprint: 'other' });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Where the file of this name lies in an index. */
function pathOf(indexDir: string, name: string): string {
  const layout = createIndexLayout(indexDir);
  if (name === 'current.json') return layout.pointer;
  const generation = readdirSync(layout.generations)[0]!;
  return join(layout.generation(generation), name);
}

/** The error of opening a copy of the whole index after one of its files was changed. */
async function openDamaged(change: (path: string) => void, name: string): Promise<IsnadError> {
  rmSync(damaged, { recursive: true, force: true });
  cpSync(whole, damaged, { recursive: true });
  change(pathOf(damaged, name));
  const error: unknown = await openSnapshot(damaged).then(
    (snapshot) => snapshot.close(),
    (reason: unknown) => reason,
  );
  if (!(error instanceof IsnadError)) throw new Error(`${name} was accepted`, { cause: error });
  return error;
}

const cutTo =
  (share: number, bytes: number) =>
  (path: string): void => {
    const all = readFileSync(path);
    writeFileSync(path, all.subarray(0, Math.floor(all.length * share) + bytes));
  };

/** What may befall a file, by name; each takes its path and its name. */
const damages: [what: string, change: (path: string, name: string) => void][] = [
  ['was emptied', cutTo(0, 0)],
  ['was cut to one byte', cutTo(0, 1)],
  ['was cut to half', cutTo(0.5, 0)],
  ['lacks its last byte', cutTo(1, -1)],
  ['goes on after its end', (path) => appendFileSync(path, 'x')],
  ['was swapped with that of another index', (path, name) => cpSync(pathOf(other, name), path)],
  [
    'became a folder',
    (path) => {
      rmSync(path);
      mkdirSync(path);
    },
  ],
];

describe.each(files)('an index whose %s', (name) => {
  it.each(damages)('%s is refused', async (_what, change) => {
    const { code, message } = await openDamaged((path) => change(path, name), name);
    expect(code).toBe('index-corrupt');
    expect(message).toContain(name === 'current.json' ? damaged : `/${name}: `);
    // Until a manifest could be read, the corpus is unknown.
    const corpus = name === 'current.json' || name === manifestFile ? '<paths>' : 'seeds';
    expect(message).toContain(`isnad index ${corpus} --index ${damaged}`);
  });

  it('was deleted is refused', async () => {
    const { code, message } = await openDamaged((path) => rmSync(path), name);
    expect(code).toBe(name === 'current.json' ? 'index-missing' : 'index-corrupt');
    expect(message).toContain(`--index ${damaged}`);
  });
});

describe('an index', () => {
  it('is refused whichever bits of whichever byte were flipped', async () => {
    const flips = fc.record({
      name: fc.constantFrom(...files),
      place: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      mask: fc.integer({ min: 1, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(flips, async ({ name, place, mask }) => {
        const error = await openDamaged((path) => {
          const bytes = readFileSync(path);
          bytes[Math.floor(place * bytes.length)]! ^= mask;
          writeFileSync(path, bytes);
        }, name);
        expect(error.code).toMatch(/^index-(corrupt|incompatible)$/);
        expect(error.message).toContain('isnad index ');
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('of another format is told apart from a damaged one', async () => {
    const { code, message } = await openDamaged((path) => {
      writeFileSync(path, JSON.stringify({ formatVersion: 99, whatever: 'comes' }));
    }, 'current.json');
    expect(code).toBe('index-incompatible');
    expect(message).toMatch(/format 99.*format 6.*isnad index/s);
  });

  it('of an earlier format names the command that builds it from the same articles', async () => {
    const { code, message } = await openDamaged((path) => {
      const pointer = pointerSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
      const formatVersion = pointer.formatVersion - 1;
      writeFileSync(path, JSON.stringify({ formatVersion, generation: pointer.generation }));
    }, 'current.json');
    expect(code).toBe('index-incompatible');
    expect(message).toContain(`isnad index seeds --index ${damaged}`);
  });

  it('is repaired by a new build, whatever is damaged', async () => {
    for (const name of files) {
      await openDamaged((path) => writeFileSync(path, 'damage'), name);
      await buildSample(damaged);
      (await openSnapshot(damaged)).close();
      expect(readdirSync(join(damaged, 'generations'))).toHaveLength(1);
    }
  });

  it('cannot lead outside its folder', async () => {
    const { code } = await openDamaged((path) => {
      const pointer = pointerSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
      writeFileSync(path, JSON.stringify({ ...pointer, generation: '../../other' }));
    }, 'current.json');
    expect(code).toBe('index-corrupt');
  });

  it('is named in a command that a shell understands, with what it was built from', async () => {
    const spaced = join(folder, 'an index');
    await buildSample(spaced, { paths: ['أخبار/يوم', "it's"] });
    writeFileSync(pathOf(spaced, 'lexical.bin'), 'damage');
    await expect(openSnapshot(spaced)).rejects.toThrow(
      String.raw`isnad index أخبار/يوم 'it'\''s' --index '${spaced}'`,
    );
  });
});
