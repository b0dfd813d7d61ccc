import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { usePage } from '../hooks/page-context.js';
import type { Failure, WaitCause } from '../state/conversation.js';
import { fill } from '../strings/phrasebook.js';
import { Directed } from './directed.js';
import { Icon, type IconName } from './icon.js';

/** When a search counts as slow, in milliseconds. */
const slowMs = 5_000;

/** The wait for an answer; says more when it takes long. */
export function PendingView() {
  const { text } = usePage().phrases;
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), slowMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="pending">
      <p>{isSlow ? text.stillSearching : text.searching}</p>
      <div class="pending-line" />
      <div class="pending-line" />
    </div>
  );
}

/** The pause before the page asks again by itself, with the seconds left. */
export function WaitingView({
  cause,
  retryAt,
  onRetry,
  onStop,
}: {
  cause: WaitCause;
  /** Milliseconds since the epoch. */
  retryAt: number;
  onRetry: () => void;
  onStop: () => void;
}) {
  const { text } = usePage().phrases;
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.ceil((retryAt - now) / 1000));
  return (
    <Notice icon="warning" words={fill(text.waiting[cause], { seconds })}>
      <NoticeButton onClick={onRetry}>{text.retryNow}</NoticeButton>
      <NoticeButton onClick={onStop}>{text.stop}</NoticeButton>
    </Notice>
  );
}

/** What went wrong, in the service's own words where it said any, and the way on. */
export function FailureView({ failure, onRetry }: { failure: Failure; onRetry: () => void }) {
  const { text } = usePage().phrases;
  return (
    <Notice icon="warning" words={text.failure[failure.cause]} detail={failure.detail}>
      <NoticeButton onClick={onRetry}>
        <Icon name="retry" />
        {text.retry}
      </NoticeButton>
    </Notice>
  );
}

/** A question that the reader took back. */
export function StoppedView({ onRetry }: { onRetry: () => void }) {
  const { text } = usePage().phrases;
  return (
    <Notice icon="stop" words={text.stopped}>
      <NoticeButton onClick={onRetry}>
        <Icon name="retry" />
        {text.askAgain}
      </NoticeButton>
    </Notice>
  );
}

/** A short message in the place of an answer. */
export function Notice({
  icon,
  words,
  detail,
  children,
}: {
  icon: IconName;
  words: string;
  detail?: string | undefined;
  children?: ComponentChildren;
}) {
  return (
    <div class="notice">
      <Icon name={icon} />
      <div class="notice-body">
        <p>{words}</p>
        {detail !== undefined && <Directed text={detail} tag="p" class="notice-detail" />}
        {children && <div class="button-row">{children}</div>}
      </div>
    </div>
  );
}

function NoticeButton({ onClick, children }: { onClick: () => void; children: ComponentChildren }) {
  return (
    <button type="button" class="button" onClick={onClick}>
      {children}
    </button>
  );
}
