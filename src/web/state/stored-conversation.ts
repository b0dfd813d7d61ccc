import type { Answer } from '../../core/ask.js';
import {
  failureCauses,
  type Conversation,
  type Exchange,
  type Failure,
  type Outcome,
} from './conversation.js';

/** The part of the browser's storage that is used here. */
export interface KeyValueStore {
  getItem: (key: string) => string | null;
  setItem: (key: string, value: string) => void;
  removeItem: (key: string) => void;
}

/** Changes whenever stored exchanges of an older page could not be shown any more. */
const key = 'isnad.conversation.1';
const maxExchanges = 100;

/** Keeps the newest exchanges, fewer when the browser grants less room; false when it grants none. */
export function saveConversation(store: KeyValueStore, conversation: Conversation): boolean {
  for (let keep = maxExchanges; keep >= 1; keep = Math.floor(keep / 2)) {
    try {
      if (conversation.length === 0) store.removeItem(key);
      else store.setItem(key, JSON.stringify(conversation.slice(-keep)));
      return true;
    } catch {
      // The store is full or forbidden: try with fewer, then say so.
    }
  }
  return false;
}

/** What was kept; a question that was open then comes back as interrupted. */
export function loadConversation(store: KeyValueStore): Conversation {
  try {
    const stored: unknown = JSON.parse(store.getItem(key) ?? '[]');
    return Array.isArray(stored) ? stored.flatMap(parseExchange) : [];
  } catch {
    // Unreadable or forbidden: an empty conversation is what the reader can go on with.
    return [];
  }
}

function parseExchange(value: unknown): Exchange[] {
  if (!isRecord(value)) return [];
  const { id, question, outcome } = value;
  if (typeof id !== 'string' || typeof question !== 'string' || !isRecord(outcome)) return [];
  return [{ id, question, outcome: parseOutcome(outcome) }];
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
    Array.isArray(value['citations'])
  );
}

function isFailure(value: unknown): value is Failure {
  return isRecord(value) && failureCauses.some((cause) => cause === value['cause']);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
