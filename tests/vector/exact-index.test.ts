import { describe } from 'vitest';
import { buildExactIndex } from '../../src/vector/exact-index.js';
import { itIsAVectorIndex } from '../contracts/vector-index-contract.js';

describe('the exact index', () => {
  itIsAVectorIndex(buildExactIndex);
});
