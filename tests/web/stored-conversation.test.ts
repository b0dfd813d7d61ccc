import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../src/web/state/conversation.js';
import {
  loadConversation,
  saveConversation,
  type KeyValueStore,
} from '../../src/web/state/stored-conversation.js';
import { makeAnswer } from './make-answer.js';

/** A store with room for so many characters. */
function createStore(room = Infinity): KeyValueStore & { values: Map<string, string> } {
  const values = new Map<string, string>();
  return {
    values,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => {
      if (value.length > room) throw new Error('QuotaExceededError');
      values.set(key, value);
    },
    removeItem: (key) => values.delete(key),
  };
}

const exchanges = (count: number): Conversation =>
  Array.from({ length: count }, (_, n) => ({
    id: String(n),
    question: `question ${n}`,
    outcome: { status: 'answered', answer: makeAnswer({ text: 'so it is' }) },
  }));

describe('saved conversation', () => {
  it('comes back as it was', () => {
    const store = createStore();
    expect(saveConversation(store, exchanges(3))).toBe(true);
    expect(loadConversation(store)).toEqual(exchanges(3));
  });

  it('leaves nothing behind when it is empty', () => {
    const store = createStore();
    saveConversation(store, exchanges(1));
    saveConversation(store, []);
    expect(store.values.size).toBe(0);
  });

  it('brings an open question back as interrupted', () => {
    const store = createStore();
    saveConversation(store, [{ id: 'a', question: 'who?', outcome: { status: 'pending' } }]);
    expect(loadConversation(store)[0]!.outcome).toEqual({
      status: 'failed',
      failure: { cause: 'interrupted' },
    });
  });

  it('keeps the newest when there is little room, and says when there is none', () => {
    const store = createStore(1_000);
    expect(saveConversation(store, exchanges(50))).toBe(true);
    const kept = loadConversation(store);
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.at(-1)!.id).toBe('49');
    expect(saveConversation(createStore(0), exchanges(1))).toBe(false);
  });

  it('is empty rather than broken when something else wrote there', () => {
    for (const text of ['{', 'null', '"x"', '[1, null, {"id": 3}]']) {
      const store = { ...createStore(), getItem: () => text };
      expect(loadConversation(store)).toEqual([]);
    }
    const damaged = '[{"id":"a","question":"who?","outcome":{"status":"answered","answer":{}}}]';
    expect(loadConversation({ ...createStore(), getItem: () => damaged })[0]!.outcome.status).toBe(
      'failed',
    );
  });
});
