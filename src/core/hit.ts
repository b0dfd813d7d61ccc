/** A passage found by one index: its row in the passage table and a higher-is-better score. */
export interface Hit {
  row: number;
  score: number;
}

/** The one ordering of hits: score descending, then row ascending, so that ties are stable. */
export function compareHits(a: Hit, b: Hit): number {
  return b.score - a.score || a.row - b.row;
}

/** The k best hits in order. */
export function topHits(hits: Iterable<Hit>, k: number): Hit[] {
  return [...hits].toSorted(compareHits).slice(0, k);
}
