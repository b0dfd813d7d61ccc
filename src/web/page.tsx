import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Client } from './api/client.js';
import { ArticlesPage } from './components/articles-page.js';
import { ClearDialog } from './components/clear-dialog.js';
import { ConversationPage } from './components/conversation-page.js';
import { Header } from './components/header.js';
import { SourcePanel } from './components/source-panel.js';
import { PageContext } from './hooks/page-context.js';
import { useConversation } from './hooks/use-conversation.js';
import { usePreferences } from './hooks/use-preferences.js';
import { useRoute } from './hooks/use-route.js';
import { findCitedSource } from './state/cited-source.js';

/** The whole page: the conversation or the articles, and a source beside it. */
export function Page({ client }: { client: Client }) {
  const preferences = usePreferences();
  const control = useConversation(client);
  const { route, exchangeId, go, openSource, closeSource } = useRoute();
  const [isClearing, setClearing] = useState(false);
  const { phrases } = preferences;
  const context = { client, phrases, openSource };
  const cited = useMemo(
    () => route.source && findCitedSource(control.conversation, route.source, exchangeId),
    [control.conversation, route, exchangeId],
  );
  useFocusQuestionBySlash();
  const isEmpty = control.conversation.length === 0;
  return (
    <PageContext value={context}>
      <div class={route.source ? 'layout has-source' : 'layout'}>
        <Header
          page={route.page}
          go={go}
          preferences={preferences}
          onSkip={route.page === 'chat' ? focusQuestion : undefined}
          onNew={isEmpty ? undefined : () => setClearing(true)}
        />
        <main>
          {route.page === 'articles' ? (
            <ArticlesPage />
          ) : (
            <ConversationPage control={control} onBrowse={() => go('articles')} />
          )}
        </main>
        <SourcePanel target={route.source} cited={cited} onClose={closeSource} />
        {isClearing && (
          <ClearDialog
            onCancel={() => setClearing(false)}
            onClear={() => {
              setClearing(false);
              control.clear();
              go('chat');
            }}
          />
        )}
      </div>
    </PageContext>
  );
}

/** "/" brings the reader to the question box, as on other search pages. */
function useFocusQuestionBySlash(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (target instanceof HTMLElement && target.matches('textarea, input, select')) return;
      if (focusQuestion()) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

/** Brings the focus to the question box; false where there is none. */
function focusQuestion(): boolean {
  const question = document.getElementById('question');
  question?.focus();
  return question !== null;
}
