import type { Passage } from '../core/passage.js';
import type { Span } from '../core/span.js';
import type { CallOptions, Embedder } from '../embedding/embedder.js';
import type { QueryTerm } from '../lexical/lexical-index.js';
import { analyse } from '../text/analyse.js';
import { splitSentences } from '../text/sentences.js';
import { holdsEvidence } from './question-type.js';
import type { QuestionType } from './question-type.js';

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
  /** Whether it holds the kind of thing that is asked for. */
  evidence: number;
}

export interface ScoredSentence {
  passage: Passage;
  /** In the article's body. */
  span: Span;
  text: string;
  vector: Float32Array;
  signals: SentenceSignals;
  score: number;
}

/** How much each signal counts; fitted on development data, see docs/quality.md. */
export const sentenceWeights: SentenceSignals = {
  coverage: 0.5,
  passageCoverage: 0.1,
  similarity: 0.9,
  passageScore: 0.6,
  evidence: 0.1,
};

/** Shorter sentences, in letters and digits, say too little to be an answer. */
const shortestSentence = 8;

/** The sentences of the passages, best first. */
export async function rankSentences(
  query: SentenceQuery,
  candidates: readonly PassageCandidate[],
  embedder: Embedder,
  options: CallOptions = {},
): Promise<ScoredSentence[]> {
  const sentences = candidates.flatMap(sentencesOf);
  const [vector, vectors] = await Promise.all([
    embedder.embedQuery(query.text, options),
    embedder.embedPassages(
      sentences.map(({ text }) => text),
      options,
    ),
  ]);
  return sentences
    .map(({ candidate, ...sentence }, index) => {
      const signals = signalsOf(query, candidate, sentence.text, cosine(vector, vectors[index]!));
      return { ...sentence, vector: vectors[index]!, signals, score: weigh(signals) };
    })
    .toSorted((a, b) => b.score - a.score);
}

function sentencesOf(
  candidate: PassageCandidate,
): { candidate: PassageCandidate; passage: Passage; span: Span; text: string }[] {
  const { passage } = candidate;
  return splitSentences(passage.text, passage.article.language)
    .map(({ start, end }) => ({
      candidate,
      passage,
      span: { start: passage.span.start + start, end: passage.span.start + end },
      text: passage.text.slice(start, end),
    }))
    .filter(({ text }, _, all) => all.length === 1 || isSubstantial(text));
}

function isSubstantial(text: string): boolean {
  return text.replace(/[^\p{L}\p{N}]/gu, '').length >= shortestSentence;
}

function signalsOf(
  { terms, type }: SentenceQuery,
  { passage, score }: PassageCandidate,
  sentence: string,
  similarity: number,
): SentenceSignals {
  const { title, language } = passage.article;
  return {
    coverage: coverage(terms, sentence, language),
    passageCoverage: coverage(terms, `${title}\n${passage.text}`, language),
    similarity,
    passageScore: score,
    evidence: holdsEvidence(sentence, type) ? 1 : 0,
  };
}

/** The share of the terms' weight that a text holds; 0 for no terms. */
export function coverage(terms: readonly QueryTerm[], text: string, language: string): number {
  const held = new Set(analyse(text, language).map(({ term }) => term));
  let total = 0;
  let covered = 0;
  for (const { term, forms, idf } of terms) {
    total += idf;
    if (held.has(term) || forms.some((form) => held.has(form.term))) covered += idf;
  }
  return total > 0 ? covered / total : 0;
}

function weigh(signals: SentenceSignals): number {
  const names = Object.keys(sentenceWeights) as (keyof SentenceSignals)[];
  return names.reduce((sum, name) => sum + sentenceWeights[name] * signals[name], 0);
}

/** Dot product of two unit vectors. */
export function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * b[index]!, 0);
}
