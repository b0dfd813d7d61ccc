#!/usr/bin/env node
import { runProgram } from './program.js';

// A reader that has seen enough, such as head, closes the pipe: nothing is left to say.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

await runProgram(process.argv.slice(2), process.env, {
  isTerminal: process.stderr.isTTY,
  print: (text) => process.stdout.write(`${text}\n`),
  tell: (text) => process.stderr.write(`${text}\n`),
  setExitCode: (code) => {
    process.exitCode = code;
  },
  now: () => performance.now(),
  date: () => new Date(),
});
