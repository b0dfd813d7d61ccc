import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { IsnadError, messageOf } from '../core/errors.js';
import type { HnswParameters } from './vector-index.js';

/** What an HNSW file must hold to be the one that is looked for. */
export interface HnswShape {
  dimension: number;
  size: number;
  parameters: HnswParameters;
}

/** Of the header that `saveIndex` of hnswlib 0.8 writes. */
const headerBytes = 96;

/**
 * Refuses with `index-corrupt` a file that is not one whole graph of this shape. The
 * engine notices neither a foreign dimension nor a disk that ran full while it wrote,
 * and a header that makes no sense to it can end the process. Damage that leaves the
 * structure standing, such as a flipped bit in a vector, is for a checksum to find.
 */
export function checkHnswFile(path: string, shape: HnswShape): void {
  let problem: string | undefined;
  try {
    problem = problemOfFile(path, shape);
  } catch (error) {
    problem = messageOf(error);
  }
  if (problem !== undefined) {
    throw new IsnadError('index-corrupt', `${path} is not the expected HNSW graph: ${problem}.`);
  }
}

function problemOfFile(path: string, shape: HnswShape): string | undefined {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const header = readAt(file, 0, headerBytes);
    if (header.length < headerBytes) return `it ends after ${header.length} bytes`;
    const layers = layersOf(shape);
    const problem = problemOfHeader(header, shape);
    if (problem !== undefined) return problem;
    const upperStart = headerBytes + shape.size * layers.bytesPerNode;
    const upper = readAt(file, upperStart, Math.max(0, size - upperStart));
    return problemOfUpperLayers(upper, shape.size, layers.bytesPerUpperLayer);
  } finally {
    closeSync(file);
  }
}

function readAt(file: number, start: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  return buffer.subarray(0, readSync(file, buffer, 0, length, start));
}

/** A list of links is their number and that many node numbers, four bytes each. */
function bytesOfLinks(links: number): number {
  return 4 + 4 * links;
}

/** Bytes of links on the lowest layer, of a whole node there, and of links on one layer above. */
function layersOf({ dimension, parameters: { m } }: HnswShape) {
  const bytesOfLowestLinks = bytesOfLinks(2 * m);
  return {
    bytesOfLowestLinks,
    bytesPerNode: bytesOfLowestLinks + 4 * dimension + 8,
    bytesPerUpperLayer: bytesOfLinks(m),
  };
}

/** The header is eight-byte little-endian fields, but for two of four bytes in the middle. */
function problemOfHeader(header: Buffer, shape: HnswShape): string | undefined {
  const { size, parameters } = shape;
  const { bytesOfLowestLinks, bytesPerNode } = layersOf(shape);
  const expected: [at: number, field: string, value: number][] = [
    [0, 'offset of layer 0', 0],
    [16, 'number of vectors', size],
    [8, 'capacity', Math.max(1, size)],
    [24, 'bytes per node', bytesPerNode],
    [32, 'offset of labels', bytesPerNode - 8],
    [40, 'offset of vectors', bytesOfLowestLinks],
    [56, 'links on upper layers', parameters.m],
    [64, 'links on layer 0', 2 * parameters.m],
    [72, 'm', parameters.m],
    [88, 'efConstruction', parameters.efConstruction],
  ];
  for (const [at, field, value] of expected) {
    const found = header.readBigUInt64LE(at);
    if (found !== BigInt(value)) return `${field} is ${found} instead of ${value}`;
  }
  const entryPoint = header.readUInt32LE(52);
  if (size > 0 && entryPoint >= size) return `its entry point ${entryPoint} is not a node`;
  return undefined;
}

/** After the nodes, each one's links above the lowest layer: their length in bytes, then they. */
function problemOfUpperLayers(
  upper: Buffer,
  size: number,
  bytesPerLayer: number,
): string | undefined {
  let at = 0;
  for (let node = 0; node < size; node++) {
    if (at + 4 > upper.length) return 'it is truncated';
    const length = upper.readUInt32LE(at);
    if (length % bytesPerLayer !== 0) return `node ${node} has ${length} bytes of links`;
    at += 4 + length;
  }
  if (at > upper.length) return 'it is truncated';
  return at < upper.length ? `${upper.length - at} bytes follow its end` : undefined;
}
