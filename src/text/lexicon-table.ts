import { IsnadError } from '../core/errors.js';
import { analyseWord } from './analyse.js';

/** A line of a table: what it is about, and the stems of the Arabic words that say the same. */
export interface LexiconEntry {
  head: string;
  terms: string[];
}

const wordLine = /^(\S+)\t([\u0621-\u064a]+(?:, ?[\u0621-\u064a]+)*)$/;
const phraseLine =
  /^([\u0621-\u064a]+(?: [\u0621-\u064a]+)+)\t([\u0621-\u064a]+(?:, ?[\u0621-\u064a]+)*)$/;

/**
 * Reads a table of words, or of Arabic phrases of two words or more: lines of such a
 * one, a tab and single Arabic words separated by commas. Fails with `invalid-input`
 * naming the line that is not so.
 */
export function parseLexiconTable(
  text: string,
  name: string,
  heads: 'words' | 'phrases',
): LexiconEntry[] {
  const [pattern, expected] =
    heads === 'words' ? [wordLine, 'a word'] : [phraseLine, 'two Arabic words or more'];
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const entry = pattern.exec(line.trimEnd());
    if (entry === null) {
      throw new IsnadError(
        'invalid-input',
        `Line ${index + 1} of the lexicon ${name}.tsv is ${JSON.stringify(line)}: expected ${expected}, a tab and single Arabic words separated by commas.`,
      );
    }
    const [, head, list] = entry;
    const terms = list!.split(/, ?/).map((one) => analyseWord(one, 'ar').term);
    return [{ head: head!, terms: [...new Set(terms)] }];
  });
}
