import { buildExactIndex } from '../../src/vector/exact-index.js';
import { describeVectorIndex } from '../contracts/vector-index-contract.js';

describeVectorIndex('the exact index', buildExactIndex);
