import { configureGlobal } from 'fast-check';

// Property tests try the same cases everywhere; FC_SEED tries others.
configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 1) });
