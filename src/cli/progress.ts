import { SingleBar } from 'cli-progress';

/** Shows how far a long piece of work is. */
export interface Progress {
  update(done: number, total: number): void;
  stop(): void;
}

/** A bar on standard error when that is a terminal; silent otherwise. */
export function createProgress(label: string, isTerminal: boolean): Progress {
  if (!isTerminal) return { update: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    format: `${label} {bar} {value}/{total} · {duration_formatted}`,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });
  let isStarted = false;
  return {
    update(done, total) {
      if (!isStarted) bar.start(total, done);
      isStarted = true;
      bar.setTotal(total);
      bar.update(done);
    },
    stop() {
      if (isStarted) bar.stop();
    },
  };
}
