import { useEffect, useRef } from 'preact/hooks';
import { usePage } from '../hooks/page-context.js';
import { useLoaded } from '../hooks/use-loaded.js';
import { useMediaQuery } from '../hooks/use-media-query.js';
import type { CitedSource } from '../state/cited-source.js';
import type { SourceTarget } from '../state/route.js';
import { SourceContent } from './source-content.js';

/** Below this width the panel is a sheet over the page. */
const sheetQuery = '(max-width: 60rem)';

/** The article behind a citation: beside the page where there is room, over it on a phone. */
export function SourcePanel({
  target,
  cited,
  onClose,
}: {
  /** Absent: the panel is closed. */
  target: SourceTarget | undefined;
  /** The answer that cites it, when one does. */
  cited: CitedSource | undefined;
  onClose: () => void;
}) {
  const { client, phrases } = usePage();
  const dialog = useRef<HTMLDialogElement>(null);
  const isSheet = useMediaQuery(sheetQuery);
  const isOpen = target !== undefined;
  const article = useLoaded(target?.articleId, (signal) =>
    client.article(target?.articleId ?? '', signal),
  );

  useEffect(() => {
    const element = dialog.current;
    if (!element || !isOpen) return undefined;
    if (isSheet) element.showModal();
    else element.show();
    return () => element.close();
  }, [isOpen, isSheet]);

  useReturningFocus(isOpen);

  useEffect(() => {
    if (!isOpen) return undefined;
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      const inside = event.target instanceof Element ? event.target.closest('dialog') : null;
      if (inside && inside !== dialog.current) return;
      event.preventDefault();
      onClose();
    };
    document.addEventListener('keydown', closeOnEscape);
    return () => document.removeEventListener('keydown', closeOnEscape);
  });

  return (
    <dialog
      ref={dialog}
      class="source-panel"
      aria-label={phrases.text.source}
      onCancel={(event) => {
        // The address decides whether the panel is open.
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (isSheet && event.target === dialog.current) onClose();
      }}
    >
      {target && (
        <SourceContent target={target} cited={cited} article={article} onClose={onClose} />
      )}
    </dialog>
  );
}

/** Gives the focus back to where it was before, once the panel is closed. */
function useReturningFocus(isOpen: boolean): void {
  const before = useRef<Element>(null);
  if (isOpen && !before.current) before.current = document.activeElement;
  useEffect(() => {
    if (isOpen) return;
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
    before.current = null;
  }, [isOpen]);
}
