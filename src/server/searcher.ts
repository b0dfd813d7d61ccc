import type { SearchRequest, SearchResult } from '../core/ask.js';
import type { Collection } from '../core/collection.js';
import type { CallOptions } from '../embedding/embedder.js';
import type { Retriever } from '../retrieval/retriever.js';

interface SearchResponse {
  /** Best first. */
  results: SearchResult[];
  /** Milliseconds from query to results. */
  took: number;
}

/** Query to ranked passages as they are shown. */
export interface Searcher {
  search(request: SearchRequest, options?: CallOptions): Promise<SearchResponse>;
}

interface SearcherDeps {
  retriever: Retriever;
  collection: Collection;
  /** The ISO 639-1 language of a query that came without one. */
  detectLanguage: (text: string) => string;
  /** A monotonic clock in milliseconds. */
  now: () => number;
}

/** A searcher over one index: the same results for HTTP and the command line. */
export function createSearcher(deps: SearcherDeps): Searcher {
  const { retriever, collection, detectLanguage, now } = deps;
  return {
    async search({ q, language, ...rest }, options) {
      const started = now();
      const query = { ...rest, text: q, language: language ?? detectLanguage(q) };
      const { hits } = await retriever.retrieve(query, options);
      const results = hits.map(({ row, score }, index) => {
        const { id, article, text, span } = collection.passage(row);
        return {
          rank: index + 1,
          score,
          passageId: id,
          articleId: article.id,
          title: article.title,
          source: article.source ?? null,
          language: article.language,
          text,
          span,
        };
      });
      return { results, took: now() - started };
    },
  };
}
