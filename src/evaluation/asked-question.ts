import type { Turn } from '../core/ask.js';
import type { Collection } from '../core/collection.js';
import type { DatasetQuery } from './dataset.js';
import type { JudgedQuestion } from './questions.js';

/** A text that was found or wanted. */
export interface Excerpt {
  id: string;
  title: string;
  text: string;
  relevant: boolean;
}

/** A question as people read it beside what came of it. */
export interface AskedQuestion extends DatasetQuery {
  /** The conversation before the question, where there was one; oldest turn first. */
  history?: readonly Turn[];
  /** What is relevant. */
  wanted: Excerpt[];
}

/** A judged question with its quotes and the titles of their articles. */
export function askedQuestion(
  { id, question, language, history, relevant }: JudgedQuestion,
  collection: Pick<Collection, 'article'>,
): AskedQuestion {
  const wanted = relevant.map(({ articleId, quote }): Excerpt => ({
    id: articleId,
    title: collection.article(articleId)?.title ?? '',
    text: quote,
    relevant: true,
  }));
  return { id, text: question, language, history, wanted };
}
