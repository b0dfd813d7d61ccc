import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { usePage } from '../hooks/page-context.js';
import { historyLimits } from '../state/conversation.js';
import { fill } from '../strings/phrasebook.js';
import { directionOf } from '../text/direction.js';
import { Icon } from './icon.js';

/** The question box: Enter asks, Shift+Enter breaks the line; while an answer is awaited it can be stopped. */
export function Composer({
  isBusy,
  onAsk,
  onStop,
  inputRef,
}: {
  isBusy: boolean;
  onAsk: (question: string) => void;
  onStop: () => void;
  inputRef: RefObject<HTMLTextAreaElement | null>;
}) {
  const { text } = usePage().phrases;
  const [draft, setDraft] = useState('');
  const send = () => {
    const question = draft.trim();
    if (question === '' || question.length > historyLimits.questionChars || isBusy) return;
    onAsk(question);
    setDraft('');
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <QuestionInput
        id="question"
        value={draft}
        onInput={setDraft}
        onEnter={send}
        inputRef={inputRef}
      />
      {isBusy ? (
        <button
          type="button"
          class="round-button"
          aria-label={text.stop}
          title={text.stop}
          onClick={onStop}
        >
          <Icon name="stop" />
        </button>
      ) : (
        <button
          type="submit"
          class="round-button"
          aria-label={text.send}
          title={text.send}
          aria-disabled={draft.trim() === ''}
        >
          <Icon name="send" />
        </button>
      )}
    </form>
  );
}

/** A growing text box for a question, in the direction of what is typed. */
export function QuestionInput({
  id,
  value,
  onInput,
  onEnter,
  inputRef,
}: {
  id: string;
  value: string;
  onInput: (value: string) => void;
  onEnter: () => void;
  inputRef?: RefObject<HTMLTextAreaElement | null>;
}) {
  const { text, direction } = usePage().phrases;
  const excess = value.trim().length - historyLimits.questionChars;
  return (
    <div class="question-input">
      <label class="visually-hidden" for={id}>
        {text.question}
      </label>
      <textarea
        id={id}
        ref={inputRef ?? null}
        rows={1}
        enterkeyhint="send"
        placeholder={text.placeholder}
        aria-describedby={`${id}-hint`}
        aria-invalid={excess > 0}
        dir={value.trim() === '' ? direction : directionOf(value)}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          onEnter();
        }}
      />
      <p id={`${id}-hint`} class={excess > 0 ? 'input-error' : 'visually-hidden'}>
        {excess > 0
          ? fill(text.tooLong, { max: historyLimits.questionChars, n: value.trim().length })
          : text.sendHint}
      </p>
    </div>
  );
}
