import type { Answer, AskRequest } from '../core/ask.js';
import type { Collection } from '../core/collection.js';
import type { CallOptions } from '../embedding/embedder.js';
import { analyse } from '../text/analyse.js';
import { isFunctionWord } from '../text/function-words.js';
import { detectLanguage } from '../text/language.js';
import type { Answerer } from './answerer.js';
import { askedTerms } from './asked-terms.js';
import { citePassages, composeAnswer } from './compose-answer.js';
import { defaultConfidence, estimateConfidence } from './confidence.js';
import type { ConfidenceModel } from './confidence.js';
import { findSentences } from './find-sentences.js';
import type { FoundSentences, SentenceFinderParts } from './find-sentences.js';
import { ownWeight, resolveFollowUp } from './follow-up.js';
import { notFoundMessage } from './messages.js';
import { countedTerm, questionType } from './question-type.js';
import type { QuestionType } from './question-type.js';
import { isSmallTalk } from './small-talk.js';

export interface AnswererParts extends SentenceFinderParts {
  /** Milliseconds that only grow, for `took`. */
  now: () => number;
  confidence?: ConfidenceModel;
}

/** Passages whose sentences are considered. */
const readPassages = 12;

/** Answers with sentences of the retrieved passages, quoted to the letter. */
export function createAnswerer(parts: AnswererParts): Answerer {
  const { confidence: model = defaultConfidence, now, collection } = parts;
  const passagesByLanguage = countPassages(collection);
  return {
    async answer(request, options = {}) {
      const startedAt = now();
      const findings = await findAnswers(parts, request, options);
      const { language, candidates, ranked, terms, type } = findings;
      const asked = {
        type,
        terms,
        repeated: findings.repeated,
        passages: collection.passageCount,
        passagesInLanguage: passagesByLanguage.get(language) ?? 0,
      };
      const confidence = namesTopic(findings) ? estimateConfidence(ranked[0], asked, model) : 0;
      const isAnswered = ranked.length > 0 && confidence >= model.threshold;
      const answer: Omit<Answer, 'terms' | 'took'> = isAnswered
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
      const first = answer.citations[0]?.passageId;
      const held = ranked.find(({ passage }) => passage.id === first)?.held ?? [];
      return {
        ...answer,
        terms: askedTerms(findings, terms, held),
        took: Math.round(now() - startedAt),
      };
    },
  };
}

/** The number of passages in each language of the collection. */
function countPassages(collection: Collection): Map<string, number> {
  const articles = collection.articles();
  const counts = new Map<string, number>();
  for (let row = 0; row < collection.passageCount; row += 1) {
    const { language } = articles[collection.articleRow(row)]!;
    counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  return counts;
}

/** What a question is and what was found for it. */
interface Findings extends FoundSentences {
  /** The question as it was searched for. */
  text: string;
  /** How often its own words stand in that text. */
  repeated: number;
  type: QuestionType;
  language: string;
}

async function findAnswers(
  parts: AnswererParts,
  request: AskRequest,
  options: CallOptions,
): Promise<Findings> {
  const { mode } = request;
  const { language, text } = resolveQuestion(request);
  const repeated = text === request.question ? 1 : ownWeight;
  const type = questionType(request.question);
  const k = Math.max(request.k, readPassages);
  const counted = countedTerm(request.question, language);
  const asked = { text, language, type, counted, mode, k, read: readPassages };
  return { text, repeated, language, type, ...(await findSentences(asked, parts, options)) };
}

/** Whether any word of the question says what it is about; a greeting does not. */
function namesTopic({ text, language }: Findings): boolean {
  return analyse(text, language).some(
    ({ word }) => word.length > 1 && !isFunctionWord(word, language) && !isSmallTalk(word),
  );
}

/** The question as it is searched for, and its language. */
export function resolveQuestion(request: Pick<AskRequest, 'question' | 'history' | 'language'>): {
  text: string;
  language: string;
} {
  const language = request.language ?? detectLanguage(request.question);
  return { text: resolveFollowUp(request.question, language, request.history), language };
}
