import type { Span } from '../core/span.js';
import type { DocumentPart } from './dataset.js';
import type { RankedDocument } from './run.js';

/** A stretch of a larger text that was found. */
export interface RankedStretch {
  /** Of the larger text. */
  context: string;
  span: Span;
  /** Higher is better. */
  score: number;
}

/**
 * The documents that were found by stretches of the texts they are parts of: each
 * stretch stands for the parts that it shares at least half of the shorter of the
 * two with, since nobody cuts sentences exactly alike. Order and scores are the stretches'.
 */
export function documentsOf(
  stretches: readonly RankedStretch[],
  parts: ReadonlyMap<string, readonly DocumentPart[]>,
): RankedDocument[] {
  return stretches.flatMap(({ context, span, score }) =>
    (parts.get(context) ?? [])
      .filter((part) => 2 * shared(part.span, span) >= Math.min(length(part.span), length(span)))
      .toSorted((a, b) => shared(b.span, span) - shared(a.span, span))
      .map(({ id }) => ({ id, score })),
  );
}

/** How much two spans have in common; below 0 when they lie apart. */
function shared(a: Span, b: Span): number {
  return Math.min(a.end, b.end) - Math.max(a.start, b.start);
}

function length({ start, end }: Span): number {
  return end - start;
}
