import { SingleBar } from 'cli-progress';

/** Shows how far a long piece of work is. */
export interface Progress {
  update(done: number, total: number): void;
  stop(): void;
}

interface ProgressOptions {
  /** Whether there is anyone to show it to. */
  isTerminal: boolean;
  /** `MB` for numbers of bytes; without it what is counted are things. */
  unit?: 'MB';
}

/** A bar on standard error when that is a terminal; silent otherwise. */
export function createProgress(label: string, { isTerminal, unit }: ProgressOptions): Progress {
  if (!isTerminal) return { update: () => undefined, stop: () => undefined };
  const count = unit === undefined ? '{value}/{total}' : `{value}/{total} ${unit}`;
  const bar = new SingleBar({
    format: `${label} {bar} ${count} · {duration_formatted}`,
    formatValue: (value, _options, type) =>
      unit !== undefined && (type === 'value' || type === 'total')
        ? (value / 1e6).toFixed(1)
        : String(value),
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
