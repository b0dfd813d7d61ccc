import type { ComponentChildren } from 'preact';
import { splitBidiRuns } from '../text/bidi-runs.js';
import { directionOf, directionOfLanguage, type Direction } from '../text/direction.js';

/** Lines longer than this are laid out as one run: nobody reads them, and isolating each word is slow. */
const longestIsolatedLine = 20_000;

/** Text from data with its own direction, whatever surrounds it. */
export function Directed({
  text,
  language,
  tag: Tag = 'bdi',
  class: className,
}: {
  text: string;
  /** The language that the text is known to be in. */
  language?: string | undefined;
  tag?: 'bdi' | 'p' | 'h2' | 'h3' | 'span' | 'div' | 'q';
  class?: string;
}) {
  const known = language === undefined || language === 'und' ? undefined : language;
  const direction = directionOf(text, known === undefined ? undefined : directionOfLanguage(known));
  return (
    <Tag dir={direction} lang={known} class={className}>
      <Runs text={text} direction={direction} />
    </Tag>
  );
}

/** A line's runs, for an element that has its direction already. */
export function Runs({ text, direction }: { text: string; direction: Direction }) {
  if (text.length > longestIsolatedLine) return <>{text}</>;
  const opposite = direction === 'rtl' ? 'ltr' : 'rtl';
  const runs = splitBidiRuns(text, direction).map(({ kind, text: run }): ComponentChildren => {
    if (kind === 'plain') return run;
    if (kind === 'isolate') {
      return (
        <bdi dir={opposite}>
          <Runs text={run} direction={opposite} />
        </bdi>
      );
    }
    return <span class="bidi-control">{run}</span>;
  });
  return <>{runs}</>;
}
