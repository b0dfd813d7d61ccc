import { isDeepStrictEqual } from 'node:util';
import type { Article } from '../core/article.js';
import type { ModelInfo } from '../embedding/embedder.js';
import type { EarlierPassages } from '../indexer/index-articles.js';
import type { Manifest } from '../snapshot/manifest.js';
import type { Snapshot } from '../snapshot/open-snapshot.js';

/**
 * The passages of an index for building it anew: of an article that is as it was, neither
 * spans nor vectors can have changed. Undefined when model or parameters are others now.
 */
export function earlierPassages(
  { manifest, collection, vectors }: Snapshot,
  now: { model: ModelInfo; parameters: Manifest['parameters'] },
): EarlierPassages | undefined {
  const isSame =
    manifest.model.fingerprint === now.model.fingerprint &&
    isDeepStrictEqual(manifest.parameters, now.parameters);
  if (!isSame) return undefined;

  const rowsOf = new Map<string, number[]>();
  const articles = collection.articles();
  for (let row = 0; row < collection.passageCount; row++) {
    const { id } = articles[collection.articleRow(row)]!;
    const rows = rowsOf.get(id);
    if (rows === undefined) rowsOf.set(id, [row]);
    else rows.push(row);
  }
  return (article) => {
    const before = collection.article(article.id);
    if (before === undefined || !isSameText(before, article)) return undefined;
    const rows = rowsOf.get(article.id) ?? [];
    return rows.map((row) => ({
      span: collection.passage(row).span,
      vector: vectors.vectorOf(row),
    }));
  };
}

/** Whether two articles agree in all that decides about passages and their vectors. */
function isSameText(a: Article, b: Article): boolean {
  return (
    a.body === b.body &&
    a.title === b.title &&
    a.language === b.language &&
    isDeepStrictEqual(a.blocks, b.blocks)
  );
}
