import { appendFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';

/**
 * The few file operations that a build is made of. Nothing but `sync` makes an earlier
 * operation last through a loss of power: of a file, its bytes; of a folder, the names in it.
 */
export interface Disk {
  /** With its parents; one that stands already is fine. */
  makeDirectory(path: string): Promise<void>;
  /** Adds bytes at the end of a file, which is created when it is missing. */
  append(path: string, bytes: string | Uint8Array): Promise<void>;
  sync(path: string): Promise<void>;
  /** Replaces what bears the new name at once: no reader sees neither or half. */
  rename(from: string, to: string): Promise<void>;
  /** A file, or a folder with all in it; a missing one is fine. */
  remove(path: string): Promise<void>;
}

/** The file system of this machine. */
export const localDisk: Disk = {
  async makeDirectory(path) {
    await mkdir(path, { recursive: true });
  },
  append: (path, bytes) => appendFile(path, bytes),
  async sync(path) {
    const isFolder = (await stat(path)).isDirectory();
    // Windows opens no folder, and writes names through by itself; files it wants writable.
    if (isFolder && process.platform === 'win32') return;
    const file = await open(path, isFolder ? 'r' : 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  },
  rename,
  remove: (path) => rm(path, { recursive: true, force: true }),
};
