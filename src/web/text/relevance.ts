/** How well a passage fits, in the steps that a reader can tell apart. */
export type Relevance = 'strong' | 'good' | 'weak';

/**
 * The step of a fused score. Scores compare within one answer only, so the best
 * citation's score is the yardstick.
 */
export function relevanceOf(score: number, bestScore: number): Relevance {
  if (bestScore <= 0) return 'weak';
  const share = score / bestScore;
  if (share >= 0.8) return 'strong';
  return share >= 0.5 ? 'good' : 'weak';
}

/** Whether a passage holds a word of the question. */
export type Match = 'found' | 'similar' | 'missing';

/** Weaker likenesses are hardly more than chance. */
const similarFrom = 0.25;

/** The step of a term's strength between 0 and 1. */
export function matchOf(strength: number): Match {
  if (strength === 1) return 'found';
  return strength >= similarFrom ? 'similar' : 'missing';
}

/** How sure the service is that the articles hold the answer. */
export type Certainty = 'high' | 'fair' | 'low';

/** The step of a probability between 0 and 1. */
export function certaintyOf(confidence: number): Certainty {
  if (confidence >= 0.8) return 'high';
  return confidence >= 0.5 ? 'fair' : 'low';
}
