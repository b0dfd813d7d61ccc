import { readdir, readFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { createLexicon } from '../text/lexicon.js';
import type { Lexicon } from '../text/lexicon.js';
import { packageRoot } from './environment.js';

/** Reads the lexicon that comes with the product: `lexicons/LANGUAGE.tsv` and `lexicons/descriptions.tsv`. */
export async function readLexicon(): Promise<Lexicon> {
  const folder = join(packageRoot, 'lexicons');
  const names = (await readdir(folder)).filter((name) => /^[a-z]{2}\.tsv$/.test(name));
  const tables = await Promise.all(
    names.map(
      async (name) => [parse(name).name, await readFile(join(folder, name), 'utf8')] as const,
    ),
  );
  const descriptions = await readFile(join(folder, 'descriptions.tsv'), 'utf8');
  return createLexicon(new Map(tables), descriptions);
}
