import { useEffect, useRef, useState } from 'preact/hooks';
import { formatRoute, parseRoute, type Route, type SourceTarget } from '../state/route.js';

/** What a history entry remembers besides its address. */
interface Entry {
  /** The page that a source lies beside. */
  page: Route['page'];
  exchangeId?: string;
  /** Whether going back leads to the page without the source. */
  pushed?: boolean;
}

/** The route of the browser's address, and how to change it. */
export interface RouteControl {
  route: Route;
  /** The answer that led to the opened source. */
  exchangeId: string | undefined;
  go: (page: Route['page']) => void;
  openSource: (target: SourceTarget, exchangeId?: string) => void;
  closeSource: () => void;
}

/** Follows the address bar: back and forward open and close sources. */
export function useRoute(): RouteControl {
  const [{ route, entry }, setCurrent] = useState(readAddress);
  const isGoingBack = useRef(false);
  useEffect(() => {
    const follow = () => {
      isGoingBack.current = false;
      setCurrent(readAddress());
    };
    window.addEventListener('popstate', follow);
    window.addEventListener('hashchange', follow);
    return () => {
      window.removeEventListener('popstate', follow);
      window.removeEventListener('hashchange', follow);
    };
  }, []);

  const show = (next: Route, nextEntry: Entry, replace: boolean): void => {
    const method = replace ? 'replaceState' : 'pushState';
    history[method](nextEntry, '', formatRoute(next));
    setCurrent(readAddress());
  };
  const { page } = route;
  return {
    route,
    exchangeId: entry.exchangeId,
    go: (next) => show({ page: next }, { page: next }, false),
    openSource: (source, exchangeId) => {
      const replace = route.source !== undefined;
      const pushed = replace ? (entry.pushed ?? false) : true;
      show({ page, source }, { page, pushed, ...(exchangeId && { exchangeId }) }, replace);
    },
    closeSource: () => {
      // Going back takes a moment; a second Escape within it must not go back twice.
      if (isGoingBack.current) return;
      isGoingBack.current = entry.pushed ?? false;
      if (isGoingBack.current) history.back();
      else show({ page }, { page }, true);
    },
  };
}

function readAddress(): { route: Route; entry: Entry } {
  const route = parseRoute(location);
  const state: Entry | null = history.state;
  const entry = state?.page ? state : { page: route.page };
  return { route: route.source ? { ...route, page: entry.page } : route, entry };
}
