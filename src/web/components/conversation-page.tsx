import { useEffect, useRef } from 'preact/hooks';
import type { ConversationControl } from '../hooks/use-conversation.js';
import { useOnline } from '../hooks/use-online.js';
import { usePage } from '../hooks/page-context.js';
import { isOpen } from '../state/conversation.js';
import { Announcer } from './announcer.js';
import { Composer } from './composer.js';
import { ExchangeView } from './exchange-view.js';
import { Welcome } from './welcome.js';

/** The conversation from top to bottom, and the question box under it. */
export function ConversationPage({
  control,
  onBrowse,
}: {
  control: ConversationControl;
  onBrowse: () => void;
}) {
  const { text } = usePage().phrases;
  const isOnline = useOnline();
  const input = useRef<HTMLTextAreaElement>(null);
  const { conversation, currentId } = control;
  useEffect(() => {
    document.getElementById(`exchange-${currentId}`)?.scrollIntoView({ block: 'start' });
  }, [currentId]);
  const ask = (question: string) => {
    control.ask(question);
    input.current?.focus();
  };
  return (
    <>
      {conversation.length === 0 ? (
        <Welcome onAsk={ask} />
      ) : (
        <section class="thread">
          <h1 class="visually-hidden">{text.conversation}</h1>
          {conversation.map((exchange) => (
            <ExchangeView
              key={exchange.id}
              exchange={exchange}
              actions={{
                onAskAgain: (question) => control.askAgain(exchange.id, question),
                onStop: control.stop,
                onBrowse,
              }}
            />
          ))}
        </section>
      )}
      <Announcer exchange={conversation.find(({ id }) => id === currentId)} />
      <div class="dock">
        {!isOnline && <p class="banner">{text.offlineBanner}</p>}
        {!control.isStored && <p class="banner">{text.notStored}</p>}
        <Composer
          isBusy={conversation.some(isOpen)}
          onAsk={ask}
          onStop={control.stop}
          inputRef={input}
        />
      </div>
    </>
  );
}
