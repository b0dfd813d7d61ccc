import type { Answerer } from '../../src/answering/answerer.js';
import { citePassages } from '../../src/answering/compose-answer.js';
import type { Article, ArticleSummary } from '../../src/core/article.js';
import type { Answer, AskRequest } from '../../src/core/ask.js';
import type { Collection } from '../../src/core/collection.js';
import { topHits } from '../../src/core/hit.js';
import { passageId, type Passage } from '../../src/core/passage.js';
import type { Retriever } from '../../src/retrieval/retriever.js';
import { createApp, type AppDeps } from '../../src/server/app.js';
import type { LoggedRequest, RequestLogger } from '../../src/server/request-log.js';
import { createSearcher } from '../../src/server/searcher.js';
import type { Service } from '../../src/server/service.js';
import { quotedSentence } from './quoted-sentence.js';

export const arabicBody = 'عُقدت القمة العربية في الجزائر. حضرها الرئيس.';
export const englishBody = 'The river flooded the valley on Monday. Nobody was hurt.';

/** An article whose body is one block of text. */
function article(id: string, title: string, body: string, language = 'en'): Article {
  return {
    id,
    title,
    body,
    language,
    blocks: [{ kind: 'text', span: { start: 0, end: body.length } }],
  };
}

/** In order of id, as a collection wants them. */
export const articles: Article[] = [
  {
    ...article('arabic/قمة الجزائر', 'القمّة العربيّة في الجزائر', arabicBody, 'ar'),
    source: 'وكالة',
  },
  article('flood', 'A flood in the valley', englishBody),
  article('odd/100% a+b?#c&d', 'Odd', 'An odd identifier.'),
  article('odd/a%2Fb', 'Escaped', 'An identifier that looks escaped.'),
  article('odd/line\nbreak', 'Two lines', 'An identifier of two lines.'),
].toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** A collection in memory with one passage an article. */
export function memoryCollection(held: Article[]): Collection {
  const summaries = held.map(({ body: _body, blocks: _blocks, ...rest }): ArticleSummary => rest);
  return {
    articleCount: held.length,
    passageCount: held.length,
    articles: () => summaries,
    article: (id) => held.find((each) => each.id === id),
    passage(row): Passage {
      const found = held[row];
      const summary = summaries[row];
      if (!found || !summary) throw new RangeError(`no passage ${row}`);
      const span = { start: 0, end: found.body.length };
      return {
        id: passageId(found.id, 0),
        row,
        article: summary,
        ordinal: 0,
        span,
        text: found.body,
      };
    },
    articleRow: (row) => row,
  };
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** Scores a passage by the share of the query's words that it holds. */
function overlapRetriever(collection: Collection): Retriever {
  return {
    async retrieve({ text, k }) {
      const wanted = words(text);
      const hits = Array.from({ length: collection.passageCount }, (_, row) => {
        const held = new Set(words(collection.passage(row).text));
        return { row, score: wanted.filter((word) => held.has(word)).length / wanted.length };
      });
      const found = hits.filter(({ score }) => score > 0);
      return { hits: topHits(found, k), terms: [], mapTerms: async () => [] };
    },
  };
}

/** Quotes the whole of the best passage. */
function quotingAnswerer(retriever: Retriever, collection: Collection): Answerer {
  return {
    async answer({ question, k, language = 'und', mode }) {
      const { hits } = await retriever.retrieve({ text: question, language, mode, k });
      const candidates = hits.map(({ row, score }, index) => ({
        passage: collection.passage(row),
        score,
        ranks: { dense: null, lexical: index + 1 },
      }));
      const citations = citePassages([], candidates, k);
      const [best] = citations;
      const kind = best ? 'answered' : 'unanswered';
      const sentences = best ? [quotedSentence(best)] : [];
      const text = best ? `${best.quote} [1]` : 'Not in these articles.';
      const confidence = best?.score ?? 0;
      return { kind, text, confidence, language, sentences, citations, terms: [], took: 1 };
    },
  };
}

/** An answer without content, for tests of what happens around answers. */
export const emptyAnswer: Answer = {
  kind: 'unanswered',
  text: '',
  confidence: 0,
  language: 'und',
  sentences: [],
  citations: [],
  terms: [],
  took: 0,
};

export interface PendingCall {
  request: AskRequest;
  signal: AbortSignal;
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/** An answerer whose calls end when the test says so. */
export function heldAnswerer(): Answerer & { next(): Promise<PendingCall>; started: number } {
  const calls: PendingCall[] = [];
  const takers: ((call: PendingCall) => void)[] = [];
  return {
    started: 0,
    answer(request, options) {
      this.started += 1;
      return new Promise((resolve, reject) => {
        const signal = options?.signal ?? new AbortController().signal;
        const call = { request, signal, resolve, reject };
        const taker = takers.shift();
        if (taker) taker(call);
        else calls.push(call);
      });
    },
    /** The next call that has not been taken, once it is made. */
    next() {
      const call = calls.shift();
      return call ? Promise.resolve(call) : new Promise((resolve) => takers.push(resolve));
    },
  };
}

const detectLanguage = (text: string) => (/\p{Script=Arabic}/u.test(text) ? 'ar' : 'en');

/** A service over the articles above. */
export function fakeService(changes: Partial<Service> = {}): Service {
  const collection = memoryCollection(articles);
  const retriever = overlapRetriever(collection);
  return {
    answerer: quotingAnswerer(retriever, collection),
    searcher: createSearcher({ retriever, collection, detectLanguage, now: () => 0 }),
    collection,
    info: {
      model: 'hashing',
      dimension: 8,
      builtAt: '2026-01-02T03:04:05Z',
      articles: articles.length,
      passages: articles.length,
      languages: { ar: 1, en: articles.length - 1 },
    },
    suggestions: (language) => (language === 'ar' ? ['أين عقدت القمة؟'] : ['Where was the flood?']),
    ...changes,
  };
}

export interface Log extends RequestLogger {
  requests: (LoggedRequest & { status: number; ms: number })[];
  errors: { error: Error; request: LoggedRequest }[];
}

/** Keeps what it is told. */
function memoryLog(): Log {
  const log: Log = {
    requests: [],
    errors: [],
    answered: (request) => void log.requests.push(request),
    failed: (error, request) => void log.errors.push({ error, request }),
  };
  return log;
}

/** An app over the fake service, with what a test changes. */
export function fakeApp(changes: Partial<AppDeps> & { service?: Partial<Service> } = {}) {
  const { service, ...deps } = changes;
  const log = memoryLog();
  const served = fakeService(service);
  const app = createApp({
    state: () => ({ ready: true, service: served }),
    logger: log,
    now: () => 0,
    normaliseWord: (word) => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase(),
    ...deps,
  });
  return { app, log, service: served };
}

/** A POST of a JSON body. */
export function jsonPost(body: unknown, init: RequestInit = {}): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...init,
  };
}
