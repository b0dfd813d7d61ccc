#!/usr/bin/env node
import { IsnadError, messageOf } from '../core/errors.js';
import type { CliContext } from './context.js';
import { readEnvironment } from './environment.js';
import { exitCodes } from './exit-codes.js';
import { runProgram } from './program.js';

async function main(): Promise<void> {
  const context: CliContext = {
    environment: readEnvironment(process.env),
    isTerminal: process.stderr.isTTY,
    print: (text) => process.stdout.write(`${text}\n`),
    tell: (text) => process.stderr.write(`${text}\n`),
    setExitCode: (code) => {
      process.exitCode = code;
    },
    now: () => performance.now(),
    date: () => new Date(),
  };
  await runProgram(context);
}

// A reader that has seen enough, such as head, closes the pipe: nothing is left to say.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  await main();
} catch (error) {
  process.exitCode = report(error);
}

/** Tells what went wrong and gives the exit code. */
function report(error: unknown): number {
  if (error instanceof IsnadError) {
    process.stderr.write(`isnad: ${error.message}\n`);
    return exitCodes[error.code];
  }
  const isBug = error instanceof Error && !('code' in error);
  process.stderr.write(`isnad: ${(isBug && error.stack) || messageOf(error)}\n`);
  return 1;
}
