import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const program = new URL('../../dist/cli/program.js', import.meta.url);

export interface CliResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface CliOptions {
  /** On top of an environment without any of the product's variables. */
  env?: Record<string, string>;
}

export interface ProcessOptions extends CliOptions {
  cwd?: string;
}

const variables = 'ISNAD_MODEL ISNAD_INDEX ISNAD_CACHE PORT HOST HF_ENDPOINT CI'.split(' ');

function assertBuilt(): void {
  if (!existsSync(main)) throw new Error(`${main} is missing; npm run build makes it`);
}

/** Starts the compiled command line as a process; fails when there is none. */
export function spawnCli(args: readonly string[], { env, cwd }: ProcessOptions = {}): ChildProcess {
  assertBuilt();
  const inherited = Object.entries(process.env).filter(([name]) => !variables.includes(name));
  return spawn(process.execPath, [main, ...args], {
    env: { ...Object.fromEntries(inherited), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
  });
}

/** Runs the compiled command line to its end and fails when that is no success. */
export async function succeedCli(args: readonly string[], options?: CliOptions): Promise<void> {
  const { code, stderr } = await runCli(args, options);
  if (code !== 0) throw new Error(`isnad ${args.join(' ')} exited with ${code}: ${stderr}`);
}

/**
 * Runs the compiled command line to its end inside this process, which saves the
 * second that a process needs to start.
 */
export async function runCli(
  args: readonly string[],
  { env = {} }: CliOptions = {},
): Promise<CliResult> {
  assertBuilt();
  const { runProgram }: typeof import('../../src/cli/program.js') = await import(program.href);
  const result: CliResult = { code: 0, stdout: '', stderr: '' };
  await runProgram(args, env, {
    isTerminal: false,
    print: (text) => (result.stdout += `${text}\n`),
    tell: (text) => (result.stderr += `${text}\n`),
    setExitCode: (code) => (result.code = code),
    now: () => performance.now(),
    date: () => new Date(),
  });
  return result;
}

/** Runs the compiled command line to its end as a process. */
export async function runCliProcess(
  args: readonly string[],
  options?: ProcessOptions,
): Promise<CliResult> {
  const child = spawnCli(args, options);
  const output = { stdout: '', stderr: '' };
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  await once(child, 'close');
  return { code: child.exitCode, ...output };
}

/** The one line of JSON that a successful run printed; fails with what it said when there is none. */
export function jsonLine({ code, stdout, stderr }: CliResult): unknown {
  const lines = stdout.split('\n');
  if (lines.length !== 2 || lines[1] !== '') {
    throw new Error(`expected one line, got exit code ${code} and\n${stdout}\n${stderr}`);
  }
  return JSON.parse(lines[0]!);
}
