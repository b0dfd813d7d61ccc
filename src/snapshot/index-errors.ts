import { IsnadError } from '../core/errors.js';

/** Which index is in trouble, and what it was built from when that is known. */
export interface IndexAddress {
  indexDir: string;
  paths?: readonly string[];
}

/** There is no index yet. */
export function missingIndex(address: IndexAddress): IsnadError {
  return new IsnadError(
    'index-missing',
    `There is no index at ${address.indexDir}. Build one: ${buildCommand(address)}`,
  );
}

/** A file of the index is not what was written. */
export function corruptIndex(address: IndexAddress, reason: string, cause?: unknown): IsnadError {
  return new IsnadError(
    'index-corrupt',
    `The index at ${address.indexDir} is damaged: ${reason}. Build it anew: ${buildCommand(address)}`,
    { cause },
  );
}

/** The index is whole, but of a format that this version does not read. */
export function incompatibleIndex(address: IndexAddress, reason: string): IsnadError {
  return new IsnadError(
    'index-incompatible',
    `The index at ${address.indexDir} does not fit: ${reason}. Build it anew: ${buildCommand(address)}`,
  );
}

function buildCommand({ indexDir, paths = [] }: IndexAddress): string {
  const corpus = paths.length === 0 ? '<paths>' : paths.map(shellWord).join(' ');
  return `isnad index ${corpus} --index ${shellWord(indexDir)}`;
}

/** A path as one word for a shell. */
function shellWord(path: string): string {
  return /^[\p{L}\p{N}_./-]+$/u.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
