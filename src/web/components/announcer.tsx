import { usePage } from '../hooks/page-context.js';
import type { Exchange } from '../state/conversation.js';
import { fill, type Phrasebook } from '../strings/phrasebook.js';

/** Says to screen readers what became of the latest question. */
export function Announcer({ exchange }: { exchange: Exchange | undefined }) {
  const { phrases } = usePage();
  return (
    <div class="visually-hidden" role="status" aria-live="polite" aria-atomic="true">
      {exchange && announcement(exchange, phrases)}
    </div>
  );
}

function announcement({ outcome }: Exchange, { text, count }: Phrasebook): string {
  switch (outcome.status) {
    case 'pending':
      return text.searching;
    case 'waiting':
      // Without the countdown, which would be read out again and again.
      return text.failure[outcome.cause];
    case 'stopped':
      return text.stopped;
    case 'failed':
      return text.failure[outcome.failure.cause];
    case 'answered':
      break;
  }
  const { kind, citations, text: words } = outcome.answer;
  return kind === 'answered'
    ? fill(text.announceAnswer, { sources: count('sources', citations.length), text: words })
    : fill(text.announceUnanswered, { passages: count('passages', citations.length) });
}
