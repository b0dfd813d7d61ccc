import type { Article, ArticleSummary } from './article.js';
import type { Passage } from './passage.js';

/** The articles and passages of an opened index. Rows that do not exist throw a RangeError. */
export interface Collection {
  readonly articleCount: number;
  readonly passageCount: number;
  /** Every article without its text, ordered by id. */
  articles(): ArticleSummary[];
  /** The whole article, or undefined when there is none of that id. */
  article(id: string): Article | undefined;
  passage(row: number): Passage;
  /** Position of the passage's article in `articles()`. */
  articleRow(row: number): number;
}
