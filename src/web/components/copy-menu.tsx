import { useEffect, useState } from 'preact/hooks';
import type { Answer } from '../../core/ask.js';
import { usePage } from '../hooks/page-context.js';
import { asMarkdown, asPlainText } from '../text/transcript.js';
import { Icon } from './icon.js';

/** Copies an answer with its sources, as plain text or as Markdown. */
export function CopyMenu({ question, answer }: { question: string; answer: Answer }) {
  const { phrases } = usePage();
  const { text, quoteMarks, date } = phrases;
  const words = { sources: text.sources, nearest: text.nearest, quoteMarks, date };
  return (
    <div class="copy-menu">
      <CopyButton label={text.copyText} content={() => asPlainText(question, answer, words)} />
      <CopyButton
        label={text.copyMarkdown}
        content={() => asMarkdown(question, answer, { ...words, origin: location.origin })}
      />
    </div>
  );
}

/** A button that copies, and says whether that worked. */
export function CopyButton({
  label,
  content,
  icon = 'copy',
}: {
  label: string;
  content: () => string;
  icon?: 'copy' | 'link';
}) {
  const { text } = usePage().phrases;
  const [result, setResult] = useState<'copied' | 'copyFailed'>();
  useEffect(() => {
    if (result === undefined) return undefined;
    const timer = setTimeout(() => setResult(undefined), 2_500);
    return () => clearTimeout(timer);
  }, [result]);
  const copy = () => {
    copyText(content()).then(
      () => setResult('copied'),
      () => setResult('copyFailed'),
    );
  };
  return (
    <button type="button" class="button button-quiet" onClick={copy}>
      <Icon name={result === 'copied' ? 'check' : icon} />
      <span aria-live="polite">{result === undefined ? label : text[result]}</span>
    </button>
  );
}

/** The clipboard exists on secure origins only; there is no other way that asks no selection of the reader. */
async function copyText(content: string): Promise<void> {
  await navigator.clipboard.writeText(content);
}
