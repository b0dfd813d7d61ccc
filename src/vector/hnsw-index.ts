import hnswlib from 'hnswlib-node';
import type { HierarchicalNSW } from 'hnswlib-node';
import { compareHits } from '../core/hit.js';
import type { Hit } from '../core/hit.js';
import { checkHnswFile } from './hnsw-file.js';
import type { HnswShape } from './hnsw-file.js';
import { checkHnswParameters } from './hnsw-parameters.js';
import { clampCosine, toUnitVector } from './unit-vector.js';
import type { HnswParameters, VectorIndex } from './vector-index.js';

/** Approximate search over a navigable small-world graph. */
export interface HnswIndex extends VectorIndex {
  readonly parameters: HnswParameters;
  /** Writes the graph for `openHnswIndex`, and checks that all of it arrived; blocks meanwhile. */
  save(path: string): void;
}

/** Grows a graph batch by batch, so that a corpus need not be held as vectors. */
export interface HnswBuilder {
  /** Adds vectors as the next rows; one that does not fit is refused with `invalid-input`. */
  add(vectors: readonly Float32Array[]): void;
  /** The index of all that was added; the builder must not be used afterwards. */
  finish(): HnswIndex;
}

/**
 * Starts an empty graph. The same vectors in the same order give the same graph to the
 * byte, however they are split into batches. `capacity` is the number of vectors to make
 * room for at first; with the true number, memory is never moved.
 */
export function createHnswBuilder(
  dimension: number,
  parameters: HnswParameters,
  capacity = 1024,
): HnswBuilder {
  checkHnswParameters(parameters);
  const graph = new hnswlib.HierarchicalNSW('ip', dimension);
  let room = Math.max(1, capacity);
  let size = 0;
  graph.initIndex(room, parameters.m, parameters.efConstruction, parameters.seed);

  const resize = (newRoom: number): void => {
    if (newRoom === room) return;
    graph.resizeIndex(newRoom);
    room = newRoom;
  };

  return {
    add(vectors) {
      if (size + vectors.length > room) resize(Math.max(size + vectors.length, 2 * room));
      for (const vector of vectors) {
        graph.addPoint([...toUnitVector(vector, dimension)], size);
        size += 1;
      }
    },
    finish() {
      // The engine writes the room into its file: without spare room equal graphs are equal files.
      resize(Math.max(1, size));
      return wrapGraph(graph, { dimension, size, parameters });
    },
  };
}

/** Builds the graph of vectors that are all at hand; row i is the i-th. */
export function buildHnswIndex(
  vectors: readonly Float32Array[],
  dimension: number,
  parameters: HnswParameters,
): HnswIndex {
  const builder = createHnswBuilder(dimension, parameters, vectors.length);
  builder.add(vectors);
  return builder.finish();
}

/**
 * Opens what `save` wrote, blocking meanwhile. A file that is missing or not of the
 * expected shape is refused with `index-corrupt`; its bytes must have been checked
 * against a checksum, since no structure shows a damaged link or vector.
 */
export function openHnswIndex(path: string, expected: HnswShape): HnswIndex {
  checkHnswFile(path, expected);
  const graph = new hnswlib.HierarchicalNSW('ip', expected.dimension);
  graph.readIndexSync(path);
  return wrapGraph(graph, expected);
}

function wrapGraph(graph: HierarchicalNSW, shape: HnswShape): HnswIndex {
  const { dimension, size, parameters } = shape;
  return {
    size,
    dimension,
    parameters,
    search(vector, k, accepts) {
      const query = [...toUnitVector(vector, dimension)];
      if (k < 1 || size === 0) return [];
      // The engine searches as widely as it is asked for results. Asking for the whole
      // width makes its own ef, which every load resets, irrelevant, and lets ties at the
      // k-th place be ordered here.
      const width = Math.min(size, Math.max(k, parameters.efSearch));
      return searchGraph(graph, query, width, accepts).toSorted(compareHits).slice(0, k);
    },
    vectorOf(row) {
      if (!Number.isInteger(row) || row < 0 || row >= size) {
        throw new RangeError(`row ${row} is not below ${size}`);
      }
      return Float32Array.from(graph.getPoint(row));
    },
    save(path) {
      graph.writeIndexSync(path);
      checkHnswFile(path, shape);
    },
  };
}

function searchGraph(
  graph: HierarchicalNSW,
  query: number[],
  width: number,
  accepts?: (row: number) => boolean,
): Hit[] {
  // An exception that reached the engine from its filter would end the process.
  let failure: { error: unknown } | undefined;
  const filter = (row: number): boolean => {
    if (failure !== undefined) return false;
    try {
      return accepts!(row);
    } catch (error) {
      failure = { error };
      return false;
    }
  };
  const { neighbors, distances } = graph.searchKnn(query, width, accepts && filter);
  if (failure !== undefined) throw failure.error;
  return neighbors.map((row, i) => ({ row, score: clampCosine(1 - distances[i]!) }));
}
