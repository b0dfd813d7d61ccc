import type { Hit } from '../core/hit.js';
import { topHits } from '../core/hit.js';
import { cosineOfUnits, toUnitVector } from './unit-vector.js';
import type { VectorIndex } from './vector-index.js';

/**
 * Exact search: every vector is compared with every query. It is the oracle that
 * the approximate index is measured against, and serves small sets in tests.
 * Row i is the i-th vector; a vector that does not fit is refused with `invalid-input`.
 */
export function buildExactIndex(vectors: readonly Float32Array[], dimension: number): VectorIndex {
  const units = vectors.map((vector) => toUnitVector(vector, dimension));

  function* score(unit: Float32Array, accepts: (row: number) => boolean): Generator<Hit> {
    for (const [row, candidate] of units.entries()) {
      if (accepts(row)) yield { row, score: cosineOfUnits(unit, candidate) };
    }
  }

  return {
    size: units.length,
    dimension,
    search(vector, k, accepts = () => true) {
      return topHits(score(toUnitVector(vector, dimension), accepts), k);
    },
    vectorOf(row) {
      const unit = units[row];
      if (unit === undefined) throw new RangeError(`row ${row} is not below ${units.length}`);
      return unit.slice();
    },
  };
}
