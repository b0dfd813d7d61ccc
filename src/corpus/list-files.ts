import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, extname, join, parse } from 'node:path';
import { messageOf } from '../core/errors.js';
import type { ArticleReader } from './article-reader.js';
import { readers } from './readers.js';

/** A file that a reader reads, or a path that is none and why. */
export type Listed =
  | { path: string; relativePath: string; id: string; reader: ArticleReader }
  | { path: string; reason: string };

/**
 * The files of the paths: every path in the order given, a folder's files sorted
 * by their path below it. Other files in a folder are passed over, hidden ones
 * too; a named file must be of a known format.
 */
export async function* listFiles(paths: readonly string[]): AsyncGenerator<Listed> {
  for (const path of paths) yield* listPath(path);
}

async function* listPath(path: string): AsyncGenerator<Listed> {
  const kind = await kindOf(path);
  if (kind === 'folder') {
    const found: Listed[] = [];
    await collect({ root: path, below: '', found, visited: new Set() });
    yield* found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  } else if (kind === 'file') {
    const known = [...readers.keys()].join(', ');
    yield (
      listedFile(path, basename(path)) ?? {
        path,
        reason: `is of no known format "${extname(path)}"; known are ${known}`,
      }
    );
  } else yield { path, reason: kind.reason };
}

interface Walk {
  root: string;
  /** Of the folder in hand below the root, with `/`; empty for the root. */
  below: string;
  found: Listed[];
  /** Real paths of the folders seen, so that a loop of links ends. */
  visited: Set<string>;
}

async function collect({ root, below, found, visited }: Walk): Promise<void> {
  const folder = join(root, below);
  try {
    const real = await realpath(folder);
    if (visited.has(real)) return;
    visited.add(real);
    const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).toSorted();
    // An index that was put beside the articles holds copies of them.
    if (names.includes('current.json') && names.includes('generations')) return;
    for (const name of names) {
      const relative = below === '' ? name : `${below}/${name}`;
      const path = join(root, relative);
      const kind = await kindOf(path);
      if (kind === 'folder') await collect({ root, below: relative, found, visited });
      else if (kind === 'file') found.push(...present(listedFile(path, relative)));
      else if (readerOf(name)) found.push({ path, reason: kind.reason });
    }
  } catch (error) {
    found.push({ path: folder, reason: describeFailure(error) });
  }
}

function present<T>(item: T | undefined): T[] {
  return item === undefined ? [] : [item];
}

async function kindOf(path: string): Promise<'file' | 'folder' | { reason: string }> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return 'folder';
    return found.isFile() ? 'file' : { reason: 'is neither a file nor a folder' };
  } catch (error) {
    return { reason: describeFailure(error) };
  }
}

function listedFile(path: string, relativePath: string): Listed | undefined {
  const reader = readerOf(path);
  if (!reader) return undefined;
  const { dir, name } = parse(relativePath);
  return { path, relativePath, id: dir === '' ? name : `${dir}/${name}`, reader };
}

function readerOf(path: string): ArticleReader | undefined {
  return readers.get(extname(path).toLowerCase());
}

const failures: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EACCES: 'may not be read: permission denied',
  EPERM: 'may not be read: permission denied',
  ELOOP: 'is a link that leads back to itself',
};

/** Why a file or folder could not be read, in words. */
export function describeFailure(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return failures[code] ?? messageOf(error);
}
