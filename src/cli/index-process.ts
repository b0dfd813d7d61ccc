import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { messageOf } from '../core/errors.js';
import type { CliContext } from './context.js';
import type { Environment } from './environment.js';

const main = fileURLToPath(new URL('main.js', import.meta.url));

/** Of what `isnad index --json` prints. */
const summarySchema = z.object({ articles: z.number(), passages: z.number() });

/** How long a build that is told to stop may tidy up; what it leaves behind the next build removes. */
const graceMs = 5_000;

export interface IndexProcessOptions {
  paths: readonly string[];
  index: string;
  model: string;
}

/**
 * Runs `isnad index` as a process of its own, since a build would keep this one from answering,
 * and at lower priority, since answers are waited for. What it tells is told, and whether it
 * succeeded; the signal stops it.
 */
export async function runIndexProcess(
  options: IndexProcessOptions,
  signal: AbortSignal,
  { tell, environment }: Pick<CliContext, 'tell' | 'environment'>,
): Promise<void> {
  try {
    const child = spawnIndex(options, environment);
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    createInterface(child.stderr).on('line', (line) => {
      if (!signal.aborted) tell(line);
    });
    const printed = await outputOf(child, signal);
    if (signal.aborted) return;
    // Not by the exit code, which is 1 too when files were left out.
    if (printed === '') {
      throw new Error(`Its process ended with ${child.exitCode ?? child.signalCode}.`);
    }
    const { articles, passages } = summarySchema.parse(JSON.parse(printed));
    tell(`Indexed ${articles} articles, ${passages} passages`);
  } catch (error) {
    tell(`The index could not be built. ${messageOf(error)}`);
  }
}

function spawnIndex(
  { paths, index, model }: IndexProcessOptions,
  { cache, hubHost }: Environment,
): ChildProcessByStdio<null, Readable, Readable> {
  const args = [main, 'index', '--index', index, '--model', model, '--json', '--', ...paths];
  return spawn(process.execPath, args, {
    env: { ...process.env, ISNAD_CACHE: cache, HF_ENDPOINT: hubHost },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** What a process prints until its end, which the signal brings about early. */
async function outputOf(
  child: ChildProcessByStdio<null, Readable, Readable>,
  signal: AbortSignal,
): Promise<string> {
  const stop = (): void => {
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), graceMs).unref();
  };
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const [printed] = await Promise.all([text(child.stdout), once(child, 'close')]);
    return printed;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
