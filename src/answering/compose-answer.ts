import { dot } from '../core/vectors.js';
import type { Citation, QuotedSentence } from '../core/ask.js';
import type { Passage } from '../core/passage.js';
import { givesOtherFigures } from './figures.js';
import type { FiguredText } from './figures.js';
import type { PassageCandidate, ScoredSentence } from './sentence-ranker.js';

/** Sentences in one answer. */
const mostSentences = 3;
/** A further sentence must score at least this share of the best one. */
const furtherShare = 0.85;
/** Sentences this similar say the same, unless their numbers differ; the second becomes another citation of the first. */
const duplicateSimilarity = 0.92;
/** Sentences of two articles this similar tell of the same matter. */
const relatedSimilarity = 0.7;
/** As sure a sign of what is asked for as the best sentence's, in shares of that. */
const evidenceShare = 0.8;

/** A sentence of the answer with every passage that says it, the quoted one first. */
interface Statement {
  sentence: ScoredSentence;
  passages: Passage[];
  /** Whether another statement, of another article, gives other numbers for what was asked. */
  differs: boolean;
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
  const sentences = statements.map(({ sentence, passages, differs }) => ({
    markers: [...new Set(passages.map(({ id }) => markerOf.get(id)!))],
    articleId: sentence.passage.article.id,
    quote: sentence.text,
    span: sentence.span,
    differs,
  }));
  const text = sentences
    .map(({ quote, markers }) => `${quote} ${markers.map((marker) => `[${marker}]`).join('')}`)
    .join('\n');
  return { text, sentences, citations };
}

/**
 * The best sentence, then the best one of another article that gives other numbers
 * for what was asked, so that readers see where sources differ, then those that
 * come close to the best.
 */
function selectStatements(ranked: readonly ScoredSentence[], k: number): Statement[] {
  const [best] = ranked;
  if (best === undefined) return [];
  const contrary = ranked.find((sentence) => contradicts(sentence, best));
  const close = ranked.filter(({ score }) => score >= furtherShare * best.score);
  const statements: Statement[] = [];
  const cited = new Set<string>();
  for (const sentence of new Set([best, contrary ?? best, ...close])) {
    const { passage } = sentence;
    if (!cited.has(passage.id) && cited.size === k) continue;
    const same = statements.find((statement) => saysTheSame(statement.sentence, sentence));
    if (same !== undefined) same.passages.push(passage);
    else if (statements.length < mostSentences) {
      statements.push({ sentence, passages: [passage], differs: false });
    } else continue;
    cited.add(passage.id);
  }
  const opposed = statements.find(({ sentence }) => sentence === contrary);
  if (opposed !== undefined) opposed.differs = statements[0]!.differs = true;
  return statements;
}

function figured({ text, passage }: ScoredSentence): FiguredText {
  return { text, language: passage.article.language };
}

function saysTheSame(a: ScoredSentence, b: ScoredSentence): boolean {
  return (
    dot(a.vector, b.vector) >= duplicateSimilarity && !givesOtherFigures(figured(a), figured(b))
  );
}

/** Whether a sentence of another article gives other numbers, where numbers are asked for. */
function contradicts(sentence: ScoredSentence, best: ScoredSentence): boolean {
  return (
    sentence.passage.article.id !== best.passage.article.id &&
    best.signals.evidence > 0 &&
    sentence.signals.evidence >= evidenceShare * best.signals.evidence &&
    dot(sentence.vector, best.vector) >= relatedSimilarity &&
    givesOtherFigures(figured(sentence), figured(best))
  );
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
