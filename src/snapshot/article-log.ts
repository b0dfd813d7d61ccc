import type { Article } from '../core/article.js';
import { IsnadError } from '../core/errors.js';
import { encodeCatalog, summaryOf } from './article-catalog.js';
import type { CatalogEntry } from './article-catalog.js';
import type { Disk } from './disk.js';

/** Writes articles.jsonl as articles come, and remembers where each one went. */
export interface ArticleLog {
  readonly size: number;
  /** Refuses with `invalid-input` an id that it has already. */
  add(article: Article): Promise<void>;
  flush(): Promise<void>;
  /**
   * The catalog, ordered by id whatever the order of coming, and for the n-th
   * article that came its row there.
   */
  catalog(): { text: string; rows: number[]; languages: Record<string, number> };
}

/** Lines wait until there are this many bytes of them, so that small articles share a write. */
const bytesPerWrite = 1 << 20;

export function createArticleLog(path: string, disk: Disk): ArticleLog {
  const entries: CatalogEntry[] = [];
  const ids = new Set<string>();
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let offset = 0;

  const flush = async (): Promise<void> => {
    const chunk = Buffer.concat(waiting);
    waiting = [];
    waitingBytes = 0;
    await disk.append(path, chunk);
  };

  return {
    get size() {
      return entries.length;
    },
    async add(article) {
      if (ids.has(article.id)) {
        throw new IsnadError(
          'invalid-input',
          `Two articles have the id ${article.id}; rename one.`,
        );
      }
      const line = Buffer.from(`${JSON.stringify(article)}\n`);
      ids.add(article.id);
      entries.push({ summary: summaryOf(article), offset, bytes: line.length - 1 });
      offset += line.length;
      waiting.push(line);
      waitingBytes += line.length;
      if (waitingBytes >= bytesPerWrite) await flush();
    },
    flush,
    catalog() {
      const order = [...entries.keys()].toSorted((a, b) => compareIds(entries[a]!, entries[b]!));
      const rows = Array.from<number>({ length: entries.length });
      for (const [row, came] of order.entries()) rows[came] = row;
      const languages: Record<string, number> = {};
      for (const { summary } of entries) {
        languages[summary.language] = (languages[summary.language] ?? 0) + 1;
      }
      return { text: encodeCatalog(order.map((came) => entries[came]!)), rows, languages };
    },
  };
}

function compareIds(a: CatalogEntry, b: CatalogEntry): number {
  return a.summary.id < b.summary.id ? -1 : 1;
}
