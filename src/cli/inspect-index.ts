import { existsSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { fingerprintCorpus } from '../corpus/fingerprint-corpus.js';
import type { Embedder } from '../embedding/embedder.js';
import { readManifest } from '../snapshot/current-generation.js';
import type { Manifest } from '../snapshot/manifest.js';
import { readOutdated } from '../snapshot/outdated-index.js';
import { indexParameters } from './build-index.js';

/** Whether an index may serve as it is, and if not, why and from which files to build it. */
export type IndexState =
  | { isCurrent: true; warning?: string }
  | {
      isCurrent: false;
      reason: string;
      paths: string[];
      /** When the index was built that may serve until then; undefined when none may. */
      servesFrom?: string | undefined;
    };

/**
 * Compares an index with the corpus that it was built from, the model and the
 * parameters of this version. An index whose corpus has gone may still serve, unless it
 * is of another format: then this fails with `index-incompatible`.
 */
export async function inspectIndex(
  index: string,
  embedder: Embedder,
  defaultPaths: string[],
): Promise<IndexState> {
  const outdated = await readOutdated(index);
  if (outdated !== undefined && outdated.paths.every((path) => existsSync(path))) {
    const { paths } = outdated;
    return { isCurrent: false, reason: 'The index is of an earlier version', paths };
  }
  const manifest = await readManifest(index);
  if (manifest === undefined) {
    return { isCurrent: false, reason: 'There is no index yet', paths: defaultPaths };
  }
  const { paths } = manifest.corpus;
  const gone = paths.filter((path) => !existsSync(path));
  const reason = await staleness(manifest, embedder, gone);
  if (reason !== undefined && gone.length === 0) {
    const mayServe = manifest.model.fingerprint === embedder.model.fingerprint;
    const servesFrom = mayServe ? manifest.builtAt : undefined;
    return { isCurrent: false, reason, paths, servesFrom };
  }
  if (gone.length === 0) return { isCurrent: true };
  return {
    isCurrent: true,
    warning: `${gone.join(', ')} is no longer there; the index serves the articles as they were on ${manifest.builtAt}.`,
  };
}

async function staleness(
  manifest: Manifest,
  embedder: Embedder,
  gone: readonly string[],
): Promise<string | undefined> {
  const { corpus, model, parameters } = manifest;
  if (model.fingerprint !== embedder.model.fingerprint) return 'The model has changed';
  if (!isDeepStrictEqual(parameters, indexParameters)) return 'The parameters have changed';
  if (gone.length > 0) return undefined;
  const { fingerprint } = await fingerprintCorpus(corpus.paths);
  return fingerprint === corpus.fingerprint ? undefined : 'The articles have changed';
}
