import type { Preferences } from '../hooks/use-preferences.js';
import { themes } from '../hooks/use-preferences.js';
import { usePage } from '../hooks/page-context.js';
import type { Route } from '../state/route.js';
import { interfaceLanguages, isInterfaceLanguage } from '../strings/phrasebook.js';
import { Icon } from './icon.js';
import { PageLink } from './page-link.js';

/** The bar at the top: where one is, a new conversation, language and appearance. */
export function Header({
  page,
  go,
  preferences,
  onNew,
  onSkip,
}: {
  page: Route['page'];
  go: (page: Route['page']) => void;
  preferences: Preferences;
  /** Absent when there is nothing to clear. */
  onNew?: (() => void) | undefined;
  /** Brings the focus to the question box, where there is one. */
  onSkip?: (() => void) | undefined;
}) {
  const { text } = usePage().phrases;
  return (
    <header class="header">
      {onSkip && (
        <button type="button" class="skip-link" onClick={onSkip}>
          {text.skipToQuestion}
        </button>
      )}
      <PageLink route={{ page: 'chat' }} onFollow={() => go('chat')} class="brand">
        <Logo />
        <span>{text.brand}</span>
      </PageLink>
      <nav class="header-nav">
        <HeaderLink page="chat" current={page} go={go} />
        <HeaderLink page="articles" current={page} go={go} />
      </nav>
      <div class="header-tools">
        {onNew && (
          <button
            type="button"
            class="tool"
            title={text.newConversation}
            aria-label={text.newConversation}
            onClick={onNew}
          >
            <Icon name="add" />
          </button>
        )}
        <ThemeButton preferences={preferences} />
        <LanguageSelect preferences={preferences} />
      </div>
    </header>
  );
}

function HeaderLink({
  page,
  current,
  go,
}: {
  page: Route['page'];
  current: Route['page'];
  go: (page: Route['page']) => void;
}) {
  const { text } = usePage().phrases;
  return (
    <PageLink
      route={{ page }}
      onFollow={() => go(page)}
      class="header-link"
      current={page === current}
    >
      <Icon name={page} />
      <span class="header-link-name">{text[page]}</span>
    </PageLink>
  );
}

function ThemeButton({ preferences: { theme, setTheme } }: { preferences: Preferences }) {
  const { text } = usePage().phrases;
  const label = `${text.theme}: ${text.themes[theme]}`;
  const next = themes[(themes.indexOf(theme) + 1) % themes.length]!;
  return (
    <button
      type="button"
      class="tool"
      title={label}
      aria-label={label}
      onClick={() => setTheme(next)}
    >
      <Icon name={theme} />
    </button>
  );
}

function LanguageSelect({ preferences: { phrases, setLanguage } }: { preferences: Preferences }) {
  return (
    <select
      class="tool tool-select"
      aria-label={phrases.text.interfaceLanguage}
      value={phrases.language}
      onChange={({ currentTarget: { value } }) => {
        if (isInterfaceLanguage(value)) setLanguage(value);
      }}
    >
      {Object.entries(interfaceLanguages).map(([code, name]) => (
        <option key={code} value={code} lang={code}>
          {name}
        </option>
      ))}
    </select>
  );
}

function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" class="logo-ground" />
      <path d="M9 10.5h14M9 16h14M9 21.5h6" class="logo-lines" />
      <circle cx="21.5" cy="21.5" r="2.6" class="logo-point" />
    </svg>
  );
}
