import { groupBy } from '../core/group-by.js';
import { arabicSynonyms } from '../text/arabic-synonyms.js';
import { arabicVariants, consonantSkeleton, skeletonWeight } from '../text/arabic-variants.js';
import { stemsOf } from '../text/stem.js';
import { transliteration } from '../text/transliteration.js';
import type { TermForm } from './lexical-index.js';
import type { Postings, PostingsFinder } from './postings.js';
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
  postings: Pick<Postings, 'terms' | 'spellingOffsets' | 'spellings'>,
  find: PostingsFinder,
): (term: string, word: string, others?: readonly TermForm[]) => TermForm[] {
  const bySkeleton = groupBy(postings.terms, (term) => {
    const skeleton = consonantSkeleton(term);
    return skeleton === undefined ? [] : [skeleton];
  });
  const spellings = createSpellings(postings.spellings);
  const termOfSpelling = termsOfSpellings(postings.spellingOffsets);
  const countPostings = (term: number): number => {
    const { start, end } = find.ofTerm(postings.terms[term]!);
    return end - start;
  };

  /** Numbers of the distinct terms that are spelt so. */
  const termsAt = (positions: readonly number[]): number[] => [
    ...new Set(positions.map((position) => termOfSpelling[position]!)),
  ];
  const weighed = (terms: readonly number[], weight: number, isForeign: boolean): TermForm[] =>
    terms.map((term) => ({ term: postings.terms[term]!, weight, isForeign }));

  /** The commonest terms among those spelt alike. */
  const correctionsOf = (word: string): TermForm[] => {
    const commonest = termsAt(spellings.near(spellingOf(word)))
      .toSorted((a, b) => countPostings(b) - countPostings(a) || a - b)
      .slice(0, mostCorrections);
    return weighed(commonest, misspeltWeight, false);
  };

  /** The terms of Arabic words that may be a name in other letters. */
  const namesLike = (term: string, word: string): TermForm[] => {
    const names = [...new Set([word, term])].flatMap((name) => transliteration(name) ?? []);
    return weighed(termsAt(spellings.named(names)), nameWeight, true);
  };

  return (term, word, others = []) => {
    const skeleton = consonantSkeleton(term);
    const kindred = skeleton === undefined ? [] : (bySkeleton.get(skeleton) ?? []);
    const candidates: TermForm[] = [
      { term, weight: 1 },
      ...stemsOf(word).map((stem) => ({ term: stem, weight: otherStemWeight })),
      ...arabicVariants(term).map(({ stem, weight }) => ({ term: stem, weight })),
      ...arabicSynonyms(term).map((stem) => ({ term: stem, weight: synonymWeight })),
      ...kindred.map((stem) => ({ term: stem, weight: skeletonWeight(skeleton!) })),
      ...others,
    ];
    const found = strongest(candidates.filter((form) => find.has(form.term)));
    return found.length > 0 ? found : [...namesLike(term, word), ...correctionsOf(word)];
  };
}

/** The distinct terms, in order of appearance, each as the form with the greatest weight. */
export function strongest(forms: readonly TermForm[]): TermForm[] {
  const byTerm = new Map<string, TermForm>();
  for (const form of forms) {
    if (form.weight > (byTerm.get(form.term)?.weight ?? 0)) byTerm.set(form.term, form);
  }
  return [...byTerm.values()];
}

/** The term number of each spelling number. */
function termsOfSpellings(offsets: Uint32Array): Uint32Array {
  const terms = new Uint32Array(offsets.at(-1)!);
  for (let term = 0; term + 1 < offsets.length; term += 1) {
    terms.fill(term, offsets[term], offsets[term + 1]);
  }
  return terms;
}
