import { dot } from '../core/vectors.js';
import type { Ranks } from '../core/ask.js';
import type { Passage } from '../core/passage.js';
import type { Span } from '../core/span.js';
import type { CallOptions, Embedder } from '../embedding/embedder.js';
import { splitSentences } from '../text/sentences.js';
import { findEvidence } from './evidence.js';
import type { QuestionType } from './question-type.js';
import type { TermMap, TermMapper } from '../retrieval/term-map.js';

/** What the ranker looks for. */
export interface SentenceQuery {
  /** Of the question. */
  vector: Float32Array;
  type: QuestionType;
  /** Which of the mapped terms is asked the number of; -1 for none. */
  counted: number;
}

/** A passage with its retrieval score, 0 to 1. */
export interface PassageCandidate {
  passage: Passage;
  score: number;
  ranks: Ranks;
}

/** What speaks for a sentence; each within 0 and 1, but the cosine within -1 and 1. */
export interface SentenceSignals {
  /** Share of the question's terms in the sentence and around it. */
  coverage: number;
  /** Share of the question's terms around the sentence's best word. */
  proximity: number;
  /** Cosine of sentence and question. */
  similarity: number;
  /** Retrieval score of its passage. */
  passageScore: number;
  /** Share of the question's terms around a thing of the kind that is asked for. */
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
}

/** How much each signal counts; fitted on development data, see docs/quality.md. */
const weights = { coverage: 0.34, proximity: 0.34, similarity: 0.35, passageScore: 0.67 };

/** How much it counts that a sentence holds what is asked for: surer signs for some types than for others. */
const evidenceWeights: Readonly<Record<QuestionType, number>> = {
  amount: 0.91,
  duration: 0.91,
  measure: 0.91,
  time: 0.69,
  day: 0.69,
  year: 0.69,
  reason: 0.46,
  place: 0.2,
  person: 0.3,
  other: 0,
};

/** What a term of the title counts beside a number, a date, a place or a reason: it may belong to another matter. */
const titleBesideEvidence = 0.5;

/** How much it counts that a number is one of what is counted, beside the share of all terms around it. */
const countedWeight = 0.3;

/** From this strength on a word says what a term of the question says. */
const leastSame = 0.5;

/** Shorter sentences, in letters and digits, say too little to be an answer. */
const shortestSentence = 8;

export interface SentenceRankerParts {
  embedder: Embedder;
  mapTerms: TermMapper;
}

/** The sentences of the passages, best first. */
export async function rankSentences(
  query: SentenceQuery,
  candidates: readonly PassageCandidate[],
  { embedder, mapTerms }: SentenceRankerParts,
  options: CallOptions = {},
): Promise<ScoredSentence[]> {
  const passages = candidates.map(({ passage }) => passage);
  const sentences = candidates.flatMap(sentencesOf);
  const texts = sentences.map(({ text }) => text);
  const [vectors, maps] = await Promise.all([
    embedder.embedPassages(texts, options),
    mapTerms(passages, options),
  ]);
  const mapOf = new Map(passages.map((passage, index) => [passage, maps[index]!]));
  return sentences
    .map(({ candidate: { passage, score }, span, text }, index) => {
      const map = mapOf.get(passage)!;
      const inPassage = shift(span, -passage.span.start);
      const signals = {
        coverage: map.around(inPassage),
        proximity: map.peak(inPassage),
        similarity: dot(query.vector, vectors[index]!),
        passageScore: score,
        evidence: evidenceIn(
          { text, language: passage.article.language, start: inPassage.start },
          query,
          map,
        ),
      };
      return {
        passage,
        span,
        text,
        vector: vectors[index]!,
        signals,
        score: weigh(signals, query.type),
        held: map.held,
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

/**
 * The greatest share of the terms around a person, a number, a date, a place or a reason,
 * whichever is asked for: "125 thousand Russian soldiers" tells how many soldiers
 * there are, and a sentence with any other number does not.
 */
function evidenceIn(
  { text, language, start }: { text: string; language: string; start: number },
  { type, counted }: SentenceQuery,
  map: TermMap,
): number {
  const shares = findEvidence(text, language, type)
    .map((span) => shift(span, start))
    .filter((place) => type === 'reason' || !isInQuestion(place, counted, map))
    .map((place) => {
      const share = map.around(place, titleBesideEvidence);
      if (counted < 0) return share;
      const isOfIt = map.heldAround(place, titleBesideEvidence)[counted]!;
      return (1 - countedWeight) * share + countedWeight * isOfIt;
    });
  return Math.max(0, ...shares);
}

/** Whether a stretch names what the question does: that is not what is asked for. A unit that is counted may well stand there. */
function isInQuestion(place: Span, counted: number, map: TermMap): boolean {
  return map.heldIn(place).some((held, index) => index !== counted && held > leastSame);
}

function shift({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function weigh(signals: SentenceSignals, type: QuestionType): number {
  return (
    weights.coverage * signals.coverage +
    weights.proximity * signals.proximity +
    weights.similarity * signals.similarity +
    weights.passageScore * signals.passageScore +
    evidenceWeights[type] * signals.evidence
  );
}
