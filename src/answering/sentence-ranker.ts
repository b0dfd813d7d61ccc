import { dot } from '../core/vectors.js';
import type { Ranks } from '../core/ask.js';
import type { Passage } from '../core/passage.js';
import type { Span } from '../core/span.js';
import type { CallOptions, Embedder } from '../embedding/embedder.js';
import type { QueryTerm } from '../lexical/lexical-index.js';
import { splitSentences } from '../text/sentences.js';
import { tokenise } from '../text/tokenise.js';
import { findEvidence } from './evidence.js';
import type { QuestionType } from './question-type.js';
import type { MatchableText, TermMatcher, TermMatching } from './term-matcher.js';

/** What the ranker looks for. */
export interface SentenceQuery {
  text: string;
  type: QuestionType;
  terms: readonly QueryTerm[];
}

/** A passage with its retrieval score, 0 to 1. */
export interface PassageCandidate {
  passage: Passage;
  score: number;
  ranks: Ranks;
}

/** What speaks for a sentence; each within 0 and 1, but the cosine within -1 and 1. */
export interface SentenceSignals {
  /** Share of the question's terms, by idf, that the sentence holds. */
  coverage: number;
  /** The same for its whole passage with title. */
  passageCoverage: number;
  /** Cosine of sentence and question. */
  similarity: number;
  /** Retrieval score of its passage. */
  passageScore: number;
  /** Share of the question's terms that stand close to a thing of the kind that is asked for. */
  evidence: number;
}

export interface ScoredSentence {
  passage: Passage;
  /** In the article's body. */
  span: Span;
  text: string;
  vector: Float32Array;
  signals: SentenceSignals;
  /** The weighted sum of the signals. */
  score: number;
  /** How well its passage with title holds each of the question's terms. */
  held: readonly number[];
  /** Share of the question's terms that its passage with title does not hold, each counting the same. */
  unmatched: number;
  /** How surely the question names a number that its passage with title does not hold; 0 to 1. */
  otherNumber: number;
}

/** How much each signal counts; fitted on development data, see docs/quality.md. */
const weights = { coverage: 0.3, passageCoverage: 0.41, similarity: 0.24, passageScore: 0.55 };

/** How much it counts that a sentence holds what is asked for: surer signs for some types than for others. */
const evidenceWeights: Readonly<Record<QuestionType, number>> = {
  amount: 0.5,
  time: 0.29,
  reason: 0.39,
  place: 0.21,
  person: 0,
  other: 0,
};

/** How many words before and behind count as close. */
const closeWords = 4;

/** Shorter sentences, in letters and digits, say too little to be an answer. */
const shortestSentence = 8;

export interface SentenceRankerParts {
  embedder: Embedder;
  matching: TermMatching;
}

/** The sentences of the passages, best first. */
export async function rankSentences(
  query: SentenceQuery,
  candidates: readonly PassageCandidate[],
  { embedder, matching }: SentenceRankerParts,
  options: CallOptions = {},
): Promise<ScoredSentence[]> {
  const sentences = candidates.flatMap(sentencesOf);
  const texts = sentences.map(({ text }) => text);
  const [vector, vectors, matcher] = await Promise.all([
    embedder.embedQuery(query.text, options),
    embedder.embedPassages(texts, options),
    matching.prepare(query.terms, candidates.map(matchableText), options),
  ]);
  const passages = new Map(
    candidates.map((candidate) => [candidate, matcher.match(matchableText(candidate))]),
  );
  return sentences
    .map(({ candidate, span, text }, index) => {
      const { passage } = candidate;
      const sentenceVector = vectors[index]!;
      const inPassage = passages.get(candidate)!;
      const inSentence = matcher.match({ text, language: passage.article.language });
      const signals = {
        coverage: coverage(query.terms, inSentence),
        passageCoverage: coverage(query.terms, inPassage),
        similarity: dot(vector, sentenceVector),
        passageScore: candidate.score,
        evidence: evidenceNearTerms({ text, language: passage.article.language }, query, matcher),
      };
      const score = weigh(signals, query.type);
      return {
        passage,
        span,
        text,
        vector: sentenceVector,
        signals,
        score,
        held: inPassage,
        unmatched: unmatched(inPassage),
        otherNumber: otherNumber(query.terms, inPassage),
      };
    })
    .toSorted((a, b) => b.score - a.score);
}

interface Sentence {
  candidate: PassageCandidate;
  /** In the article's body. */
  span: Span;
  text: string;
}

function sentencesOf(candidate: PassageCandidate): Sentence[] {
  const { passage } = candidate;
  const all = splitSentences(passage.text, passage.article.language).map(({ start, end }) => ({
    candidate,
    span: { start: passage.span.start + start, end: passage.span.start + end },
    text: passage.text.slice(start, end),
  }));
  const substantial = all.filter(({ text }) => isSubstantial(text));
  return substantial.length > 0 ? substantial : all;
}

function isSubstantial(text: string): boolean {
  return text.replace(/[^\p{L}\p{N}]/gu, '').length >= shortestSentence;
}

/** A passage as its words count: with its article's title. */
function matchableText({ passage }: PassageCandidate): MatchableText {
  const { title, language } = passage.article;
  return { text: `${title}\n${passage.text}`, language };
}

/**
 * The greatest share of the terms among the words around a number, a date, a
 * place or a reason, whichever is asked for: "125 thousand Russian soldiers" tells
 * how many soldiers there are, and a sentence with any other number does not.
 */
function evidenceNearTerms(
  { text, language }: MatchableText,
  { type, terms }: SentenceQuery,
  matcher: TermMatcher,
): number {
  const found = findEvidence(text, type);
  if (found.length === 0) return 0;
  const words = tokenise(text).map(({ span }) => span);
  const shares = found.map((span) => {
    const { start, end } = widen(span, words);
    return coverage(terms, matcher.match({ text: text.slice(start, end), language }));
  });
  return Math.max(...shares);
}

/** A span together with the close words before and behind it. */
function widen({ start, end }: Span, words: readonly Span[]): Span {
  const first = words.findIndex((word) => word.end > start);
  const last = words.findLastIndex((word) => word.start < end);
  const from = words[Math.max(0, first - closeWords)];
  const to = words[Math.min(words.length - 1, last + closeWords)];
  return { start: from?.start ?? start, end: to?.end ?? end };
}

/** The share of the terms that is not matched; 0 for no terms. */
function unmatched(strengths: readonly number[]): number {
  const missing = strengths.reduce((sum, strength) => sum + 1 - strength, 0);
  return missing / Math.max(1, strengths.length);
}

/** How surely one of the numbers among the terms is not matched. */
function otherNumber(terms: readonly QueryTerm[], strengths: readonly number[]): number {
  const missing = terms.map(({ word }, index) => (/\p{N}/u.test(word) ? 1 - strengths[index]! : 0));
  return Math.max(0, ...missing);
}

/** The mean strength of the terms' matches, weighted by idf; 0 for no terms. */
export function coverage(terms: readonly QueryTerm[], strengths: readonly number[]): number {
  const total = terms.reduce((sum, { idf }) => sum + idf, 0);
  const covered = terms.reduce((sum, { idf }, index) => sum + idf * strengths[index]!, 0);
  return total > 0 ? covered / total : 0;
}

function weigh(signals: SentenceSignals, type: QuestionType): number {
  return (
    weights.coverage * signals.coverage +
    weights.passageCoverage * signals.passageCoverage +
    weights.similarity * signals.similarity +
    weights.passageScore * signals.passageScore +
    evidenceWeights[type] * signals.evidence
  );
}
