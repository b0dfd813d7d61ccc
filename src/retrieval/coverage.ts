import type { QueryTerm } from '../lexical/lexical-index.js';

/**
 * What a term counts at least: a name that nearly every passage holds has almost
 * no idf, yet a passage without it is hardly about it. Any floor from 1 to 3 serves
 * (docs/quality.md); in a large collection few terms lie below it.
 */
const leastIdf = 1.2;

/** The mean of the terms' strengths, weighted by idf, `leastIdf` at least, and by how often each was asked; 0 for no terms. */
export function coverage(terms: readonly QueryTerm[], strengths: readonly number[]): number {
  const weights = terms.map(({ idf, count }) => count * Math.max(leastIdf, idf));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const covered = weights.reduce((sum, weight, index) => sum + weight * strengths[index]!, 0);
  return total > 0 ? covered / total : 0;
}
