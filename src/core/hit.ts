/** A passage found by one index: its row in the passage table and a higher-is-better score. */
export interface Hit {
  row: number;
  score: number;
}

/** The one ordering of hits: score descending, then row ascending, so that ties are stable. */
export function compareHits(a: Hit, b: Hit): number {
  return b.score - a.score || a.row - b.row;
}

/** The k best hits in order. Never holds more than 2k of them, however many come. */
export function topHits(hits: Iterable<Hit>, k: number): Hit[] {
  if (k < 1) return [];
  const kept: Hit[] = [];
  let last: Hit | undefined;
  for (const hit of hits) {
    if (last !== undefined && compareHits(hit, last) > 0) continue;
    kept.push(hit);
    if (kept.length < 2 * k) continue;
    kept.sort(compareHits);
    kept.length = k;
    last = kept[k - 1];
  }
  return kept.toSorted(compareHits).slice(0, k);
}
