import type { ArticleSummary } from './article.js';
import type { Span } from './span.js';

/** A retrievable piece of an article: whole sentences within the token budget. */
export interface Passage {
  /** `<articleId>#<ordinal>`. */
  id: string;
  /** Position in the index's passage table; passages of an article are adjacent and in order. */
  row: number;
  article: ArticleSummary;
  /** 0 for the first passage of its article. */
  ordinal: number;
  /** In the article's body. */
  span: Span;
  /** Always `body.slice(span.start, span.end)`. */
  text: string;
}

/** The one place where a passage's id is formed. */
export function passageId(articleId: string, ordinal: number): string {
  return `${articleId}#${ordinal}`;
}
