import type { Span } from '../../core/span.js';

/** An article opened in the source view, at a passage of it or at its beginning. */
export interface SourceTarget {
  articleId: string;
  span?: Span;
}

/** What the page shows: the conversation or the list of articles, and perhaps a source beside it. */
export interface Route {
  page: 'chat' | 'articles';
  source?: SourceTarget;
}

const articlesHash = '#articles';
const sourcePath = /^\/a\/(.+)$/;
const spanHash = /^#(\d+)-(\d+)$/;

/** The route of an address; whatever is not understood leads to the conversation. */
export function parseRoute({ pathname, hash }: { pathname: string; hash: string }): Route {
  const articleId = decode(sourcePath.exec(pathname)?.[1] ?? '');
  if (articleId === '') return { page: hash === articlesHash ? 'articles' : 'chat' };
  const span = parseSpan(hash);
  return { page: 'chat', source: span ? { articleId, span } : { articleId } };
}

/**
 * The address of a route, beginning with a slash: `/a/<article>#<start>-<end>` for a source. An id
 * with a part `.` or `..` has none, since browsers resolve those.
 */
export function formatRoute({ page, source }: Route): string {
  if (!source) return page === 'articles' ? `/${articlesHash}` : '/';
  const path = `/a/${encodeURIComponent(source.articleId)}`;
  return source.span ? `${path}#${source.span.start}-${source.span.end}` : path;
}

function parseSpan(hash: string): Span | undefined {
  const match = spanHash.exec(hash);
  if (!match) return undefined;
  const [start, end] = [Number(match[1]), Number(match[2])];
  return start < end && Number.isSafeInteger(end) ? { start, end } : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray % cannot be part of an address that this page made.
    return '';
  }
}
