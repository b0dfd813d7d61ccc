import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../src/evaluation/random.js';
import { openSnapshot } from '../../src/snapshot/open-snapshot.js';
import { spawnCli, succeedCli } from './run-cli.js';
import { seeds } from './sample-corpus.js';

const folder = mkdtempSync(join(tmpdir(), 'isnad-kill-'));
afterAll(() => rmSync(folder, { recursive: true }));
const corpus = join(folder, 'corpus');
const index = join(folder, 'index');
const random = createRandom(2026);
const generatedArticles = 60;

const words = 'القمة الوزير الاقتصاد المدينة النفط الانتخابات الميناء المطر الجامعة الملعب'.split(
  ' ',
);

function writeArticles(): void {
  mkdirSync(corpus);
  cpSync(seeds, corpus, { recursive: true, filter: (path) => !path.endsWith('.jsonl') });
  for (let article = 0; article < generatedArticles; article += 1) {
    const sentences = Array.from({ length: 30 }, () => {
      const drawn = Array.from({ length: 12 }, () => words[Math.floor(random() * words.length)]);
      return `${drawn.join(' ')}.`;
    });
    writeFileSync(join(corpus, `generated-${article}.txt`), sentences.join('\n'));
  }
}

interface Build {
  /** Milliseconds from its claim of the index to its end. */
  took: number;
  /** Whether the kill was what ended it. */
  wasKilled: boolean;
}

/** Builds the index, and kills the build some milliseconds after it has begun to write. */
async function build(killAfter?: number): Promise<Build> {
  const child = spawnCli(['index', corpus, '--index', index]);
  const closed = once(child, 'close');
  const before = leftovers();
  while (child.exitCode === null && isSame(before, leftovers())) await wait(2);
  const startedAt = performance.now();
  if (killAfter !== undefined) {
    await wait(killAfter);
    child.kill('SIGKILL');
  }
  await closed;
  return { took: performance.now() - startedAt, wasKilled: child.signalCode === 'SIGKILL' };
}

/** Claims and generations in the making; what a killed build leaves. */
function leftovers(): string[] {
  return readdirSync(index, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.lock$|^generations\/[^/]+$/.test(path))
    .toSorted();
}

function isSame(one: string[], other: string[]): boolean {
  return one.join('\n') === other.join('\n');
}

/** The generation that serves, after it has answered a question. */
async function generationThatAnswers(): Promise<string> {
  const snapshot = await openSnapshot(index);
  try {
    const { manifest, lexical } = snapshot;
    expect(manifest.corpus.articles).toBe(5 + generatedArticles);
    expect(
      lexical.score(lexical.terms({ text: 'ماكرون في موسكو', language: 'ar' })).best(5),
    ).toHaveLength(5);
    return manifest.generation;
  } finally {
    snapshot.close();
  }
}

describe('an index whose builds are killed', () => {
  it('serves the old generation or a new one each time', { timeout: 180_000 }, async () => {
    writeArticles();
    await succeedCli(['index', corpus, '--index', index]);
    const { took } = await build();
    let serving = await generationThatAnswers();
    const outcomes = [];
    for (let kill = 0; kill < 12; kill += 1) {
      const { wasKilled } = await build(random() * took);
      const generation = await generationThatAnswers();
      outcomes.push({ wasKilled, isOld: generation === serving });
      serving = generation;
    }
    // A build that came to its end serves.
    expect(outcomes.filter(({ wasKilled, isOld }) => !wasKilled && isOld)).toEqual([]);
    // Otherwise the kills came too late to show anything.
    expect(outcomes.filter(({ wasKilled, isOld }) => wasKilled && isOld).length).toBeGreaterThan(3);

    await succeedCli(['index', corpus, '--index', index]);
    const last = await generationThatAnswers();
    expect(last).not.toBe(serving);
    expect(leftovers()).toEqual([join('generations', last)]);
  });
});
