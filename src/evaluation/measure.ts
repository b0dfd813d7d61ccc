import { IsnadError } from '../core/errors.js';

/**
 * What one ranking achieved for one query, which is all that a measure looks at.
 * Ranks start at 1; a list's entry i belongs to rank i + 1.
 */
export interface JudgedRanking {
  /** Grade of each result, best first; 0 when it is not relevant or not judged. */
  grades: readonly number[];
  /** Grades of everything relevant that could have been retrieved, in any order. */
  relevant: readonly number[];
  /** How many of the wanted things each result brings that no better-ranked one brought. */
  found: readonly number[];
  /** How many things there are to find: the relevant documents, or the judged quotes. */
  wanted: number;
}

const names = ['nDCG', 'MRR', 'R', 'Success', 'AP'] as const;
type MeasureName = (typeof names)[number];

/** A declared measure that prints as `nDCG@10` and parses back. */
export interface Measure {
  readonly name: MeasureName;
  /** Only the first so many ranks count; the whole ranking when absent. */
  readonly cutoff: number | undefined;
  /** Within 0 and 1; 0 for an empty ranking and where there is nothing to find. */
  score(ranking: JudgedRanking): number;
  toString(): string;
}

/** The measure that prints as `text`: nDCG, MRR, R or Success with `@k`, or AP; letter case does not count. */
export function parseMeasure(text: string): Measure {
  const [, letters = '', digits] = /^([a-z]+)(?:@([1-9]\d*))?$/i.exec(text.trim()) ?? [];
  const name = names.find((known) => known.toLowerCase() === letters.toLowerCase());
  const cutoff = digits === undefined ? undefined : Number(digits);
  if (name === undefined || (name === 'AP') !== (cutoff === undefined)) {
    throw new IsnadError(
      'invalid-input',
      `Unknown measure "${text}"; known are nDCG@k, MRR@k, R@k, Success@k and AP.`,
    );
  }
  return {
    name,
    cutoff,
    score: (ranking) => formulas[name](ranking, cutoff ?? Number.POSITIVE_INFINITY),
    toString: () => (cutoff === undefined ? name : `${name}@${cutoff}`),
  };
}

/** What is measured unless the caller chooses: the head of the ranking and how much of it is found at all. */
export const defaultMeasures: readonly string[] = [
  'nDCG@10',
  'MRR@10',
  'AP',
  'R@1',
  'R@5',
  'R@10',
  'R@100',
  'Success@1',
  'Success@5',
];

/** How many results measuring needs: the deepest cutoff, and at least 100 where AP asks for the whole ranking. */
export function rankingDepth(measures: readonly Measure[]): number {
  return Math.max(...measures.map((measure) => measure.cutoff ?? 100));
}

/** Arithmetic mean; null of nothing. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : sum(values) / values.length;
}

const formulas: Record<MeasureName, (ranking: JudgedRanking, k: number) => number> = {
  nDCG: normalisedGain,
  MRR: reciprocalRank,
  R: recall,
  Success: (ranking, k) => (firstRelevantRank(ranking, k) === undefined ? 0 : 1),
  AP: averagePrecision,
};

/**
 * DCG of the ranking over DCG of the best possible one, with the grade itself as
 * gain and log2(rank + 1) as discount (Järvelin and Kekäläinen, ACM TOIS 20(4),
 * 2002, in the form of trec_eval's `ndcg_cut`).
 */
function normalisedGain({ grades, relevant }: JudgedRanking, k: number): number {
  const ideal = discountedGain(
    relevant.toSorted((a, b) => b - a),
    k,
  );
  return ideal === 0 ? 0 : discountedGain(grades, k) / ideal;
}

function discountedGain(grades: readonly number[], k: number): number {
  return sum(grades.slice(0, k).map((grade, i) => Math.max(grade, 0) / Math.log2(i + 2)));
}

/** 1 / rank of the first relevant result (Voorhees, TREC-8 question answering track, 1999). */
function reciprocalRank(ranking: JudgedRanking, k: number): number {
  const rank = firstRelevantRank(ranking, k);
  return rank === undefined ? 0 : 1 / rank;
}

/** Found things over wanted things. */
function recall({ found, wanted }: JudgedRanking, k: number): number {
  return wanted === 0 ? 0 : sum(found.slice(0, k)) / wanted;
}

/**
 * Mean over everything relevant of the precision at its rank, 0 where it was not
 * retrieved (trec_eval's `map`, with every grade above 0 relevant).
 */
function averagePrecision({ grades, relevant }: JudgedRanking, k: number): number {
  let seen = 0;
  const precisions = grades.slice(0, k).map((grade, i) => (grade > 0 ? ++seen / (i + 1) : 0));
  return relevant.length === 0 ? 0 : sum(precisions) / relevant.length;
}

function firstRelevantRank({ grades }: JudgedRanking, k: number): number | undefined {
  const index = grades.slice(0, k).findIndex((grade) => grade > 0);
  return index === -1 ? undefined : index + 1;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
