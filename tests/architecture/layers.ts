import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { parseSync } from 'oxc-parser';

/** An import as a file states it. */
export interface Import {
  /** Path of the importing file below src, with `/`. */
  file: string;
  /** The module as written. */
  module: string;
  typeOnly: boolean;
}

/** What a folder of src may import: folders (`~` before a name: types only) and packages. */
export interface Layer {
  folders: readonly string[];
  packages: readonly string[];
}

/** The table of ARCHITECTURE.md. */
export const layers: Readonly<Record<string, Layer>> = {
  core: { folders: [], packages: ['zod'] },
  text: { folders: ['core'], packages: ['eld', '@orama/stemmers'] },
  corpus: {
    folders: ['core', 'text'],
    packages: ['node:', 'zod', 'parse5', 'mdast-util-from-markdown'],
  },
  embedding: { folders: ['core'], packages: ['@xenova/transformers', 'node:', 'zod'] },
  vector: { folders: ['core'], packages: ['hnswlib-node', 'node:'] },
  lexical: { folders: ['core', 'text'], packages: ['@msgpack/msgpack', 'zod'] },
  snapshot: {
    folders: ['core', 'vector', 'lexical', '~embedding'],
    packages: ['zod', 'node:'],
  },
  indexer: { folders: ['core', 'text', '~embedding', '~lexical'], packages: [] },
  retrieval: {
    folders: ['core', 'text', '~embedding', '~vector', '~lexical'],
    packages: [],
  },
  answering: {
    folders: ['core', 'text', '~embedding', '~lexical', '~retrieval'],
    packages: [],
  },
  evaluation: {
    folders: ['core', '~retrieval', '~answering', '~embedding'],
    packages: ['zod', 'hono/jsx', 'hono/html', 'd3-scale', 'd3-shape', 'node:'],
  },
  server: {
    folders: ['core', '~retrieval', '~answering', '~embedding'],
    packages: ['hono', '@hono/zod-validator', 'zod', 'node:'],
  },
  web: { folders: ['~core', '~server', 'web'], packages: ['preact', 'hono'] },
  cli: {
    folders: [
      'core',
      'text',
      'corpus',
      'embedding',
      'vector',
      'lexical',
      'snapshot',
      'indexer',
      'retrieval',
      'answering',
      'evaluation',
      'server',
    ],
    packages: ['node:', 'commander', 'cli-progress', '@hono/node-server', 'zod'],
  },
};

/** Packages that one file alone may import, so that an engine can be changed in one place. */
export const engines = [
  '@xenova/transformers',
  'hnswlib-node',
  '@msgpack/msgpack',
  'eld',
  'parse5',
  'mdast-util-from-markdown',
  'cli-progress',
  'commander',
  '@hono/node-server',
  'd3-scale',
  'd3-shape',
] as const;

/** Every import and re-export of the TypeScript files below a folder. */
export function readImports(root: string): Import[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) =>
      importsOf(file.split(sep).join('/'), readFileSync(join(root, file), 'utf8')),
    );
}

/** The imports that a source text states; dynamic ones with a literal count too. */
export function importsOf(file: string, source: string): Import[] {
  const { module, errors } = parseSync(file, source);
  if (errors.length > 0) throw new SyntaxError(`${file}: ${errors[0]!.message}`);
  const imports = module.staticImports.map(({ moduleRequest, entries }) => ({
    file,
    module: moduleRequest.value,
    typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
  }));
  const exports = module.staticExports
    .flatMap(({ entries }) => entries)
    .filter(({ moduleRequest }) => moduleRequest !== null)
    .map((entry) => ({ file, module: entry.moduleRequest!.value, typeOnly: entry.isType }));
  const dynamic = module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({
    file,
    module: source.slice(start, end).replace(/^['"`]|['"`]$/g, ''),
    typeOnly: false,
  }));
  return [...imports, ...exports, ...dynamic];
}

/** One line for each import that the table does not allow. */
export function violationsOf(imports: readonly Import[]): string[] {
  return [
    ...imports.filter((one) => !isAllowed(one)).map(describeImport),
    ...sharedEngines(imports),
  ];
}

function isAllowed({ file, module, typeOnly }: Import): boolean {
  const folder = file.split('/', 1)[0]!;
  const layer = layers[folder];
  if (layer === undefined) return false;
  if (!module.startsWith('.')) {
    return layer.packages.some((name) =>
      name === 'node:' ? module.startsWith(name) : module === name || module.startsWith(`${name}/`),
    );
  }
  const target = normalize(join(dirname(file), module)).split(sep)[0]!;
  if (target === folder) return true;
  return layer.folders.includes(target) || (typeOnly && layer.folders.includes(`~${target}`));
}

function sharedEngines(imports: readonly Import[]): string[] {
  return engines.flatMap((engine) => {
    const users = imports.filter(
      ({ module }) => module === engine || module.startsWith(`${engine}/`),
    );
    const files = new Set(users.map(({ file }) => file));
    return files.size > 1 ? [`${engine} is imported by ${[...files].join(' and ')}`] : [];
  });
}

function describeImport({ file, module, typeOnly }: Import): string {
  return `${file} may not import ${typeOnly ? 'types of ' : ''}${module}`;
}
