import { dot } from '../core/vectors.js';
import type { Passage } from '../core/passage.js';
import type { Span } from '../core/span.js';
import type { CallOptions, Embedder } from '../embedding/embedder.js';
import type { QueryTerm } from '../lexical/lexical-index.js';
import { splitSentences } from '../text/sentences.js';
import { holdsEvidence } from './question-type.js';
import type { QuestionType } from './question-type.js';
import type { MatchableText, TermMatching } from './term-matcher.js';

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
  /** 1 when it holds the kind of thing that is asked for. */
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
  /** Share of the question's terms that its passage with title does not hold, each counting the same. */
  unmatched: number;
}

/** How much each signal counts; fitted on development data, see docs/quality.md. */
const weights = { coverage: 0.4, passageCoverage: 0.58, similarity: 0.6, passageScore: 0.2 };

/** How much it counts that a sentence holds what is asked for: surer signs for some types than for others. */
const evidenceWeights: Readonly<Record<QuestionType, number>> = {
  amount: 0.26,
  time: 0.19,
  reason: 0.15,
  place: 0.1,
  person: 0,
  other: 0,
};

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
        evidence: holdsEvidence(text, query.type) ? 1 : 0,
      };
      const score = weigh(signals, query.type);
      return {
        passage,
        span,
        text,
        vector: sentenceVector,
        signals,
        score,
        unmatched: unmatched(inPassage),
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

/** The share of the terms that is not matched; 0 for no terms. */
function unmatched(strengths: readonly number[]): number {
  const missing = strengths.reduce((sum, strength) => sum + 1 - strength, 0);
  return missing / Math.max(1, strengths.length);
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
