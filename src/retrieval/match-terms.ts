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

/**
 * Finds the words of each text, in their order, that match the terms of one
 * question: by the terms' forms in the index and by relations between words.
 */
export async function matchTerms(
  terms: readonly QueryTerm[],
  texts: readonly MatchableText[],
  relations: WordRelations,
  options: CallOptions = {},
): Promise<MatchedText[]> {
  const analysed = texts.map(({ text, language }) => ({ language, held: analyse(text, language) }));
  const words = analysed.flatMap(({ held, language }) =>
    held.map(({ word }) => word).filter((word) => !isFunctionWord(word, language)),
  );
  const asked = terms.map(({ word }) => word);
  const related = await relations.relate(asked, [...new Set(words)], options);
  const strengthsOf = createStrengths(terms, related);
  return analysed.map(({ held }) => ({
    words: held.map(({ span }) => span),
    matches: held.flatMap((term, position) => {
      const strengths = strengthsOf(term);
      return strengths === undefined ? [] : [{ position, strengths }];
    }),
  }));
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
