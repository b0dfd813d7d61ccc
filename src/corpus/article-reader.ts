import type { Article } from '../core/article.js';

/** One line of a file, counted from 1; what could not be decoded carries the reason instead. */
export type FileLine = { number: number; text: string } | { number: number; reason: string };

/** A file as readers see it: already located, not yet read. */
export interface CorpusFile {
  /** As a message names it. */
  path: string;
  /** What an article takes for its id when it has none of its own. */
  id: string;
  /**
   * The decoded text, without a byte order mark. `declared` finds the encoding that a
   * file names which is not UTF-8.
   * @throws IsnadError `corpus-unreadable` when it is no readable text or too large
   */
  text(declared?: (bytes: Uint8Array) => string | undefined): Promise<string>;
  /** The lines one by one, so that a file of any size can be read; blank ones are left out. */
  lines(): AsyncIterable<FileLine>;
}

/** What a reader finds: an article, or why there is none where there should be one. */
export type Reading = { article: Article } | { reason: string };

/** Turns a file of one format into articles. Throws only what reading the file throws. */
export interface ArticleReader {
  read(file: CorpusFile): AsyncIterable<Reading>;
}
