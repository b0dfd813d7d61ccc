import { toUnit } from '../core/vectors.js';
import type { CallOptions, Embedder } from '../embedding/embedder.js';

/** A passage and what it is about but does not say. */
export interface PassageInContext {
  text: string;
  /** The article's title and the nearest heading. */
  context: string;
}

/**
 * One vector a passage, in order, of length 1: that of the context and the text
 * as one text, or, with a model that says how much a title counts, the text's plus
 * that share of the context's, which a long text would else drown out.
 */
export async function embedInContext(
  passages: readonly PassageInContext[],
  embedder: Embedder,
  options: CallOptions = {},
): Promise<Float32Array[]> {
  const { titleWeight } = embedder.model;
  if (titleWeight === undefined) {
    const texts = passages.map(({ context, text }) => `${context}\n${text}`);
    return embedder.embedPassages(texts, options);
  }
  const contexts = [...new Set(passages.map(({ context }) => context))];
  const texts = passages.map(({ text }) => text);
  const vectors = await embedder.embedPassages([...texts, ...contexts], options);
  const placeOf = new Map(contexts.map((context, index) => [context, texts.length + index]));
  return passages.map(({ context }, index) =>
    toUnit(addWeighted(vectors[index]!, vectors[placeOf.get(context)!]!, titleWeight)),
  );
}

/** a + weight · b */
function addWeighted(a: Float32Array, b: Float32Array, weight: number): Float32Array {
  return a.map((value, index) => value + weight * b[index]!);
}
