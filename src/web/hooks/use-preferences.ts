import { useLayoutEffect, useState } from 'preact/hooks';
import {
  chooseLanguage,
  createPhrasebook,
  isInterfaceLanguage,
  type InterfaceLanguage,
  type Phrasebook,
} from '../strings/phrasebook.js';

/** The appearances to choose from, in the order that the button goes through them. */
export const themes = ['system', 'light', 'dark'] as const;
/** An appearance; `system` follows the device. */
export type Theme = (typeof themes)[number];

const languageKey = 'isnad.language';
const themeKey = 'isnad.theme';

/** How the reader wants the page to speak and look, kept in this browser. */
export interface Preferences {
  phrases: Phrasebook;
  theme: Theme;
  setLanguage: (language: InterfaceLanguage) => void;
  setTheme: (theme: Theme) => void;
}

/** The preferences, applied to the document. */
export function usePreferences(): Preferences {
  const [phrases, setPhrases] = useState(() => createPhrasebook(initialLanguage()));
  const [theme, setTheme] = useState(initialTheme);
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = phrases.language;
    root.dir = phrases.direction;
    document.title =
      phrases.language === 'ar' ? phrases.text.brand : `${phrases.text.brand} · إسناد`;
  }, [phrases]);
  useLayoutEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return {
    phrases,
    theme,
    setLanguage: (language) => {
      remember(languageKey, language);
      setPhrases(createPhrasebook(language));
    },
    setTheme: (next) => {
      remember(themeKey, next);
      setTheme(next);
    },
  };
}

function initialLanguage(): InterfaceLanguage {
  const kept = recall(languageKey) ?? '';
  return isInterfaceLanguage(kept) ? kept : chooseLanguage(navigator.languages);
}

function initialTheme(): Theme {
  const kept = recall(themeKey);
  return themes.find((theme) => theme === kept) ?? 'system';
}

function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    // Storage may be forbidden; the browser's own settings serve then.
    return null;
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
}
