import type { Answerer } from '../../src/answering/answerer.js';
import type { Article } from '../../src/core/article.js';
import type { Answer, AskRequest, Citation } from '../../src/core/ask.js';
import type { Collection } from '../../src/core/collection.js';
import { topHits } from '../../src/core/hit.js';
import { passageId, type Passage } from '../../src/core/passage.js';
import type { AnswerOutcome } from '../../src/evaluation/answer-outcome.js';
import type { Pool } from '../../src/evaluation/evaluation.js';
import type { TextFile } from '../../src/evaluation/text-file.js';
import type { Retriever } from '../../src/retrieval/retriever.js';
import { quotedSentence } from '../support/quoted-sentence.js';

/** A text as it comes from a file. */
export function fileOf(text: string, name = 'file'): TextFile {
  return { name, lines: text.split('\n') };
}

/** An article whose passages are its lines. */
export function lineArticle(id: string, lines: readonly string[], language = 'en'): Article {
  const body = lines.join('\n');
  const span = { start: 0, end: body.length };
  return { id, language, title: `Title of ${id}`, body, blocks: [{ kind: 'text', span }] };
}

function itemAt<T>(items: readonly T[], row: number): T {
  const item = items[row];
  if (item === undefined) throw new RangeError(`no row ${row}`);
  return item;
}

/** A collection in memory with one passage a line. */
export function lineCollection(articles: readonly Article[]): Collection {
  const passages: Passage[] = [];
  const articleRows: number[] = [];
  for (const [articleRow, { body, blocks: _, ...article }] of articles.entries()) {
    let start = 0;
    for (const [ordinal, text] of body.split('\n').entries()) {
      const span = { start, end: start + text.length };
      const id = passageId(article.id, ordinal);
      passages.push({ id, row: passages.length, article, ordinal, span, text });
      articleRows.push(articleRow);
      start = span.end + 1;
    }
  }
  return {
    articleCount: articles.length,
    passageCount: passages.length,
    articles: () => articles.map(({ body: _body, blocks: _blocks, ...summary }) => summary),
    article: (id) => articles.find((one) => one.id === id),
    passage: (row) => itemAt(passages, row),
    articleRow: (row) => itemAt(articleRows, row),
  };
}

/** Share of the words of `query` that `text` holds. */
export function wordOverlap(query: string, text: string): number {
  const words = wordsOf(query);
  const held = new Set(wordsOf(text));
  return words.filter((word) => held.has(word)).length / Math.max(words.length, 1);
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}

/** Ranks passages by the words that they share with the question; passages that share none are not found. */
export function overlapRetriever(collection: Collection): Retriever {
  return {
    async retrieve({ text, k }) {
      const rows = Array.from({ length: collection.passageCount }, (_, row) => row);
      const hits = rows.map((row) => ({
        row,
        score: wordOverlap(text, collection.passage(row).text),
      }));
      const found = hits.filter(({ score }) => score > 0);
      return { hits: topHits(found, k), terms: [], mapTerms: async () => [] };
    },
  };
}

/** Answers with the best passage as a whole, with its score as confidence, and refuses below one half. */
export function overlapAnswerer(collection: Collection, retriever: Retriever): Answerer {
  return {
    async answer({ question, k, mode }: AskRequest): Promise<Answer> {
      const { hits } = await retriever.retrieve({ text: question, language: 'en', mode, k });
      const citations = hits.map(({ row, score }, i): Citation => {
        const { id, article, text, span } = collection.passage(row);
        return {
          marker: i + 1,
          articleId: article.id,
          title: article.title,
          source: null,
          publishedAt: null,
          passageId: id,
          quote: text,
          span,
          score,
          ranks: { dense: null, lexical: i + 1 },
          language: article.language,
        };
      });
      const [first] = citations;
      const confidence = first?.score ?? 0;
      const answered = first !== undefined && confidence >= 0.5;
      const sentences = answered ? [quotedSentence(first)] : [];
      return {
        kind: answered ? 'answered' : 'unanswered',
        text: answered ? `${first.quote} [1]` : 'Not in these articles.',
        confidence,
        language: 'en',
        sentences,
        citations,
        terms: [],
        took: 1,
      };
    },
  };
}

/** A right answer that differs from others in the given parts. */
export function answerOutcome(parts: Partial<AnswerOutcome>): AnswerOutcome {
  return {
    id: 'q',
    text: 'Where?',
    language: 'en',
    wanted: [],
    answerable: true,
    answered: true,
    confidence: 0.9,
    said: 'There. [1]',
    firstRelevant: true,
    quotes: 2,
    validQuotes: 2,
    ...parts,
  };
}

/** A pool that nothing can be found in. */
export const emptyPool: Pool = {
  has: () => false,
  judge: () => ({ grades: [], relevant: [], found: [], wanted: 0 }),
};
