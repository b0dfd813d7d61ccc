import { describe, expect, it } from 'vitest';
import { askRequestSchema, limits } from '../../src/core/ask.js';
import {
  historyBefore,
  historyLimits,
  isOpen,
  reduceConversation,
  type Conversation,
  type Outcome,
} from '../../src/web/state/conversation.js';
import { makeAnswer } from './make-answer.js';

const exchange = (id: string, outcome: Outcome) => ({ id, question: `question ${id}`, outcome });
const answered = (text: string): Outcome => ({ status: 'answered', answer: makeAnswer({ text }) });
const stopped: Outcome = { status: 'stopped' };

describe('reduceConversation', () => {
  it('adds a question, settles it and clears all', () => {
    let state: Conversation = reduceConversation([], { type: 'asked', id: 'a', question: 'who?' });
    expect(state.map(isOpen)).toEqual([true]);
    state = reduceConversation(state, { type: 'settled', id: 'a', outcome: answered('he') });
    expect(state).toEqual([{ id: 'a', question: 'who?', outcome: answered('he') }]);
    expect(reduceConversation(state, { type: 'cleared' })).toEqual([]);
  });

  it('takes back what followed an edited question', () => {
    const before = [
      exchange('a', answered('1')),
      exchange('b', answered('2')),
      exchange('c', stopped),
    ];
    const after = reduceConversation(before, { type: 'edited', id: 'b', question: 'else?' });
    expect(after).toEqual([
      before[0],
      { id: 'b', question: 'else?', outcome: { status: 'pending' } },
    ]);
  });

  it('does not let a late outcome bring back what is gone', () => {
    expect(reduceConversation([], { type: 'settled', id: 'gone', outcome: stopped })).toEqual([]);
  });
});

describe('historyBefore', () => {
  it('tells the answered turns before the question, oldest first', () => {
    const conversation = [
      exchange('a', answered('first')),
      exchange('b', stopped),
      exchange('c', answered('third')),
      exchange('d', { status: 'pending' }),
    ];
    expect(historyBefore(conversation, 'c').map(({ text }) => text)).toEqual([
      'question a',
      'first',
    ]);
    expect(historyBefore(conversation, 'd')).toHaveLength(4);
    expect(historyBefore(conversation, 'not asked yet')).toHaveLength(4);
  });

  it('is what the service accepts, however long the conversation', () => {
    const long = `${'x'.repeat(historyLimits.turnChars - 1)}😀`;
    const conversation = Array.from({ length: 30 }, (_, n) => exchange(String(n), answered(long)));
    const history = historyBefore(conversation, 'next');
    expect(history).toHaveLength(20);
    expect(history.at(-1)!.text).toBe('x'.repeat(historyLimits.turnChars - 1));
    expect(() => askRequestSchema.parse({ question: 'next?', history })).not.toThrow();
  });
});

describe('historyLimits', () => {
  it("equals the service's own limits", () => {
    const { historyTurns: turns, turnChars, questionChars } = limits;
    expect(historyLimits).toEqual({ turns, turnChars, questionChars });
  });
});
