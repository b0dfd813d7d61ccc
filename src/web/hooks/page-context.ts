import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Client } from '../api/client.js';
import type { SourceTarget } from '../state/route.js';
import type { Phrasebook } from '../strings/phrasebook.js';

/** What every component may use. */
export interface PageContext {
  client: Client;
  phrases: Phrasebook;
  /** Shows a source beside the page; `exchangeId` names the answer that led to it. */
  openSource: (target: SourceTarget, exchangeId?: string) => void;
}

/** Provided once by the page. */
export const PageContext = createContext<PageContext | null>(null);

/** The page's context; a component outside of the page is a mistake. */
export function usePage(): PageContext {
  const context = useContext(PageContext);
  if (!context) throw new Error('usePage needs a PageContext around the component');
  return context;
}
