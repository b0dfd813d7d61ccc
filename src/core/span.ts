import { z } from 'zod';

/** A half-open range of UTF-16 code units: `text.slice(start, end)`. */
export const spanSchema = z
  .object({ start: z.int().min(0), end: z.int().min(0) })
  .refine(({ start, end }) => start <= end, 'a span must not end before it starts');

export type Span = z.infer<typeof spanSchema>;

/** Whether two spans share at least one code unit. */
export function spansOverlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The span without the white space at its two ends (empty, at its start, when all of it is white space). */
export function trimSpan(text: string, span: Span): Span {
  const slice = text.slice(span.start, span.end);
  const trimmedStart = slice.trimStart();
  if (trimmedStart === '') return { start: span.start, end: span.start };
  const start = span.start + slice.length - trimmedStart.length;
  return { start, end: start + trimmedStart.trimEnd().length };
}
