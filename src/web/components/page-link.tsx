import type { ComponentChildren, TargetedMouseEvent } from 'preact';
import { formatRoute, type Route } from '../state/route.js';

/** A real link to a route of this page, followed without loading the page anew. */
export function PageLink({
  route,
  onFollow,
  current = false,
  label,
  children,
  ...rest
}: {
  route: Route;
  onFollow: () => void;
  current?: boolean;
  label?: string;
  class?: string;
  onPointerEnter?: () => void;
  onPointerLeave?: () => void;
  onFocus?: () => void;
  onBlur?: () => void;
  children: ComponentChildren;
}) {
  const follow = (event: TargetedMouseEvent<HTMLAnchorElement>) => {
    // A new tab or window is the browser's to open.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onFollow();
  };
  return (
    <a
      {...rest}
      href={formatRoute(route)}
      aria-label={label}
      aria-current={current ? 'page' : undefined}
      onClick={follow}
    >
      {children}
    </a>
  );
}
