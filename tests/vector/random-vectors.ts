/** Uniform numbers within 0 and 1, the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A vector of independent normal values (Box and Muller). */
export function normalVector(random: () => number, dimension: number): Float32Array {
  return Float32Array.from({ length: dimension }, () => {
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    return radius * Math.cos(2 * Math.PI * random());
  });
}

export interface ClusteredSet {
  size: number;
  clusters: number;
  dimension: number;
  seed: number;
}

/** Vectors scattered around cluster centres, as passages are around topics. */
export function clusteredVectors(set: ClusteredSet): Float32Array[] {
  const { size, clusters, dimension, seed } = set;
  const random = createRandom(seed);
  const centres = Array.from({ length: clusters }, () => normalVector(random, dimension));
  return Array.from({ length: size }, () => {
    const centre = centres[Math.floor(random() * clusters)]!;
    return normalVector(random, dimension).map((noise, i) => centre[i]! + 0.6 * noise);
  });
}
