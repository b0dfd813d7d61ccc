import { useState } from 'preact/hooks';
import { usePage } from '../hooks/page-context.js';
import { isOpen, type Exchange } from '../state/conversation.js';
import { AnswerView } from './answer-view.js';
import { QuestionInput } from './composer.js';
import { Directed } from './directed.js';
import { FailureView, PendingView, StoppedView, WaitingView } from './outcome-views.js';
import { Icon } from './icon.js';

/** What a reader can do about one exchange. */
export interface ExchangeActions {
  onAskAgain: (question?: string) => void;
  onStop: () => void;
  onBrowse: () => void;
}

/** A question and what became of it. */
export function ExchangeView({
  exchange,
  actions,
}: {
  exchange: Exchange;
  actions: ExchangeActions;
}) {
  return (
    <article class="exchange" id={`exchange-${exchange.id}`} aria-busy={isOpen(exchange)}>
      <Question exchange={exchange} onAskAgain={actions.onAskAgain} />
      <OutcomeView exchange={exchange} actions={actions} />
    </article>
  );
}

function OutcomeView({ exchange, actions }: { exchange: Exchange; actions: ExchangeActions }) {
  const { outcome } = exchange;
  const retry = () => actions.onAskAgain();
  switch (outcome.status) {
    case 'pending':
      return <PendingView />;
    case 'waiting':
      return <WaitingView {...outcome} onRetry={retry} onStop={actions.onStop} />;
    case 'stopped':
      return <StoppedView onRetry={retry} />;
    case 'failed':
      return <FailureView failure={outcome.failure} onRetry={retry} />;
    case 'answered':
      break;
  }
  return (
    <AnswerView
      exchangeId={exchange.id}
      question={exchange.question}
      answer={outcome.answer}

      onBrowse={actions.onBrowse}
    />
  );
}

function Question({
  exchange,
  onAskAgain,
}: {
  exchange: Exchange;
  onAskAgain: (question: string) => void;
}) {
  const { text } = usePage().phrases;
  const [draft, setDraft] = useState<string>();
  if (draft !== undefined) {
    const send = () => {
      if (draft.trim() === '') return;
      onAskAgain(draft.trim());
      setDraft(undefined);
    };
    return (
      <form
        class="question-edit"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          setDraft(undefined);
        }}
      >
        <QuestionInput id={`edit-${exchange.id}`} value={draft} onInput={setDraft} onEnter={send} />
        <div class="button-row">
          <button type="submit" class="button button-primary">
            {text.askAgain}
          </button>
          <button type="button" class="button" onClick={() => setDraft(undefined)}>
            {text.cancel}
          </button>
        </div>
      </form>
    );
  }
  return (
    <div class="question">
      <span class="visually-hidden">{text.you}</span>
      <Directed text={exchange.question} tag="h2" class="question-text" />
      {!isOpen(exchange) && (
        <button
          type="button"
          class="tool question-tool"
          title={text.edit}
          aria-label={text.edit}
          onClick={() => setDraft(exchange.question)}
        >
          <Icon name="edit" />
        </button>
      )}
    </div>
  );
}
