import type { Span } from '../core/span.js';
import type { CallOptions } from '../embedding/embedder.js';
import type { QueryTerm } from '../lexical/lexical-index.js';
import { analyse } from '../text/analyse.js';
import type { Term } from '../text/analyse.js';
import { isFunctionWord } from '../text/function-words.js';
import type { WordRelations } from './word-relations.js';

/** A text whose words may match the question's, with its ISO 639-1 language. */
export interface MatchableText {
  text: string;
  language: string;
}

/** A word that matches some of the question's terms. */
export interface WordMatch {
  /** Its place among the words of the text, from 0. */
  position: number;
  /** How well it matches each term: 1 for the term itself, less for a word of like meaning, 0 for another. */
  strengths: readonly number[];
}

/** A text's words in order and those among them that match. */
export interface MatchedText {
  words: readonly Span[];
  matches: readonly WordMatch[];
}

/** Finds the words of a text, in any language, that match the terms of one question. */
export type TermMatcher = (text: MatchableText) => MatchedText;

/**
 * Matches by the terms' forms in the index and by relations between words: with
 * the words of these texts; words of other texts match by their form alone.
 */
export async function createTermMatcher(
  terms: readonly QueryTerm[],
  texts: readonly MatchableText[],
  relations: WordRelations,
  options: CallOptions = {},
): Promise<TermMatcher> {
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
  const strengthsOf = createStrengths(terms, related);
  return ({ text, language }) => {
    const held = analysed.get(text) ?? analyse(text, language);
    const matches = held.flatMap((term, position) => {
      const strengths = strengthsOf(term);
      return strengths === undefined ? [] : [{ position, strengths }];
    });
    return { words: held.map(({ span }) => span), matches };
  };
}

/** How well a word matches each term; undefined for one that matches none. */
function createStrengths(
  terms: readonly QueryTerm[],
  related: readonly ReadonlyMap<string, number>[],
): (held: Term) => readonly number[] | undefined {
  const byForm = tabulate(terms.map((term) => formWeights(term)));
  const byWord = tabulate(related);
  return ({ term, word }) => {
    const form = byForm.get(term);
    const relation = byWord.get(word);
    if (form === undefined || relation === undefined) return form ?? relation;
    return form.map((weight, index) => Math.max(weight, relation[index]!));
  };
}

/** The columns of a table of weights, one row a term, by their keys. */
function tabulate(rows: readonly ReadonlyMap<string, number>[]): Map<string, number[]> {
  const columns = new Map<string, number[]>();
  for (const [index, row] of rows.entries()) {
    for (const [key, weight] of row) {
      const column = columns.get(key) ?? rows.map(() => 0);
      column[index] = weight;
      columns.set(key, column);
    }
  }
  return columns;
}

/** The weight of each form of a term, itself among them. */
function formWeights({ term, forms }: QueryTerm): Map<string, number> {
  return new Map([...forms.map((form) => [form.term, form.weight] as const), [term, 1]]);
}
