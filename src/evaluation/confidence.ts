/** Something that was scored and is in truth positive or not. */
export interface ScoredCase {
  score: number;
  positive: boolean;
}

/**
 * The chance that a random positive scores above a random negative, ties counting
 * half: the Mann-Whitney U over the number of pairs (Hanley and McNeil, Radiology
 * 143(1), 1982). Null without both kinds.
 */
export function auroc(cases: readonly ScoredCase[]): number | null {
  const positives = cases.filter((one) => one.positive).length;
  const negatives = cases.length - positives;
  if (positives === 0 || negatives === 0) return null;
  let wins = 0;
  let negativesBelow = 0;
  for (const group of tiedGroups(cases, (one) => one.score)) {
    const tiedPositives = group.filter((one) => one.positive).length;
    const tiedNegatives = group.length - tiedPositives;
    wins += tiedPositives * (negativesBelow + tiedNegatives / 2);
    negativesBelow += tiedNegatives;
  }
  return wins / (positives * negatives);
}

/** A prediction with the confidence it was made with. */
export interface ConfidentCase {
  /** Within 0 and 1. */
  confidence: number;
  correct: boolean;
}

/** What a system gets wrong when it speaks on its most confident cases only. */
export interface RiskCoverage {
  /** One point a case, by rising coverage: the share spoken on and the share of it that is wrong. */
  points: { coverage: number; risk: number }[];
  /** Area under the curve: the mean risk of the points. */
  aurc: number;
}

/**
 * Risk-coverage curve and AURC (Geifman and El-Yaniv, NeurIPS 2017; Geifman,
 * Uziel and El-Yaniv, ICLR 2019). No threshold separates cases of equal
 * confidence, so a point inside a tie has the risk expected of a random order.
 * Null of no cases.
 */
export function riskCoverage(cases: readonly ConfidentCase[]): RiskCoverage | null {
  if (cases.length === 0) return null;
  const points: RiskCoverage['points'] = [];
  let wrong = 0;
  for (const group of tiedGroups(cases, (one) => -one.confidence)) {
    const groupWrong = group.filter((one) => !one.correct).length;
    for (let i = 1; i <= group.length; i++) {
      const covered = points.length + 1;
      const risk = (wrong + (groupWrong * i) / group.length) / covered;
      points.push({ coverage: covered / cases.length, risk });
    }
    wrong += groupWrong;
  }
  const aurc = points.reduce((total, point) => total + point.risk, 0) / points.length;
  return { points, aurc };
}

/** The risk at the first point that covers at least the given share. */
export function riskAt({ points }: RiskCoverage, coverage: number): number {
  // A share such as .8 of 5 cases must not become 5 of them by rounding.
  const reached = points.find((point) => point.coverage >= coverage - 1e-9);
  if (reached === undefined) throw new RangeError(`coverage must be at most 1, got ${coverage}`);
  return reached.risk;
}

/** Confidence against truth in one range of confidence; the last range includes 1. */
interface CalibrationBin {
  low: number;
  high: number;
  cases: number;
  /** Mean confidence; 0 in an empty bin. */
  confidence: number;
  /** Share of the cases that were correct; 0 in an empty bin. */
  accuracy: number;
}

/** How far stated confidence is from the truth. */
export interface Calibration {
  /** Expected calibration error: the mean of |accuracy - confidence| over the bins, weighted by cases. */
  error: number;
  bins: CalibrationBin[];
}

/**
 * Expected calibration error over bins of equal width (Naeini, Cooper and
 * Hauskrecht, AAAI 2015; Guo et al., ICML 2017). Null of no cases.
 */
export function calibration(cases: readonly ConfidentCase[], binCount = 10): Calibration | null {
  if (cases.length === 0) return null;
  const members = Array.from({ length: binCount }, (): ConfidentCase[] => []);
  for (const one of cases) {
    members[Math.min(binCount - 1, Math.floor(one.confidence * binCount))]!.push(one);
  }
  const bins = members.map((inside, i): CalibrationBin => {
    const count = Math.max(inside.length, 1);
    return {
      low: i / binCount,
      high: (i + 1) / binCount,
      cases: inside.length,
      confidence: inside.reduce((total, one) => total + one.confidence, 0) / count,
      accuracy: inside.filter((one) => one.correct).length / count,
    };
  });
  const error = bins.reduce(
    (total, bin) => total + (bin.cases / cases.length) * Math.abs(bin.accuracy - bin.confidence),
    0,
  );
  return { error, bins };
}

/** The items by rising key, those of equal key together. */
function tiedGroups<T>(items: readonly T[], key: (item: T) => number): T[][] {
  const groups: T[][] = [];
  for (const item of items.toSorted((a, b) => key(a) - key(b))) {
    const last = groups.at(-1);
    if (last !== undefined && key(last[0]!) === key(item)) last.push(item);
    else groups.push([item]);
  }
  return groups;
}
