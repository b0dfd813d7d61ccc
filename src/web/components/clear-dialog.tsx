import { useEffect, useRef } from 'preact/hooks';
import { usePage } from '../hooks/page-context.js';

/** Asks before the conversation is cleared. */
export function ClearDialog({ onClear, onCancel }: { onClear: () => void; onCancel: () => void }) {
  const { text } = usePage().phrases;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog ref={dialog} class="clear-dialog" onCancel={onCancel} aria-labelledby="clear-question">
      <p id="clear-question">{text.clearConfirm}</p>
      <div class="button-row">
        <button type="button" class="button button-primary" onClick={onClear}>
          {text.clear}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {text.cancel}
        </button>
      </div>
    </dialog>
  );
}
