import { dot } from '../core/vectors.js';
import type { Citation, QuotedSentence } from '../core/ask.js';
import type { Passage } from '../core/passage.js';
import type { PassageCandidate, ScoredSentence } from './sentence-ranker.js';

/** Sentences in one answer. */
const mostSentences = 3;
/** A further sentence must score at least this share of the best one. */
const furtherShare = 0.85;
/** Sentences this similar say the same; the second becomes another citation of the first. */
const duplicateSimilarity = 0.92;

/** A sentence of the answer with every passage that says it, the quoted one first. */
interface Statement {
  sentence: ScoredSentence;
  passages: Passage[];
}

/** The text of an answer, the sentences it is made of and the citations, quoted ones first. */
export interface ComposedAnswer {
  text: string;
  sentences: QuotedSentence[];
  citations: Citation[];
}

/**
 * Quotes the best sentence and those that come close to it, each followed by
 * its markers, and numbers the passages: quoted ones in order, then the rest by rank.
 */
export function composeAnswer(
  ranked: readonly ScoredSentence[],
  candidates: readonly PassageCandidate[],
  k: number,
): ComposedAnswer {
  const statements = selectStatements(ranked, k);
  const quoted = statements.flatMap(({ passages }) => passages);
  const citations = citePassages(quoted, candidates, k);
  const markerOf = new Map(citations.map(({ passageId, marker }) => [passageId, marker]));
  const sentences = statements.map(({ sentence, passages }) => ({
    markers: [...new Set(passages.map(({ id }) => markerOf.get(id)!))],
    articleId: sentence.passage.article.id,
    quote: sentence.text,
    span: sentence.span,
  }));
  const text = sentences
    .map(({ quote, markers }) => `${quote} ${markers.map((marker) => `[${marker}]`).join('')}`)
    .join('\n');
  return { text, sentences, citations };
}

function selectStatements(ranked: readonly ScoredSentence[], k: number): Statement[] {
  const statements: Statement[] = [];
  const cited = new Set<string>();
  const floor = (ranked[0]?.score ?? 0) * furtherShare;
  for (const sentence of ranked) {
    if (sentence.score < floor) break;
    const { passage } = sentence;
    if (!cited.has(passage.id) && cited.size === k) continue;
    const same = statements.find(
      (statement) => dot(statement.sentence.vector, sentence.vector) >= duplicateSimilarity,
    );
    if (same !== undefined) same.passages.push(passage);
    else if (statements.length < mostSentences) statements.push({ sentence, passages: [passage] });
    else continue;
    cited.add(passage.id);
  }
  return statements;
}

/** At most k citations: the given passages first, all of them candidates, then the others by rank. */
export function citePassages(
  first: readonly Passage[],
  candidates: readonly PassageCandidate[],
  k: number,
): Citation[] {
  const found = new Map(candidates.map((candidate) => [candidate.passage.id, candidate]));
  const ids = new Set([...first.map(({ id }) => id), ...found.keys()]);
  return [...ids].slice(0, k).map((id, index) => {
    const { passage, score, ranks } = found.get(id)!;
    const { article, text, span } = passage;
    return {
      marker: index + 1,
      articleId: article.id,
      title: article.title,
      source: article.source ?? null,
      publishedAt: article.publishedAt ?? null,
      passageId: id,
      quote: text,
      span,
      score,
      ranks,
      language: article.language,
    };
  });
}
