import type { Answer, AskRequest } from '../core/ask.js';
import type { Collection } from '../core/collection.js';
import type { CallOptions, Embedder } from '../embedding/embedder.js';
import type { Retriever } from '../retrieval/retriever.js';
import type { WordRelations } from '../retrieval/word-relations.js';
import { detectLanguage } from '../text/language.js';
import type { Answerer } from './answerer.js';
import { citePassages, composeAnswer } from './compose-answer.js';
import { defaultConfidence, estimateConfidence } from './confidence.js';
import type { ConfidenceModel } from './confidence.js';
import { resolveFollowUp } from './follow-up.js';
import { notFoundMessage } from './messages.js';
import { questionType } from './question-type.js';
import { rankSentences } from './sentence-ranker.js';
import type { PassageCandidate, ScoredSentence } from './sentence-ranker.js';
import { createTermMatching } from './term-matcher.js';
import type { TermMatching } from './term-matcher.js';

export interface AnswererParts {
  retriever: Retriever;
  embedder: Embedder;
  relations: WordRelations;
  collection: Collection;
  /** Milliseconds that only grow, for `took`. */
  now: () => number;
  confidence?: ConfidenceModel;
}

/** Passages whose sentences are considered. */
const readPassages = 12;

/** Answers with sentences of the retrieved passages, quoted to the letter. */
export function createAnswerer(parts: AnswererParts): Answerer {
  const { confidence: model = defaultConfidence, now, relations } = parts;
  const matching = createTermMatching(relations);
  return {
    async answer(request, options = {}) {
      const startedAt = now();
      const evidence = await findEvidence({ ...parts, matching }, request, options);
      const { language, candidates, ranked } = evidence;
      const confidence = estimateConfidence(ranked[0], evidence.termCount, model);
      const isAnswered = ranked.length > 0 && confidence >= model.threshold;
      const answer: Omit<Answer, 'took'> = isAnswered
        ? {
            kind: 'answered',
            confidence,
            language,
            ...composeAnswer(ranked, candidates, request.k),
          }
        : {
            kind: 'unanswered',
            confidence,
            language,
            text: notFoundMessage(language),
            sentences: [],
            citations: citePassages([], candidates, request.k),
          };
      return { ...answer, took: Math.round(now() - startedAt) };
    },
  };
}

interface Evidence {
  language: string;
  candidates: PassageCandidate[];
  ranked: ScoredSentence[];
  /** Number of distinct terms of the question. */
  termCount: number;
}

async function findEvidence(
  parts: AnswererParts & { matching: TermMatching },
  request: AskRequest,
  options: CallOptions,
): Promise<Evidence> {
  const { retriever, collection } = parts;
  const { language, text } = resolveQuestion(request);
  const k = Math.max(request.k, readPassages);
  const { hits, terms } = await retriever.retrieve(
    { text, language, mode: request.mode, k },
    options,
  );
  const candidates = hits.map(({ row, score }) => ({ passage: collection.passage(row), score }));
  const query = { text, type: questionType(request.question), terms };
  const ranked = await rankSentences(query, candidates.slice(0, readPassages), parts, options);
  return { language, candidates, ranked, termCount: terms.length };
}

/** The question as it is searched for, and its language. */
export function resolveQuestion(request: Pick<AskRequest, 'question' | 'history' | 'language'>): {
  text: string;
  language: string;
} {
  const language = request.language ?? detectLanguage(request.question);
  return { text: resolveFollowUp(request.question, language, request.history), language };
}
