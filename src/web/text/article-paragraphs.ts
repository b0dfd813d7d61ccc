import type { Span } from '../../core/span.js';

/** How strongly a stretch of an article is marked. */
export type Emphasis = 'none' | 'passage' | 'sentence';

/** Spans of the body to mark: the passage, and inside it the sentences that answer. */
export interface Highlights {
  passage?: Span | undefined;
  sentences: Span[];
}

/** A stretch of a line that is marked alike throughout. */
export interface Piece {
  /** Where the piece begins in the body. */
  start: number;
  text: string;
  emphasis: Emphasis;
}

/** One line of an article with its line break, or a part of an endless one; the pieces joined are that to the letter. */
export interface Paragraph {
  start: number;
  text: string;
  pieces: Piece[];
}

/** The body as paragraphs, cut where the marking changes. Joined, all pieces are the body. */
export function splitArticle(body: string, highlights: Highlights): Paragraph[] {
  const cuts = cutsOf(body.length, highlights);
  const paragraphs: Paragraph[] = [];
  let cut = 0;
  for (let start = 0; start < body.length;) {
    const end = endOfParagraph(body, start);
    while (cut < cuts.length && cuts[cut]! <= start) cut++;
    const pieces: Piece[] = [];
    for (let from = start; from < end;) {
      const to = Math.min(cuts[cut] ?? end, end);
      pieces.push({
        start: from,
        text: body.slice(from, to),
        emphasis: emphasisAt(from, highlights),
      });
      if (to === cuts[cut]) cut++;
      from = to;
    }
    paragraphs.push({ start, text: body.slice(start, end), pieces });
    start = end;
  }
  return paragraphs;
}

/** In UTF-16 units. Browsers take far longer over one paragraph of a million than over a hundred of ten thousand. */
const longestParagraph = 40_000;

/** Behind the line break, or where the longest paragraph ends, behind a space if it has one. */
function endOfParagraph(body: string, start: number): number {
  const newline = body.indexOf('\n', start);
  const end = newline < 0 ? body.length : newline + 1;
  const longest = start + longestParagraph;
  if (end <= longest) return end;
  const space = body.lastIndexOf(' ', longest - 1);
  if (space > start) return space + 1;
  const splitsPair = /[\uDC00-\uDFFF]/.test(body[longest]!);
  return splitsPair ? longest - 1 : longest;
}

function cutsOf(length: number, { passage, sentences }: Highlights): number[] {
  const spans = passage ? [passage, ...sentences] : sentences;
  const cuts = new Set(spans.flatMap(({ start, end }) => [start, end]));
  return [...cuts].filter((cut) => cut > 0 && cut < length).toSorted((a, b) => a - b);
}

function emphasisAt(offset: number, { passage, sentences }: Highlights): Emphasis {
  const holds = (span: Span) => span.start <= offset && offset < span.end;
  if (sentences.some(holds)) return 'sentence';
  return passage && holds(passage) ? 'passage' : 'none';
}
