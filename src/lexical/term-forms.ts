import { groupBy } from '../core/group-by.js';
import { arabicSynonyms } from '../text/arabic-synonyms.js';
import { arabicVariants, consonantSkeleton, skeletonWeight } from '../text/arabic-variants.js';
import { stemsOf } from '../text/stem.js';
import { transliteration } from '../text/transliteration.js';
import type { TermForm } from './lexical-index.js';
import type { Postings } from './postings.js';
import { createSpellings, spellingOf } from './spelling.js';

/** How much a term counts that is spelt much like an unknown one. */
const misspeltWeight = 0.6;
const mostCorrections = 3;

/** How much a word counts that only means much the same. */
const synonymWeight = 0.4;

/** How much an Arabic word counts that may be a name in another script; .4 to 1 were tried. */
const nameWeight = 0.8;

/** How much a stem counts that another language would have given the word. */
const otherStemWeight = 0.5;

/**
 * Finds the terms of an index that count as a term of a question: the term
 * itself, the word as other languages stem it, Arabic words that differ from it in
 * clitics, in the person of a verb or in vowels only, words of like meaning, and
 * what else is said to count.
 * For a word that the index knows in none of these forms, the Arabic terms that it
 * may be as a name, and the terms that it may be a misspelling of.
 */
export function createFormFinder(
  postings: Pick<Postings, 'terms' | 'offsets' | 'spellings' | 'spellingTerms'>,
): (term: string, word: string, others?: readonly TermForm[]) => TermForm[] {
  const known = new Set(postings.terms);
  const bySkeleton = groupBy(postings.terms, (term) => {
    const skeleton = consonantSkeleton(term);
    return skeleton === undefined ? [] : [skeleton];
  });
  const spellings = createSpellings(postings.spellings);
  const passagesOf = (term: number): number =>
    postings.offsets[term + 1]! - postings.offsets[term]!;

  /** Numbers of the distinct terms that are spelt so. */
  const termsAt = (positions: readonly number[]): number[] => [
    ...new Set(positions.map((position) => postings.spellingTerms[position]!)),
  ];
  const weighed = (terms: readonly number[], weight: number): TermForm[] =>
    terms.map((term) => ({ term: postings.terms[term]!, weight }));

  /** The commonest terms among those spelt alike. */
  const correctionsOf = (word: string): TermForm[] => {
    const commonest = termsAt(spellings.near(spellingOf(word)))
      .toSorted((a, b) => passagesOf(b) - passagesOf(a) || a - b)
      .slice(0, mostCorrections);
    return weighed(commonest, misspeltWeight);
  };

  /** The terms of Arabic words that may be a name in other letters. */
  const namesLike = (term: string, word: string): TermForm[] => {
    const names = [...new Set([word, term])].flatMap((name) => transliteration(name) ?? []);
    return weighed(termsAt(spellings.named(names)), nameWeight);
  };

  return (term, word, others = []) => {
    const forms = new Map<string, number>();
    const skeleton = consonantSkeleton(term);
    const kindred = skeleton === undefined ? [] : (bySkeleton.get(skeleton) ?? []);
    const candidates = [
      { stem: term, weight: 1 },
      ...stemsOf(word).map((stem) => ({ stem, weight: otherStemWeight })),
      ...arabicVariants(term),
      ...arabicSynonyms(term).map((stem) => ({ stem, weight: synonymWeight })),
      ...kindred.map((stem) => ({ stem, weight: skeletonWeight(skeleton!) })),
      ...others.map(({ term: stem, weight }) => ({ stem, weight })),
    ];
    for (const { stem, weight } of candidates) {
      if (known.has(stem)) forms.set(stem, Math.max(weight, forms.get(stem) ?? 0));
    }
    const found = [...forms].map(([form, weight]) => ({ term: form, weight }));
    return found.length > 0 ? found : [...namesLike(term, word), ...correctionsOf(word)];
  };
}
