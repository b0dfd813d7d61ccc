import type { QueryTerm } from '../lexical/lexical-index.js';

/** The mean of the terms' strengths, weighted by idf and by how often each was asked; 0 for no terms. */
export function coverage(terms: readonly QueryTerm[], strengths: readonly number[]): number {
  const total = terms.reduce((sum, { idf, count }) => sum + count * idf, 0);
  const covered = terms.reduce(
    (sum, { idf, count }, index) => sum + count * idf * strengths[index]!,
    0,
  );
  return total > 0 ? covered / total : 0;
}
