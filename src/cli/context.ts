import type { Environment } from './environment.js';

/** What surrounds the command line: the process, or a test. */
export interface CliHost {
  /** Whether standard error is a terminal, where progress is shown. */
  isTerminal: boolean;
  /** Prints results, to standard output. */
  print(text: string): void;
  /** Tells people what happens, on standard error. */
  tell(text: string): void;
  /** Ends the process with this code once it has nothing left to do. */
  setExitCode(code: 0 | 1 | 2): void;
  /** Milliseconds that only grow. */
  now: () => number;
  /** The current moment. */
  date(): Date;
}

/** What a command knows of the process that runs it. */
export interface CliContext extends CliHost {
  environment: Environment;
}
