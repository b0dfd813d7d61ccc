import { useEffect, useRef, useState } from 'preact/hooks';
import {
  reduceConversation,
  type Conversation,
  type ConversationEvent,
} from '../state/conversation.js';
import {
  loadConversation,
  readChange,
  saveChanges,
  type KeyValueStore,
} from '../state/stored-conversation.js';

/** Reads localStorage late: where it is forbidden, naming it throws. */
const browserStore: KeyValueStore = {
  keys: () => Object.keys(localStorage),
  getItem: (key) => localStorage.getItem(key),
  setItem: (key, value) => localStorage.setItem(key, value),
  removeItem: (key) => localStorage.removeItem(key),
};

/** The conversation of this browser, the same in all its tabs. */
export interface StoredConversation {
  conversation: Conversation;
  /** The conversation at this moment, for what goes on between two drawings. */
  now: () => Conversation;
  change: (event: ConversationEvent) => void;
  /** False when the browser keeps nothing. */
  isStored: boolean;
}

/** Keeps the conversation over reloads and restarts, and follows what other tabs do to it. */
export function useStoredConversation(): StoredConversation {
  const [conversation, setConversation] = useState(() => loadConversation(browserStore));
  const [isStored, setStored] = useState(true);
  const latest = useRef(conversation);

  const apply = (event: ConversationEvent): void => {
    latest.current = reduceConversation(latest.current, event);
    setConversation(latest.current);
  };

  useEffect(() => {
    const follow = (changed: StorageEvent) => {
      const event = readChange(changed);
      if (event) apply(event);
    };
    window.addEventListener('storage', follow);
    return () => window.removeEventListener('storage', follow);
  }, []);

  return {
    conversation,
    now: () => latest.current,
    change: (event) => {
      const before = latest.current;
      apply(event);
      setStored(saveChanges(browserStore, before, latest.current));
    },
    isStored,
  };
}
