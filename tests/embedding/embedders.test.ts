import { describeEmbedder } from '../contracts/embedder-contract.js';
import { startBundledModel } from '../support/bundled-model.js';
import { createHashingEmbedder } from '../support/hashing-embedder.js';

describeEmbedder('the hashing embedder of the tests', async () => createHashingEmbedder());
describeEmbedder('the bundled model in its worker', startBundledModel);
