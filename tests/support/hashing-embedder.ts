import { IsnadError } from '../../src/core/errors.js';
import type { CallOptions, Embedder } from '../../src/embedding/embedder.js';
import { analyse } from '../../src/text/analyse.js';
import { detectLanguage } from '../../src/text/language.js';

const dimension = 256;

/** FNV-1a over UTF-16 code units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  }
  return value;
}

/**
 * An embedder without a model: each stem adds one of 256 directions, with a
 * sign. Texts that share stems are near; nothing is learned.
 */
export function createHashingEmbedder(): Embedder {
  const embed = (text: string): Float32Array => {
    const vector = new Float32Array(dimension);
    for (const { term } of analyse(text, detectLanguage(text))) {
      const value = hash(term);
      vector[value % dimension]! += value & 0x10000 ? 1 : -1;
    }
    // A constant keeps texts without words away from the zero vector.
    vector[0]! += 0.01;
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
  };
  const checkAbort = ({ signal }: CallOptions = {}): void => {
    if (signal?.aborted === true) throw new IsnadError('aborted', 'The request was given up.');
  };
  return {
    model: { name: 'hashing', dimension, maxTokens: 10_000, fingerprint: 'hashing-1' },
    async embedQuery(text, options) {
      checkAbort(options);
      return embed(text);
    },
    async embedPassages(texts, options) {
      checkAbort(options);
      return texts.map(embed);
    },
    async countTokens(texts, options) {
      checkAbort(options);
      return texts.map((text) => text.split(/\s+/).filter(Boolean).length);
    },
    isAlive: () => true,
    close: async () => undefined,
  };
}
