import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import { askPatiently } from '../api/ask-patiently.js';
import type { Client } from '../api/client.js';
import {
  historyBefore,
  isOpen,
  reduceConversation,
  type Conversation,
} from '../state/conversation.js';
import {
  loadConversation,
  saveConversation,
  type KeyValueStore,
} from '../state/stored-conversation.js';

/** Reads localStorage late: where it is forbidden, naming it throws. */
const browserStore: KeyValueStore = {
  getItem: (key) => localStorage.getItem(key),
  setItem: (key, value) => localStorage.setItem(key, value),
  removeItem: (key) => localStorage.removeItem(key),
};

/** The conversation and what a reader can do with it. One question is asked at a time. */
export interface ConversationControl {
  conversation: Conversation;
  /** False when the browser keeps nothing. */
  isStored: boolean;
  ask: (question: string) => void;
  /** Asks the question of that id again, or another in its place, and drops what followed. */
  askAgain: (id: string, question?: string) => void;
  stop: () => void;
  clear: () => void;
}

/** The conversation kept in this browser. */
export function useConversation(client: Client): ConversationControl {
  const [conversation, dispatch] = useReducer(reduceConversation, browserStore, loadConversation);
  const [isStored, setStored] = useState(true);
  const running = useRef<AbortController>(undefined);

  useEffect(() => setStored(saveConversation(browserStore, conversation)), [conversation]);

  const run = async (id: string, question: string): Promise<void> => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const history = historyBefore(conversation, id);
    const outcome = await askPatiently(
      {
        ask: (signal) => client.ask({ question, history }, signal),
        pause,
        isOnline: () => navigator.onLine,
        onWait: (cause, seconds) => {
          const retryAt = Date.now() + seconds * 1000;
          dispatch({ type: 'settled', id, outcome: { status: 'waiting', cause, retryAt } });
        },
      },
      controller.signal,
    );
    // A run that another one has taken over from has nothing to say any more.
    if (running.current === controller) dispatch({ type: 'settled', id, outcome });
  };

  const askAgain = (id: string, question?: string): void => {
    const again = question ?? conversation.find((exchange) => exchange.id === id)?.question;
    if (again === undefined) return;
    dispatch({ type: 'edited', id, question: again });
    void run(id, again);
  };

  useEffect(() => {
    const last = conversation.at(-1);
    if (last?.outcome.status !== 'failed' || last.outcome.failure.cause !== 'offline')
      return undefined;
    const onOnline = () => askAgain(last.id);
    window.addEventListener('online', onOnline);
    return () => window.removeEventListener('online', onOnline);
  });

  return {
    conversation,
    isStored,
    ask: (question) => {
      if (conversation.some(isOpen)) return;
      const id = newId();
      dispatch({ type: 'asked', id, question });
      void run(id, question);
    },
    askAgain,
    stop: () => running.current?.abort(),
    clear: () => {
      running.current?.abort();
      running.current = undefined;
      dispatch({ type: 'cleared' });
    },
  };
}

/** Unique within this browser; crypto.randomUUID exists on secure origins only. */
function newId(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;
}

function pause(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(signal.reason);
      },
      { once: true },
    );
  });
}
