import { describe, expect, it } from 'vitest';
import {
  reduceConversation,
  type Conversation,
  type ConversationEvent,
} from '../../src/web/state/conversation.js';
import {
  loadConversation,
  readChange,
  saveChanges,
  type KeyValueStore,
} from '../../src/web/state/stored-conversation.js';
import { makeAnswer } from './make-answer.js';

type Listener = (change: { key: string; newValue: string | null }) => void;

/** A store with room for so many characters, which tells of every change like a browser tells other tabs. */
function createStore(
  room = Infinity,
  onChange: Listener = () => undefined,
): KeyValueStore & { values: Map<string, string> } {
  const values = new Map<string, string>();
  return {
    values,
    keys: () => [...values.keys()],
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => {
      const others = [...values].filter(([other]) => other !== key);
      const taken = others.reduce((sum, [, text]) => sum + text.length, 0);
      if (taken + value.length > room) throw new Error('QuotaExceededError');
      values.set(key, value);
      onChange({ key, newValue: value });
    },
    removeItem: (key) => {
      if (values.delete(key)) onChange({ key, newValue: null });
    },
  };
}

const exchanges = (count: number): Conversation =>
  Array.from({ length: count }, (_, n) => ({
    id: String(n).padStart(3, '0'),
    question: `question ${n}`,
    outcome: { status: 'answered', answer: makeAnswer({ text: 'so it is' }) },
  }));

const idsOf = (conversation: Conversation): string[] => conversation.map(({ id }) => id);

describe('saved conversation', () => {
  it('comes back as it was, in order, whatever order it was saved in', () => {
    const store = createStore();
    expect(saveChanges(store, [], exchanges(3).toReversed())).toBe(true);
    expect(loadConversation(store)).toEqual(exchanges(3));
  });

  it('writes only what has changed', () => {
    const before = exchanges(3);
    const changed: string[] = [];
    const store = createStore(Infinity, ({ key }) => changed.push(key));
    saveChanges(store, [], before);
    changed.length = 0;
    const after = reduceConversation(before, { type: 'edited', id: '001', question: 'else?' });
    saveChanges(store, before, after);
    expect(changed.map((key) => key.split('.').at(-1))).toEqual(['002', '001']);
    expect(loadConversation(store).map(({ question }) => question)).toEqual([
      'question 0',
      'else?',
    ]);
  });

  it('leaves nothing behind when it is cleared, not even what could not be read', () => {
    const store = createStore();
    saveChanges(store, [], exchanges(2));
    store.setItem([...store.values.keys()][0]!, 'damaged');
    store.setItem('of.another.kind', 'stays');
    saveChanges(store, exchanges(2), []);
    expect([...store.values.keys()]).toEqual(['of.another.kind']);
  });

  it('brings an open question back as interrupted', () => {
    const store = createStore();
    saveChanges(store, [], [{ id: 'a', question: 'who?', outcome: { status: 'pending' } }]);
    expect(loadConversation(store)[0]!.outcome).toEqual({
      status: 'failed',
      failure: { cause: 'interrupted' },
    });
  });

  it('keeps the newest when there is little room, and says when there is none', () => {
    const all = exchanges(50);
    const store = createStore(1_000);
    for (const n of all.keys()) {
      expect(saveChanges(store, all.slice(0, n), all.slice(0, n + 1))).toBe(true);
    }
    const kept = loadConversation(store);
    expect(kept.length).toBeGreaterThan(1);
    expect(kept).toEqual(all.slice(-kept.length));
    expect(saveChanges(createStore(0), [], exchanges(1))).toBe(false);
  });

  it('keeps a hundred exchanges', () => {
    const store = createStore();
    saveChanges(store, [], exchanges(103));
    expect(idsOf(loadConversation(store))).toEqual(idsOf(exchanges(103).slice(3)));
  });

  it('is empty rather than broken when something else wrote there, or nothing may be read', () => {
    const store = createStore();
    saveChanges(store, [], exchanges(1));
    const [key] = store.values.keys();
    for (const text of ['{', 'null', '"x"', '[]', '{"id": 3}']) {
      store.setItem(key!, text);
      expect(loadConversation(store)).toEqual([]);
    }
    store.setItem(key!, '{"id":"a","question":"who?","outcome":{"status":"answered","answer":{}}}');
    expect(loadConversation(store)[0]!.outcome.status).toBe('failed');
    const forbid = (): never => {
      throw new Error('SecurityError');
    };
    expect(loadConversation({ ...store, keys: forbid })).toEqual([]);
  });
});

describe('a conversation in two tabs', () => {
  /** Two tabs over one store; each is told of what the other writes, as browsers do, and later than that. */
  function openTabs() {
    const told: [from: number, Parameters<Listener>[0]][] = [];
    let writing = 0;
    const store = createStore(Infinity, (change) => told.push([writing, change]));
    const tabs: Conversation[] = [[], []];
    return {
      tabs,
      store,
      change: (tab: number, event: ConversationEvent): void => {
        writing = tab;
        const before = tabs[tab]!;
        tabs[tab] = reduceConversation(before, event);
        saveChanges(store, before, tabs[tab]);
      },
      deliver: (): void => {
        for (const [from, change] of told.splice(0)) {
          const event = readChange(change);
          if (event) tabs[1 - from] = reduceConversation(tabs[1 - from]!, event);
        }
      },
    };
  }
  const answered = { status: 'answered', answer: makeAnswer({ text: 'he' }) } as const;

  it('loses no turn when both are asking at the same time', () => {
    const { tabs, store, change, deliver } = openTabs();
    change(0, { type: 'asked', id: '1', question: 'who?' });
    change(1, { type: 'asked', id: '2', question: 'where?' });
    deliver();
    change(1, { type: 'settled', id: '2', outcome: answered });
    change(0, { type: 'settled', id: '1', outcome: answered });
    deliver();
    expect(idsOf(tabs[0]!)).toEqual(['1', '2']);
    expect(tabs[1]).toEqual(tabs[0]);
    expect(loadConversation(store)).toEqual(tabs[0]);
  });

  it('shows what the other asks as not answered here until it is', () => {
    const { tabs, change, deliver } = openTabs();
    change(0, { type: 'asked', id: '1', question: 'who?' });
    deliver();
    expect(tabs[1]![0]!.outcome).toEqual({ status: 'failed', failure: { cause: 'interrupted' } });
    change(0, { type: 'settled', id: '1', outcome: answered });
    deliver();
    expect(tabs[1]![0]!.outcome).toEqual(answered);
  });

  it('goes on waiting for a question that the other asks again', () => {
    const { tabs, change, deliver } = openTabs();
    change(0, { type: 'asked', id: '1', question: 'who?' });
    deliver();
    change(1, { type: 'edited', id: '1', question: 'who?' });
    deliver();
    expect(tabs.map(([exchange]) => exchange!.outcome.status)).toEqual(['pending', 'pending']);
    change(1, { type: 'settled', id: '1', outcome: answered });
    deliver();
    expect(tabs[0]![0]!.outcome).toEqual(answered);
  });

  it('takes back what the other takes back, and does not bring it back', () => {
    const { tabs, store, change, deliver } = openTabs();
    change(0, { type: 'asked', id: '1', question: 'who?' });
    deliver();
    change(1, { type: 'cleared' });
    deliver();
    change(0, { type: 'settled', id: '1', outcome: answered });
    expect(tabs).toEqual([[], []]);
    expect(store.values.size).toBe(0);
  });
});

describe('readChange', () => {
  it('takes a cleared store for a cleared conversation and ignores other entries', () => {
    expect(readChange({ key: null, newValue: null })).toEqual({ type: 'cleared' });
    expect(readChange({ key: 'isnad.theme', newValue: 'dark' })).toBeUndefined();
    expect(readChange({ key: 'isnad.exchange.1.a', newValue: 'damaged' })).toBeUndefined();
  });
});
