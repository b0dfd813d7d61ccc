import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IsnadError } from '../core/errors.js';
import type { Disk } from './disk.js';

/** The sole right to write an index. */
export interface BuildClaim {
  release(): Promise<void>;
}

/** `build-<pid>-<birth>-<unique>.lock`: all that a claim says is in its name, so it is never half written. */
const claimName = /^build-(\d+)-(\d+)-[0-9a-f-]+\.lock$/;

/**
 * Claims an index for this build; fails with `overloaded` while a living process builds it.
 *
 * Every build adds a claim of its own and looks for others only afterwards, so of two
 * builds at least one sees the other (started at the very same moment, both may yield).
 * The claim of a process that is gone is removed by whoever finds it; nobody ever removes
 * a living one, which is what makes taking over safe. Processes that cannot see each other,
 * as in two containers that share a folder, must not build at once.
 */
export async function claimBuild(indexDir: string, disk: Disk): Promise<BuildClaim> {
  const name = `build-${process.pid}-${birthOf(process.pid) ?? '0'}-${randomUUID()}.lock`;
  const path = join(indexDir, name);
  await disk.append(path, '');
  const release = (): Promise<void> => disk.remove(path);

  for (const other of readdirSync(indexDir)) {
    const match = claimName.exec(other);
    if (match === null || other === name) continue;
    const pid = Number(match[1]);
    if (isRunning(pid, match[2]!)) {
      await release();
      throw new IsnadError(
        'overloaded',
        `Process ${pid} is building the index at ${indexDir} already (${other}). ` +
          'Wait until it is done, or stop it, and try again.',
      );
    }
    await disk.remove(join(indexDir, other));
  }
  return { release };
}

/** Whether the process with this number is still the one that was born then. */
function isRunning(pid: number, birth: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // A process of another user may not be signalled, but it is there.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  const found = birthOf(pid);
  return found === undefined || found === birth;
}

/**
 * The start of a process in clock ticks since boot, which tells it from a later one with
 * the same number: field 22 of /proc/<pid>/stat (proc(5)). `ended` for one that only waits
 * to be reaped, undefined where this cannot be told.
 */
function birthOf(pid: number): string | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // The second field is the name in brackets, and may itself hold blanks and brackets.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? 'ended' : fields[19];
}
