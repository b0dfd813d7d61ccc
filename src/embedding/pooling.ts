/** Token vectors of a batch, row-major: [texts, tokens, dimension]. */
export interface TokenVectors {
  data: Float32Array;
  texts: number;
  tokens: number;
  dimension: number;
}

/** The mean of each text's token vectors over the tokens whose mask is 1. */
export function meanPool(
  { data, texts, tokens, dimension }: TokenVectors,
  mask: ArrayLike<number | bigint>,
): Float32Array[] {
  return Array.from({ length: texts }, (_, text) => {
    const sum = new Float32Array(dimension);
    let count = 0;
    for (let token = 0; token < tokens; token += 1) {
      if (Number(mask[text * tokens + token]) === 0) continue;
      count += 1;
      const at = (text * tokens + token) * dimension;
      for (let i = 0; i < dimension; i += 1) sum[i]! += data[at + i]!;
    }
    return sum.map((value) => value / Math.max(1, count));
  });
}

/** The first token's vector of each text. */
export function clsPool({ data, texts, tokens, dimension }: TokenVectors): Float32Array[] {
  return Array.from({ length: texts }, (_, text) => {
    const at = text * tokens * dimension;
    return data.slice(at, at + dimension);
  });
}
