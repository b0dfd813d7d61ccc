import type { Passage } from '../core/passage.js';
import type { CallOptions } from '../embedding/embedder.js';
import type { LexicalIndex, QueryTerm } from '../lexical/lexical-index.js';
import { analyse } from '../text/analyse.js';
import { isFunctionWord } from '../text/function-words.js';
import type { WordRelations } from './word-relations.js';

export interface ExpansionParts {
  lexical: LexicalIndex;
  relations: WordRelations;
}

/**
 * The terms with words of like meaning as further forms, found in passages that
 * the question resembles: translations from those in other languages, and for
 * terms that the index does not know also near words of the question's own.
 * A term that the index knows needs none there: they cost more than they bring.
 */
export async function expandTerms(
  { terms, language }: { terms: readonly QueryTerm[]; language: string },
  passages: readonly Passage[],
  { lexical, relations }: ExpansionParts,
  options: CallOptions,
): Promise<QueryTerm[]> {
  const expanded = [...terms];
  for (const [passageLanguage, held] of wordsByLanguage(passages)) {
    const isForeign = passageLanguage !== language;
    const lacking = [...terms.entries()].filter(([, { forms }]) => isForeign || forms.length === 0);
    const related = await relations.relate(
      lacking.map(([, { word }]) => word),
      [...held.keys()],
      options,
    );
    for (const [position, [index]] of lacking.entries()) {
      const weights = weightsOf(related[position]!, held);
      const forms = [...weights].map(([term, weight]) => ({ term, weight, isForeign }));
      expanded[index] = lexical.extend(expanded[index]!, forms);
    }
  }
  return expanded;
}

/** The term of each content word that the passages and their titles hold, by language. */
function wordsByLanguage(passages: readonly Passage[]): Map<string, Map<string, string>> {
  const languages = new Map<string, Map<string, string>>();
  for (const { article, text } of passages) {
    const { language, title } = article;
    const words = languages.get(language) ?? new Map<string, string>();
    languages.set(language, words);
    for (const { word, term } of analyse(`${title}\n${text}`, language)) {
      if (!isFunctionWord(word, language)) words.set(word, term);
    }
  }
  return languages;
}

/** The strongest relation to a word of each term. */
function weightsOf(
  related: ReadonlyMap<string, number>,
  terms: ReadonlyMap<string, string>,
): Map<string, number> {
  const weights = new Map<string, number>();
  for (const [word, strength] of related) {
    const term = terms.get(word)!;
    weights.set(term, Math.max(strength, weights.get(term) ?? 0));
  }
  return weights;
}
