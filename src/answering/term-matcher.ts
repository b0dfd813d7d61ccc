import type { CallOptions } from '../embedding/embedder.js';
import type { QueryTerm } from '../lexical/lexical-index.js';
import type { WordRelations } from '../retrieval/word-relations.js';
import { analyse } from '../text/analyse.js';
import type { Term } from '../text/analyse.js';
import { isFunctionWord } from '../text/function-words.js';

/** A text whose words may match the question's, with its ISO 639-1 language. */
export interface MatchableText {
  text: string;
  language: string;
}

/** How well a text holds each of the question's terms. */
export interface TermMatcher {
  /**
   * Strength of the best match of each term, in their order: 1 for the term
   * itself, less for a word of like meaning in any language, 0 for none.
   */
  match(text: MatchableText): number[];
}

/** Makes matchers. */
export interface TermMatching {
  /** A matcher for these texts and every part of them. */
  prepare(
    terms: readonly QueryTerm[],
    texts: readonly MatchableText[],
    options?: CallOptions,
  ): Promise<TermMatcher>;
}

/** Matches by index forms and by relations between words. */
export function createTermMatching(relations: WordRelations): TermMatching {
  return {
    async prepare(terms, texts, options = {}) {
      const analysed = new Map(texts.map((one) => [one.text, analyse(one.text, one.language)]));
      const words = new Set(
        texts.flatMap(({ text, language }) =>
          analysed
            .get(text)!
            .map(({ word }) => word)
            .filter((word) => !isFunctionWord(word, language)),
        ),
      );
      const asked = terms.map(({ word }) => word);
      const related = await relations.relate(asked, [...words], options);
      const forms = terms.map((term) => formWeights(term));
      const strengthOf = ({ term, word }: Term, index: number): number =>
        Math.max(forms[index]!.get(term) ?? 0, related[index]!.get(word) ?? 0);
      return {
        match({ text, language }) {
          const held = analysed.get(text) ?? analyse(text, language);
          return terms.map((_, index) =>
            held.reduce((best, one) => Math.max(best, strengthOf(one, index)), 0),
          );
        },
      };
    },
  };
}

/** The weight of each form of a term, itself among them. */
function formWeights({ term, forms }: QueryTerm): Map<string, number> {
  return new Map([...forms.map((form) => [form.term, form.weight] as const), [term, 1]]);
}
