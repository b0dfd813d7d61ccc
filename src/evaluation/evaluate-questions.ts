import type { Answerer } from '../answering/answerer.js';
import { limits, type Mode } from '../core/ask.js';
import type { Collection } from '../core/collection.js';
import type { Hit } from '../core/hit.js';
import { passageId, type Passage } from '../core/passage.js';
import type { Retriever } from '../retrieval/retriever.js';
import { judgeAnswer, type AnswerOutcome } from './answer-outcome.js';
import { askedQuestion, type Excerpt } from './asked-question.js';
import type { Qrels } from './dataset.js';
import {
  scoreAll,
  shownResults,
  type Evaluation,
  type EvaluationOptions,
  type Pool,
  type QueryOutcome,
} from './evaluation.js';
import { rankingDepth, type JudgedRanking } from './measure.js';
import { holdsQuote, type JudgedQuestion, type JudgedQuestions } from './questions.js';
import type { Run } from './run.js';

/** What is searched for, once a question has been understood. */
interface ResolvedQuery {
  text: string;
  language: string;
}

export interface QuestionsSetup extends EvaluationOptions {
  answerer: Answerer;
  retriever: Retriever;
  collection: Collection;
  questions: JudgedQuestions;
  mode: Mode;
  /** The query that the answerer makes of a question and its history; the question as it is when absent. */
  resolveQuery?: ((question: JudgedQuestion) => Promise<ResolvedQuery>) | undefined;
}

/**
 * Asks every question with its history, judges each answer, and judges the
 * passages retrieved for every answerable one. The language is left to be
 * detected, as for a reader who just types.
 */
export async function evaluateQuestions(setup: QuestionsSetup): Promise<Evaluation> {
  const { answerer, collection, questions, mode, measures, signal } = setup;
  const relevant = relevantPassages(collection, questions);
  const pool = poolOf(collection, questions, relevant);
  const answers: AnswerOutcome[] = [];
  const outcomes: QueryOutcome[] = [];
  const run: Run = new Map();
  const qrels: Qrels = new Map();
  for (const question of questions.questions) {
    signal?.throwIfAborted();
    if (question.relevant.length > 0) {
      const hits = await retrieveHits(setup, question);
      const passages = hits.map(({ row }) => collection.passage(row));
      const ids = passages.map(({ id }) => id);
      run.set(
        question.id,
        hits.map(({ score }, i) => ({ id: ids[i]!, score })),
      );
      qrels.set(question.id, new Map(relevant.get(question.id)!.map(({ id }) => [id, 1])));
      const values = scoreAll(pool.judge(question.id, ids), measures);
      outcomes.push({
        ...askedQuestion(question, collection),
        values,
        found: excerptsOf(passages, question),
      });
    }
    const { question: text, history } = question;
    const request = { question: text, history, k: limits.defaultK, mode };
    const answer = await answerer.answer(request, { signal });
    answers.push(judgeAnswer(question, answer, collection));
    setup.onProgress?.(answers.length, questions.questions.length);
  }
  return { measures, pool, outcomes, run, qrels, answers };
}

async function retrieveHits(setup: QuestionsSetup, question: JudgedQuestion): Promise<Hit[]> {
  const { retriever, mode, signal, depth = rankingDepth(setup.measures) } = setup;
  const { text, language } = (await setup.resolveQuery?.(question)) ?? {
    text: question.question,
    language: question.language,
  };
  const { hits } = await retriever.retrieve({ text, language, mode, k: depth }, { signal });
  return hits;
}

/**
 * A ranking of passages against quotes. A passage that touches at least one
 * judged quote, at any of the places where the quote stands, has grade 1, however
 * many it touches; everything relevant is all such passages of the collection, so
 * that the ideal ranking of nDCG has all of them first and a quote that runs over
 * two passages wants both. For recall the quotes themselves are to be found: each
 * counts once, with the first passage that touches it, and one passage may find
 * several.
 */
export function judgePassages(
  ids: readonly string[],
  relevant: readonly Passage[],
  { relevant: quotes }: Pick<JudgedQuestion, 'relevant'>,
): JudgedRanking {
  const relevantById = new Map(relevant.map((passage) => [passage.id, passage]));
  const missing = new Set(quotes);
  const found = ids.map((id) => {
    const passage = relevantById.get(id);
    if (passage === undefined) return 0;
    const touched = [...missing].filter((quote) => holdsQuote(placeOf(passage), quote));
    for (const quote of touched) missing.delete(quote);
    return touched.length;
  });
  return {
    grades: ids.map((id) => (relevantById.has(id) ? 1 : 0)),
    relevant: relevant.map(() => 1),
    found,
    wanted: quotes.length,
  };
}

/** By question id, every passage that touches a judged quote, in row order. */
function relevantPassages(
  collection: Collection,
  { questions }: JudgedQuestions,
): Map<string, Passage[]> {
  const candidates = passagesOfJudgedArticles(collection, questions);
  return new Map(
    questions.map((question) => {
      const articleIds = new Set(question.relevant.map(({ articleId }) => articleId));
      const passages = [...articleIds]
        .flatMap((id) => candidates.get(id) ?? [])
        .filter((passage) => isRelevant(passage, question))
        .toSorted((a, b) => a.row - b.row);
      return [question.id, passages];
    }),
  );
}

/** The passages of the judged articles by article id; the others are never read. */
function passagesOfJudgedArticles(
  collection: Collection,
  questions: readonly JudgedQuestion[],
): Map<string, Passage[]> {
  const ids = collection.articles().map(({ id }) => id);
  const judged = new Set(questions.flatMap(({ relevant }) => relevant.map((one) => one.articleId)));
  const passages = new Map<string, Passage[]>([...judged].map((id) => [id, []]));
  for (let row = 0; row < collection.passageCount; row++) {
    passages.get(ids[collection.articleRow(row)]!)?.push(collection.passage(row));
  }
  return passages;
}

function poolOf(
  collection: Collection,
  { questions }: JudgedQuestions,
  relevant: ReadonlyMap<string, Passage[]>,
): Pool {
  const known = passageIds(collection);
  const byId = new Map(questions.map((question) => [question.id, question]));
  return {
    has: (id) => known.has(id),
    judge: (queryId, ids) => judgePassages(ids, relevant.get(queryId)!, byId.get(queryId)!),
  };
}

/** The id of every passage, without reading one: those of an article are adjacent and in order. */
function passageIds(collection: Collection): Set<string> {
  const articles = collection.articles();
  const counts = articles.map(() => 0);
  const ids = new Set<string>();
  for (let row = 0; row < collection.passageCount; row++) {
    const article = collection.articleRow(row);
    ids.add(passageId(articles[article]!.id, counts[article]!++));
  }
  return ids;
}

function excerptsOf(passages: readonly Passage[], question: JudgedQuestion): Excerpt[] {
  return passages.slice(0, shownResults).map((passage) => ({
    id: passage.id,
    title: passage.article.title,
    text: passage.text,
    relevant: isRelevant(passage, question),
  }));
}

function isRelevant(passage: Passage, question: JudgedQuestion): boolean {
  return question.relevant.some((quote) => holdsQuote(placeOf(passage), quote));
}

function placeOf(passage: Passage): { articleId: string; span: Passage['span'] } {
  return { articleId: passage.article.id, span: passage.span };
}
