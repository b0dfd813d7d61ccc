import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Disk } from '../../src/snapshot/disk.js';
import { localDisk } from '../../src/snapshot/disk.js';

/** What a crash right after an operation leaves of the index. */
export interface CrashState {
  /** The last thing that was done. */
  operation: string;
  crash: 'killed' | 'power lost' | 'power lost, renames too';
  /** A copy of the index's folder as it is found afterwards. */
  folder: string;
}

export interface CrashDiskDeps {
  indexDir: string;
  /** Where copies are made; the next state overwrites the last. */
  scratch: string;
  observe: (state: CrashState) => Promise<void>;
  /** Whether the build's own syncs count; false is the planted fault that a test must notice. */
  syncs?: boolean;
}

/** A rename that a loss of power may undo, and what it replaced. */
interface PendingRename {
  from: string;
  to: string;
  replaced: Buffer | undefined;
}

/**
 * A disk that shows, after every operation and in the middle of every write, what is
 * found when the process is killed there; and when the power is lost there: of every file
 * only what was synced, and renames of files whose folder was not synced kept or undone.
 */
export function createCrashDisk(deps: CrashDiskDeps): Disk {
  const { indexDir, scratch, observe, syncs = true } = deps;
  /** What was there before the build lies safely on the disk. */
  const syncedBytes = new Map(filesOf(indexDir).map((path) => [path, statSync(path).size]));
  let pending: PendingRename[] = [];

  const copyOf = (path: string): string => join(scratch, relative(indexDir, path));

  const copyIndex = (): void => {
    rmSync(scratch, { recursive: true, force: true });
    mkdirSync(indexDir, { recursive: true });
    cpSync(indexDir, scratch, { recursive: true });
  };

  const dropUnsynced = (): void => {
    for (const path of filesOf(indexDir)) truncateSync(copyOf(path), syncedBytes.get(path) ?? 0);
  };

  const undoRenames = (): void => {
    for (const { from, to, replaced } of pending.toReversed()) {
      if (existsSync(copyOf(to))) cpSync(copyOf(to), copyOf(from));
      rmSync(copyOf(to), { force: true });
      if (replaced !== undefined) writeFileSync(copyOf(to), replaced);
    }
  };

  const show = async (operation: string): Promise<void> => {
    const crash = async (how: CrashState['crash'], ...losses: (() => void)[]): Promise<void> => {
      copyIndex();
      for (const lose of losses) lose();
      await observe({ operation, crash: how, folder: scratch });
    };
    await crash('killed');
    await crash('power lost', dropUnsynced);
    if (pending.length > 0) await crash('power lost, renames too', dropUnsynced, undoRenames);
  };

  return {
    async makeDirectory(path) {
      await localDisk.makeDirectory(path);
      await show('makeDirectory');
    },
    async append(path, bytes) {
      const whole = Buffer.from(bytes);
      const half = Math.floor(whole.length / 2);
      await localDisk.append(path, whole.subarray(0, half));
      await show(`half of append ${path}`);
      await localDisk.append(path, whole.subarray(half));
      await show(`append ${path}`);
    },
    async sync(path) {
      await localDisk.sync(path);
      if (syncs) {
        const stats = statSync(path);
        if (stats.isFile()) syncedBytes.set(path, stats.size);
        else pending = pending.filter(({ to }) => dirname(to) !== path);
      }
      await show(`sync ${path}`);
    },
    async rename(from, to) {
      pending.push({ from, to, replaced: existsSync(to) ? readFileSync(to) : undefined });
      await localDisk.rename(from, to);
      syncedBytes.set(to, syncedBytes.get(from) ?? 0);
      await show(`rename ${to}`);
    },
    async remove(path) {
      await localDisk.remove(path);
      await show(`remove ${path}`);
    },
  };
}

function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.map((name) => join(folder, name)).filter((path) => statSync(path).isFile());
}
