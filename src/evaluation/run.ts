/** A document at its place of a ranking. */
export interface RankedDocument {
  id: string;
  /** Higher is better; never rising along a ranking. */
  score: number;
}

/**
 * Query id to its ranking, best first. The order is the retriever's own (score
 * descending, then row ascending) and every measure goes by it.
 */
export type Run = Map<string, readonly RankedDocument[]>;

/**
 * The first `depth` different documents of a ranking: one that was found by
 * several of its passages stands at the place of the best.
 */
export function rankDocuments(
  passages: readonly RankedDocument[],
  depth: number,
): RankedDocument[] {
  const best = new Map<string, RankedDocument>();
  for (const passage of passages) {
    if (!best.has(passage.id)) best.set(passage.id, passage);
  }
  return [...best.values()].slice(0, depth);
}
