import type { Answer, Turn } from '../../core/ask.js';

/** What can keep an answer from coming. */
export const failureCauses = [
  'offline',
  'unreachable',
  'overloaded',
  'refused',
  'broken',
  'interrupted',
] as const;

/** Why a question got no answer. */
export interface Failure {
  cause: (typeof failureCauses)[number];
  /** The service's own words, when it said any. */
  detail?: string;
}

/** Why the page waits before it asks again by itself. */
export type WaitCause = 'overloaded' | 'unreachable';

/** What became of a question so far. */
export type Outcome =
  | { status: 'pending' }
  | { status: 'waiting'; cause: WaitCause; retryAt: number }
  | { status: 'answered'; answer: Answer }
  | { status: 'failed'; failure: Failure }
  | { status: 'stopped' };

/** A question and what became of it. */
export interface Exchange {
  /** Unique within the browser; ids sort by when they were made. */
  id: string;
  question: string;
  outcome: Outcome;
}

/** Oldest first. */
export type Conversation = readonly Exchange[];

/** Something that changes a conversation. */
export type ConversationEvent =
  | { type: 'asked'; id: string; question: string }
  | { type: 'settled'; id: string; outcome: Outcome }
  | { type: 'edited'; id: string; question: string }
  /** Another tab has added or changed an exchange. */
  | { type: 'adopted'; exchange: Exchange }
  /** Another tab has taken an exchange back. */
  | { type: 'dropped'; id: string }
  | { type: 'cleared' };

/** The next state of a conversation. Editing a question takes back all that followed it. */
export function reduceConversation(
  conversation: Conversation,
  event: ConversationEvent,
): Conversation {
  switch (event.type) {
    case 'asked':
      return [
        ...conversation,
        { id: event.id, question: event.question, outcome: { status: 'pending' } },
      ];
    case 'settled':
      return conversation.map((exchange) =>
        exchange.id === event.id ? { ...exchange, outcome: event.outcome } : exchange,
      );
    case 'edited': {
      const at = conversation.findIndex((exchange) => exchange.id === event.id);
      if (at < 0) return conversation;
      return [
        ...conversation.slice(0, at),
        { id: event.id, question: event.question, outcome: { status: 'pending' } },
      ];
    }
    case 'adopted':
      return adopt(conversation, event.exchange);
    case 'dropped':
      return conversation.filter(({ id }) => id !== event.id);
    case 'cleared':
      break;
  }
  return [];
}

/** With the exchange in its place; one that is being asked here waits on until there is an answer. */
function adopt(conversation: Conversation, exchange: Exchange): Conversation {
  const { id, outcome } = exchange;
  const own = conversation.find((one) => one.id === id);
  if (own && isOpen(own) && outcome.status !== 'answered') return conversation;
  const others = conversation.filter((one) => one !== own);
  const later = others.findIndex((one) => one.id > id);
  return others.toSpliced(later < 0 ? others.length : later, 0, exchange);
}

/** Whether the exchange still waits for its answer. */
export function isOpen({ outcome }: Exchange): boolean {
  return outcome.status === 'pending' || outcome.status === 'waiting';
}

/** What the service accepts; the same numbers as its own limits. */
export const historyLimits = { turns: 20, turnChars: 4_000, questionChars: 1_000 } as const;

/** The turns before the exchange of that id, as many as the service accepts, oldest first. */
export function historyBefore(conversation: Conversation, id: string): Turn[] {
  const at = conversation.findIndex((exchange) => exchange.id === id);
  const turns: Turn[] = [];
  for (const { question, outcome } of conversation.slice(0, at < 0 ? undefined : at)) {
    if (outcome.status !== 'answered') continue;
    turns.push(
      { role: 'user', text: cutText(question, historyLimits.turnChars) },
      { role: 'assistant', text: cutText(outcome.answer.text, historyLimits.turnChars) },
    );
  }
  return turns.slice(-historyLimits.turns);
}

/** At most that many UTF-16 code units, never half a character. */
function cutText(text: string, maxChars: number): string {
  const cut = text.slice(0, maxChars);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
