import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Article, Block } from '../../src/core/article.js';
import type { Embedder } from '../../src/embedding/embedder.js';
import { defaultPassages, indexArticles } from '../../src/indexer/index-articles.js';
import { formatVersion } from '../../src/snapshot/manifest.js';
import { createHashingEmbedder } from '../support/hashing-embedder.js';

const parts: [Block['kind'], string][] = [
  ['text', 'The mayor opened the bridge on Monday. It cost 214 million euros.'],
  ['heading', 'What comes next'],
  ['text', `${'A second bridge is planned, '.repeat(80)}says the mayor.`],
  ['text', 'ستفتح المدينة جسرا ثانيا. ولم تحدد موعدا بعد؛ «سنعلنه قريبا».'],
];

/** An article of sentences short and long, below a heading and above it. */
function article(): Article {
  let body = '';
  const blocks = parts.map(([kind, text]): Block => {
    const start = body.length;
    body += `${text}\n\n`;
    return { kind, span: { start, end: start + text.length } };
  });
  return { id: 'bridge', language: 'en', title: 'New bridge', body, blocks };
}

/** Everything that an article's passages and vectors are made of. */
async function madeOf(titleWeight?: number): Promise<unknown[]> {
  const made: unknown[] = [];
  const hashing = createHashingEmbedder();
  const embedder: Embedder = {
    ...hashing,
    model: { ...hashing.model, ...(titleWeight === undefined ? {} : { titleWeight }) },
    embedPassages(texts) {
      made.push(texts);
      return hashing.embedPassages(texts);
    },
  };
  await indexArticles([article()], {
    embedder,
    lexical: { add: (passage) => made.push(passage), finish: () => new Uint8Array() },
    sink: {
      addArticle: async (_article, spans) => void made.push(spans),
      addVectors: (vectors) => void made.push(vectors.map((vector) => vector[0]!.toFixed(4))),
    },
    parameters: defaultPassages,
  });
  return made;
}

// Passages and vectors of unchanged articles are taken over from an older index as long as its
// format is the same: who changes how they are made must raise `formatVersion`, then this digest.
it('makes passages and vectors as every version of this format does', async () => {
  const made = JSON.stringify([await madeOf(), await madeOf(0.4)]);
  const digest = createHash('sha256').update(made).digest('hex').slice(0, 16);
  expect([formatVersion, digest]).toEqual([6, '6920026232cd6628']);
});
