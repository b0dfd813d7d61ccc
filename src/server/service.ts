import type { Answerer } from '../answering/answerer.js';
import type { Collection } from '../core/collection.js';
import type { Searcher } from './searcher.js';

/** What the index that is being served holds, and what made it. */
export interface IndexInfo {
  /** The embedding model's name. */
  model: string;
  /** Length of its vectors. */
  dimension: number;
  /** ISO 8601 date-time. */
  builtAt: string;
  articles: number;
  passages: number;
  /** Number of articles by language code. */
  languages: Record<string, number>;
}

/** Everything that belongs to one opened index, so that a rebuilt one replaces all of it at once. */
export interface Service {
  answerer: Answerer;
  searcher: Searcher;
  collection: Collection;
  info: IndexInfo;
  /** Questions that the collection can answer, in the language or, without one, in any. */
  suggestions(language: string | undefined): string[];
}

/** The service, or the reason why there is none yet; the reason is shown to clients. */
export type ServiceState = { ready: true; service: Service } | { ready: false; reason: string };
