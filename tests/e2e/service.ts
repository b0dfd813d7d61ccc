import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { writeCorpus } from './corpus.js';

const main = 'dist/cli/main.js';

/** The built service over a corpus of its own. */
export interface Service {
  /** Such as http://localhost:41234; the same after a restart. */
  origin: string;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes what it wrote. */
  close(): Promise<void>;
}

/** Indexes the seeds and the given articles in a temporary folder and serves it on a free port. */
export async function startService(articles: object[]): Promise<Service> {
  const folder = await mkdtemp(join(tmpdir(), 'isnad-e2e-'));
  const [corpus, index] = [join(folder, 'corpus'), join(folder, 'index')];
  const remove = () => rm(folder, { recursive: true, force: true });
  await writeCorpus(corpus, articles);
  await promisify(execFile)(process.execPath, [main, 'index', corpus, '--index', index]).catch(
    async (error: unknown) => {
      await remove();
      throw error;
    },
  );
  let child = await launch(index, 0);
  const { origin } = child;
  const port = Number(new URL(origin).port);
  const stop = async () => {
    const exited = once(child.process, 'exit');
    child.process.kill('SIGKILL');
    await exited;
  };
  return {
    origin,
    stop,
    start: async () => {
      child = await launch(index, port);
    },
    close: async () => {
      if (child.process.exitCode === null && child.process.signalCode === null) await stop();
      await remove();
    },
  };
}

async function launch(
  index: string,
  port: number,
): Promise<{ process: ChildProcess; origin: string }> {
  const child = spawn(process.execPath, [main, 'serve', '--index', index, '--port', String(port)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let told = '';
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the service ended with ${code}: ${told}`)));
    child.stderr.on('data', (data: Buffer) => {
      told += data.toString();
      const origin = /answers on (http:\S+)/.exec(told)?.[1];
      if (origin !== undefined) resolve({ process: child, origin });
    });
  });
}
