import type { Answer } from '../../core/ask.js';
import {
  failureCauses,
  type Conversation,
  type ConversationEvent,
  type Exchange,
  type Failure,
  type Outcome,
} from './conversation.js';

/** The part of the browser's storage that is used here. */
export interface KeyValueStore {
  keys: () => string[];
  getItem: (key: string) => string | null;
  setItem: (key: string, value: string) => void;
  removeItem: (key: string) => void;
}

/**
 * Each exchange has an entry of its own, so that tabs which write at the same time do not
 * overwrite each other's. Changes whenever entries of an older page could not be shown any more.
 */
const prefix = 'isnad.exchange.1.';
const maxExchanges = 100;

/** What was kept, oldest first; a question that was open then comes back as interrupted. */
export function loadConversation(store: KeyValueStore): Conversation {
  try {
    return keysOf(store).flatMap((key) => parseExchange(store.getItem(key)));
  } catch {
    // Forbidden: an empty conversation is what the reader can go on with.
    return [];
  }
}

/**
 * Keeps what has changed, and drops the oldest exchanges when the browser grants no
 * more room; false when it grants none at all.
 */
export function saveChanges(
  store: KeyValueStore,
  before: Conversation,
  after: Conversation,
): boolean {
  try {
    const ids = new Set(after.map(({ id }) => id));
    const gone = before.filter(({ id }) => !ids.has(id)).map(({ id }) => prefix + id);
    for (const key of after.length === 0 ? keysOf(store) : gone) store.removeItem(key);
    const known = new Set(before);
    for (const exchange of after) if (!known.has(exchange)) write(store, exchange);
    return true;
  } catch {
    // The store is forbidden, or too small for a single exchange.
    return false;
  }
}

/** What an entry that another tab has changed means here; undefined for entries of other kinds. */
export function readChange({
  key,
  newValue,
}: {
  /** Null when the whole store was cleared. */
  key: string | null;
  /** Null when the entry was removed. */
  newValue: string | null;
}): ConversationEvent | undefined {
  if (key === null) return { type: 'cleared' };
  if (!key.startsWith(prefix)) return undefined;
  if (newValue === null) return { type: 'dropped', id: key.slice(prefix.length) };
  const [exchange] = parseExchange(newValue);
  return exchange && { type: 'adopted', exchange };
}

/** Of the exchanges, oldest first. */
function keysOf(store: KeyValueStore): string[] {
  return store
    .keys()
    .filter((key) => key.startsWith(prefix))
    .toSorted();
}

function write(store: KeyValueStore, exchange: Exchange): void {
  const key = prefix + exchange.id;
  const others = keysOf(store).filter((other) => other !== key);
  for (const old of others.splice(0, others.length + 1 - maxExchanges)) store.removeItem(old);
  for (;;) {
    try {
      store.setItem(key, JSON.stringify(exchange));
      return;
    } catch (error) {
      const oldest = others.shift();
      if (oldest === undefined) throw error;
      store.removeItem(oldest);
    }
  }
}

/** The exchange, or nothing when something else wrote there. */
function parseExchange(text: string | null): Exchange[] {
  const value = parseJson(text);
  if (!isRecord(value)) return [];
  const { id, question, outcome } = value;
  if (typeof id !== 'string' || typeof question !== 'string' || !isRecord(outcome)) return [];
  return [{ id, question, outcome: parseOutcome(outcome) }];
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

function parseOutcome({ status, answer, failure }: Record<string, unknown>): Outcome {
  if (status === 'answered' && isAnswer(answer)) return { status, answer };
  if (status === 'failed' && isFailure(failure)) return { status, failure };
  if (status === 'stopped') return { status };
  return { status: 'failed', failure: { cause: 'interrupted' } };
}

/** Whether the parts that are drawn are there; this page wrote it, so the rest is as it should be. */
function isAnswer(value: unknown): value is Answer {
  return (
    isRecord(value) &&
    typeof value['text'] === 'string' &&
    typeof value['kind'] === 'string' &&
    Array.isArray(value['sentences']) &&
    Array.isArray(value['citations']) &&
    Array.isArray(value['terms'])
  );
}

function isFailure(value: unknown): value is Failure {
  return isRecord(value) && failureCauses.some((cause) => cause === value['cause']);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
