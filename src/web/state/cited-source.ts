import type { Citation } from '../../core/ask.js';
import type { Span } from '../../core/span.js';
import type { Conversation } from './conversation.js';
import type { SourceTarget } from './route.js';

/** Where an opened source stands among the citations of the answer that leads to it. */
export interface CitedSource {
  exchangeId: string;
  citations: Citation[];
  /** Position of the opened one in `citations`. */
  index: number;
  /** The sentences that the answer quotes from the opened passage. */
  sentences: Span[];
}

/**
 * The citation that an address names: of the exchange of that id when it has it,
 * else of the newest exchange that has; undefined when no answer cites it.
 */
export function findCitedSource(
  conversation: Conversation,
  target: SourceTarget,
  exchangeId?: string,
): CitedSource | undefined {
  const newestFirst = conversation.toReversed();
  const preferred = newestFirst.filter(({ id }) => id === exchangeId);
  for (const { id, outcome } of [...preferred, ...newestFirst]) {
    if (outcome.status !== 'answered') continue;
    const { citations, sentences } = outcome.answer;
    const index = citations.findIndex((citation) => isTarget(citation, target));
    if (index < 0) continue;
    const passage = citations[index]!;
    const quoted = sentences.filter(
      ({ articleId, span }) =>
        articleId === passage.articleId &&
        passage.span.start <= span.start &&
        span.end <= passage.span.end,
    );
    return { exchangeId: id, citations, index, sentences: quoted.map(({ span }) => span) };
  }
  return undefined;
}

function isTarget({ articleId, span }: Citation, target: SourceTarget): boolean {
  return (
    articleId === target.articleId &&
    span.start === target.span?.start &&
    span.end === target.span.end
  );
}
