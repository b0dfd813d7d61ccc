import { useEffect, useRef, useState } from 'preact/hooks';
import { askPatiently } from '../api/ask-patiently.js';
import type { Client } from '../api/client.js';
import { historyBefore, isOpen, type Conversation } from '../state/conversation.js';
import { useStoredConversation } from './use-stored-conversation.js';

/** The conversation and what a reader can do with it. One question is asked at a time. */
export interface ConversationControl {
  conversation: Conversation;
  /** The exchange that the reader of this tab looks at: asked last here, or the last one that was kept. */
  currentId: string | undefined;
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
  const { conversation, now, change, isStored } = useStoredConversation();
  const [currentId, setCurrentId] = useState(conversation.at(-1)?.id);
  const running = useRef<AbortController>(undefined);

  const run = async (id: string, question: string): Promise<void> => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setCurrentId(id);
    const history = historyBefore(now(), id);
    const outcome = await askPatiently(
      {
        ask: (signal) => client.ask({ question, history }, signal),
        pause,
        isOnline: () => navigator.onLine,
        onWait: (cause, seconds) => {
          const retryAt = Date.now() + seconds * 1000;
          change({ type: 'settled', id, outcome: { status: 'waiting', cause, retryAt } });
        },
      },
      controller.signal,
    );
    // A run that another one has taken over from has nothing to say any more.
    if (running.current === controller) change({ type: 'settled', id, outcome });
  };

  const askAgain = (id: string, question?: string): void => {
    const again = question ?? now().find((exchange) => exchange.id === id)?.question;
    if (again === undefined) return;
    change({ type: 'edited', id, question: again });
    void run(id, again);
  };

  useAskingAgainOnline(conversation, askAgain);

  return {
    conversation,
    currentId,
    isStored,
    ask: (question) => {
      if (now().some(isOpen)) return;
      const id = newId();
      change({ type: 'asked', id, question });
      void run(id, question);
    },
    askAgain,
    stop: () => running.current?.abort(),
    clear: () => {
      running.current?.abort();
      running.current = undefined;
      change({ type: 'cleared' });
    },
  };
}

/** Asks the last question again when the network is back that it failed for. */
function useAskingAgainOnline(conversation: Conversation, askAgain: (id: string) => void): void {
  useEffect(() => {
    const last = conversation.at(-1);
    if (last?.outcome.status !== 'failed' || last.outcome.failure.cause !== 'offline')
      return undefined;
    const onOnline = () => askAgain(last.id);
    window.addEventListener('online', onOnline);
    return () => window.removeEventListener('online', onOnline);
  });
}

/** Unique within this browser and sorted by time; crypto.randomUUID exists on secure origins only. */
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
