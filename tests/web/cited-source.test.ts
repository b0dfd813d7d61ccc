import { describe, expect, it } from 'vitest';
import { findCitedSource } from '../../src/web/state/cited-source.js';
import type { Conversation } from '../../src/web/state/conversation.js';
import { makeAnswer, makeCitation } from './make-answer.js';
import { quotedSentence } from '../support/quoted-sentence.js';

const second = makeCitation({ marker: 2, articleId: 'news/2', span: { start: 0, end: 5 } });
const answer = makeAnswer({
  citations: [makeCitation({ marker: 1 }), second],
  sentences: [
    quotedSentence({ articleId: 'news/1', quote: 'قال', span: { start: 10, end: 13 } }),
    quotedSentence(
      { articleId: 'news/2', quote: 'رد', span: { start: 0, end: 2 } },
      { markers: [2] },
    ),
    quotedSentence(
      { articleId: 'news/2', quote: 'ثم', span: { start: 8, end: 10 } },
      { markers: [3] },
    ),
  ],
});
const conversation: Conversation = ['older', 'newer'].map((id) => ({
  id,
  question: 'who?',
  outcome: { status: 'answered', answer },
}));
const target = { articleId: 'news/2', span: { start: 0, end: 5 } };

describe('findCitedSource', () => {
  it('finds the citation with its neighbours and the sentences in its passage', () => {
    expect(findCitedSource(conversation, target)).toEqual({
      exchangeId: 'newer',
      citations: answer.citations,
      index: 1,
      sentences: [{ start: 0, end: 2 }],
    });
  });

  it('prefers the answer that the reader came from', () => {
    expect(findCitedSource(conversation, target, 'older')?.exchangeId).toBe('older');
    expect(findCitedSource(conversation, target, 'cleared')?.exchangeId).toBe('newer');
  });

  it('finds nothing for a passage that no answer cites', () => {
    expect(findCitedSource(conversation, { articleId: 'news/2' })).toBeUndefined();
    expect(
      findCitedSource(conversation, { articleId: 'news/2', span: { start: 0, end: 6 } }),
    ).toBeUndefined();
  });
});
