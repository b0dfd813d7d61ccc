import { eld } from 'eld/small';
import { isFunctionWord } from './function-words.js';
import { normaliseWord } from './normalise.js';

/** How a script's texts are told apart. */
interface ScriptRule {
  /** One run of the script: a word, or a stretch of Han and the like. */
  run: RegExp;
  /** What a short text in the script may be; the first also when nothing tells. */
  languages: readonly string[];
  /** What a long text may be besides. */
  others: readonly string[];
}

const run = (script: string) => new RegExp(`(?=\\p{L})[${script}][${script}\\p{M}\\u200c]*`, 'gu');

// The ten languages of Isnad first; a script of one other language costs a line.
const scripts: readonly ScriptRule[] = [
  { run: run('\\p{scx=Arab}'), languages: ['ar', 'fa'], others: ['ku', 'ur'] },
  { run: run('\\p{sc=Cyrl}'), languages: ['ru'], others: ['be', 'bg', 'sr', 'uk'] },
  { run: run('\\p{sc=Deva}'), languages: ['hi'], others: ['mr'] },
  { run: /\p{sc=Han}{1,2}/gu, languages: ['zh'], others: [] },
  { run: /[\p{sc=Hira}\p{sc=Kana}]{1,2}/gu, languages: ['ja'], others: [] },
  { run: run('\\p{sc=Hang}'), languages: ['ko'], others: [] },
  { run: run('\\p{sc=Grek}'), languages: ['el'], others: [] },
  { run: run('\\p{sc=Hebr}'), languages: ['he'], others: [] },
  { run: /\p{sc=Thai}{1,4}/gu, languages: ['th'], others: [] },
  {
    run: /[\p{sc=Latn}][\p{sc=Latn}\p{M}]*|[¿¡]/gu,
    languages: ['en', 'fr', 'de', 'es', 'tr'],
    others: 'az ca cs da et eu fi hr hu is it lt lv ms nl no pl pt ro sk sl sq sv tl vi yo'.split(
      ' ',
    ),
  },
];

/** What only one of several languages of a script writes: seen inside a word, it marks the language. */
const ownLetters: Readonly<Record<string, RegExp>> = {
  ar: /[ةىيكأإؤ]|^[وفبك]?ال\p{L}{2}/u,
  fa: /[پچژگکی\u200c]/u,
  fr: /[àâèêëîïôùûœæ]/u,
  de: /[äß]/u,
  es: /[ñáíóú¿¡]/u,
  tr: /[ğışİ]/u,
};

const latin = scripts.at(-1)!;
const latinLanguages = latin.languages;

/** From this many letters on, a text may be in any language that the detector knows. */
const longLetters = 200;

/** Enough to judge a text by; the rest of a long article is not read. */
const sampleChars = 2_000;

// The middle of a plateau (0.1 to 0.5), found on other Tatoeba sentences than those that the tests use.
const markWeight = 0.2;

/**
 * So few words that nothing marks are no more than a guess below this score of the detector:
 * "Macron" is .68 Spanish, "guerra" .79 and "Krieg" .81 German. The first language of the script stands in.
 */
const fewWords = 2;
const sureScore = 0.7;

/**
 * The language of a text as an ISO 639-1 code, `und` when it holds no letters.
 * Short texts (questions) are one of ar, en, fr, de, es, ru, tr, fa, zh, hi when
 * their script allows it; a bare name can only be guessed at.
 */
export function detectLanguage(text: string): string {
  const sample = text
    .slice(0, sampleChars)
    .normalize('NFC')
    .replaceAll(/(?:https?:\/\/|www\.)\S+|[^\s@]+@[^\s@]+/gu, ' ');
  const { rule, runs } = dominantScript(sample);
  if (!rule) return /\p{L}/u.test(sample) ? eld.detect(sample).language || 'und' : 'und';
  const long = runs.reduce((letters, word) => letters + word.length, 0) >= longLetters;
  const candidates = long ? [...rule.languages, ...rule.others] : rule.languages;
  if (candidates.length === 1) return candidates[0]!;
  const scores = eld.detect(sample).getScores();
  const scoreOf = (language: string): number => scores[language] ?? 0;
  if (long) return best(candidates, scoreOf);
  const marks = new Map(
    candidates.map((language) => [language, markedShare(language, candidates, runs)]),
  );
  const likeliest = best(candidates, (one) => scoreOf(one) + markWeight * marks.get(one)!);
  const isGuess = marks.get(likeliest) === 0 && scoreOf(likeliest) < sureScore;
  return isGuess && runs.length <= fewWords ? candidates[0]! : likeliest;
}

/** The script that most words are written in; at a tie not Latin, in which names of all scripts occur. */
function dominantScript(text: string): { rule: ScriptRule | undefined; runs: string[] } {
  const found = scripts
    .map((rule) => ({ rule, runs: text.match(rule.run) ?? [] }))
    .filter(({ runs }) => runs.length > 0);
  const kana = found.find(({ rule }) => rule.languages[0] === 'ja');
  const weight = ({ rule, runs }: { rule: ScriptRule; runs: string[] }) => {
    if (rule === latin && found.length > 1) return runs.reduce((sum, w) => sum + latinWeight(w), 0);
    // Japanese is written in Han and kana: kana carries the Han beside it.
    return rule === kana?.rule ? runs.length * 3 : runs.length;
  };
  return found.length === 0 ? { rule: undefined, runs: [] } : best(found, weight);
}

/** Among words of another script a capitalised Latin word is rather a name than the text's language. */
function latinWeight(word: string): number {
  const common =
    !isCapitalised(word) ||
    latinLanguages.some((language) => isFunctionWord(normaliseWord(word), language));
  return common ? 1 : 0.5;
}

/**
 * The share of a short text's words that mark it as the language's: its function
 * words, each divided among the languages that have it, and words with letters of
 * its own. A capitalised word in the middle is a name, and names travel.
 */
function markedShare(
  language: string,
  candidates: readonly string[],
  runs: readonly string[],
): number {
  const marked = runs.map((word, i) => {
    const normal = normaliseWord(word);
    const owners = candidates.filter((candidate) => isFunctionWord(normal, candidate));
    if (owners.includes(language)) return 1 / owners.length;
    const spelled = ownLetters[language]?.test(word) && (i === 0 || !isCapitalised(word));
    return spelled ? 1 : 0;
  });
  return marked.reduce((sum, mark) => sum + mark, 0) / runs.length;
}

function isCapitalised(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

/** The first of the items with the highest score. */
function best<T>(items: readonly T[], score: (item: T) => number): T {
  return items.reduce((top, item) => (score(item) > score(top) ? item : top));
}
