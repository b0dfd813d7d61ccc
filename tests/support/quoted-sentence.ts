import type { QuotedSentence } from '../../src/core/ask.js';

type Place = Pick<QuotedSentence, 'articleId' | 'quote' | 'span'>;

/** A sentence of an answer with what a test does not care about filled in. */
export function quotedSentence(
  { articleId, quote, span }: Place,
  fields: Partial<Omit<QuotedSentence, keyof Place>> = {},
): QuotedSentence {
  return { markers: [1], articleId, quote, span, differs: false, ...fields };
}
