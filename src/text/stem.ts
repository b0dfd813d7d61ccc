import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as hindi } from '@orama/stemmers/indian';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as turkish } from '@orama/stemmers/turkish';
import { foldWord } from './normalise.js';
import { stemArabic } from './stem-arabic.js';

type Stemmer = (word: string) => string;

const latin: Readonly<Record<string, Stemmer>> = {
  en: english,
  fr: french,
  de: german,
  es: spanish,
  tr: turkish,
};

/** The alef that only carries the tanwin of an indefinite accusative, after three letters: هاتفيًا is هاتفي. */
const accusative = /(?<=(?:\p{L}\p{M}*){3})(?:\u064b\u0651?ا|\u0651?ا\u064b)$/u;

const byScript: readonly [RegExp, (language: string) => Stemmer][] = [
  [/\p{Script=Arabic}/u, () => (word) => stemArabic(foldWord(word.replace(accusative, '')))],
  [/\p{Script=Latin}/u, (language) => latin[stemmerOf(language)]!],
  [/\p{Script=Cyrillic}/u, () => russian],
  [/\p{Script=Devanagari}/u, () => hindi],
];

/** The language whose stemmer takes Latin words of a language; all that a language changes. */
export function stemmerOf(language: string): string {
  return Object.hasOwn(latin, language) ? language : 'en';
}

/**
 * The folded stem of a composed word. The script decides, and the language only
 * among languages that share one, so that a Latin name inside an Arabic article
 * gets the same stem as in a question.
 */
export function stem(word: string, language: string): string {
  const choose = byScript.find(([script]) => script.test(word))?.[1];
  return foldWord(choose?.(language)(word) ?? word);
}

/**
 * The stems of a folded Latin word in every language that has a stemmer: a name
 * in a question must find the stem that it got in an article of another language.
 */
export function stemsOf(word: string): string[] {
  if (!/\p{Script=Latin}/u.test(word)) return [];
  return Object.values(latin).map((stemmer) => foldWord(stemmer(word)));
}
