import type { Span } from '../core/span.js';
import { analyseWord } from '../text/analyse.js';
import { isFunctionWord } from '../text/function-words.js';
import { isCountingWord, isMeasure } from '../text/number-words.js';
import {
  isMonth,
  isRelativeDay,
  isTimeLength,
  isTimeUnit,
  isWeekday,
  tellsTimeFromNow,
} from '../text/time-words.js';
import { tokenise } from '../text/tokenise.js';
import type { QuestionType } from './question-type.js';

/** A word of a text: normalised, and as it stands there. */
interface Word {
  word: string;
  raw: string;
  span: Span;
}

/** What is searched for evidence: a text's words in order, and their language. */
interface Evidenced {
  text: string;
  language: string;
  words: readonly Word[];
}

/** Where a text names a thing of one kind, in no particular order. */
type EvidenceFinder = (evidenced: Evidenced) => Span[];

const causes = `بسبب|ل[أا]ن(?:ه|ها|هم|نا)?|نتيجة|جراء|[إا]ثر|من [أا]جل|بهدف|لكي|كي|ردا?|ردًا|ضمن مساع[يٍ]?|سبب(?:ه|ها)?|ناجم(?:ة|ه)?|لمناقشة|لتهدئة
|because|due to|in order to|reasons?|so that|parce qu[e']|afin|à cause|weil|wegen|damit|porque|debido|потому|из-за|чтобы|çünkü|nedeniyle|زیرا|چون|برای|因为|因為|क्योंकि`;

const findReasons = byPattern(
  new RegExp(`(?<!\\p{L})[وفبلك]{0,2}(?:${causes.replaceAll('\n', '')})(?!\\p{L})`, 'giu'),
);
const findPlaces = byPattern(
  /(?<!\p{L})(في|إلى|الى|قرب|عاصم\p{L}+|بالعاصم\p{L}+|مدين\p{L}+|in|at|near|à|au|im|nach|в|на)\s+\p{L}+/giu,
);
const findYears = byPattern(/(?<!\p{N})\p{N}{4}(?!\p{N})/gu);
const findNumericDates = byPattern(/(?<!\p{N})\p{N}{1,2}\s*[/.-]\s*\p{N}{1,2}(?!\p{N})/gu);
const findChineseDates = byPattern(/\p{N}{1,2}月\p{N}{1,2}[日号號]/gu);
const findChineseLengths = byPattern(
  /[\p{N}一二两兩三四五六七八九十百]+[个個]?(?:秒|分[钟鐘]|小[时時]|天|周|週|星期|月|年)/gu,
);

/** Particles may stand before the digits: "و10". */
const isDigits = ({ word }: Word): boolean => /^[وفبكل]{0,2}\p{N}+$/u.test(word);

/** English months are words of other meanings too, but for their capital. */
const namesMonth = ({ word, raw }: Word, language: string): boolean =>
  isMonth(word, language) && (language !== 'en' || /^\p{Lu}/u.test(raw));

const findAmounts: EvidenceFinder = ({ words, language }) =>
  words
    .filter((one) => /\p{N}/u.test(one.word) || isCountingWord(one.word, language))
    .map(({ span }) => span);

/** Numbers with a unit after them, or after one word more. */
function numbersOf(
  { words, language }: Evidenced,
  isUnit: (word: string, language: string) => boolean,
): Span[] {
  return words.flatMap((one, index) => {
    if (!isDigits(one) && !isCountingWord(one.word, language)) return [];
    const unit = words.slice(index + 1, index + 3).find(({ word }) => isUnit(word, language));
    return unit === undefined ? [] : { start: one.span.start, end: unit.span.end };
  });
}

const isTime = (word: string, language: string): boolean =>
  isTimeUnit(word, language) || isTimeLength(word, language);

/** Numbers of units of time, and words for both. */
const findLengths: EvidenceFinder = (evidenced) => [
  ...numbersOf(evidenced, isTime),
  ...evidenced.words
    .filter(({ word }) => isTimeLength(word, evidenced.language))
    .map(({ span }) => span),
];

const findMeasures: EvidenceFinder = (evidenced) => numbersOf(evidenced, isMeasure);
const findPercentages = byPattern(/\p{N}+(?:[.,]\p{N}+)?\s*[%٪$€]|[%٪$€]\s*\p{N}+/gu);

/** A month beside the number of a day, on either side, one word between them at most. */
const findDaysOfMonth: EvidenceFinder = ({ words, language }) =>
  words.flatMap((month, index) => {
    if (!namesMonth(month, language)) return [];
    const around = words.slice(Math.max(0, index - 2), index + 2);
    const day = around.find((one) => isDigits(one) && !/\p{N}{3}/u.test(one.word));
    if (day === undefined) return [];
    return {
      start: Math.min(day.span.start, month.span.start),
      end: Math.max(day.span.end, month.span.end),
    };
  });

const findWeekdays: EvidenceFinder = ({ words, language }) =>
  words.filter(({ word }) => isWeekday(word, language)).map(({ span }) => span);

const findTimes: EvidenceFinder = ({ words, language }) =>
  words.flatMap((one, index) => {
    const { word, span } = one;
    if (namesMonth(one, language) || isRelativeDay(word, language)) return span;
    if (!tellsTimeFromNow(word)) return [];
    const unit = words.slice(index + 1, index + 3).find((next) => isTime(next.word, language));
    return unit === undefined ? [] : { start: span.start, end: unit.span.end };
  });

/** Where capitals do not tell names: all nouns have them in German, none in Arabic script, where foreign letters gloss what the text is about. */
const withoutCapitalNames: ReadonlySet<string> = new Set(['ar', 'de', 'fa']);

/** Two capitalised words in a row. */
const findFullNames: EvidenceFinder = ({ text, words, language }) => {
  if (withoutCapitalNames.has(language)) return [];
  const isName = ({ word, raw }: Word): boolean =>
    /^\p{Lu}\p{L}/u.test(raw) && !isFunctionWord(word, language) && !isMonth(word, language);
  return words.slice(1).flatMap((one, index) => {
    const before = words[index]!;
    const between = text.slice(before.span.end, one.span.start);
    const isFullName = isName(before) && isName(one) && /^[\s.]+$/u.test(between);
    return isFullName ? { start: before.span.start, end: one.span.end } : [];
  });
};

const finders: Readonly<Record<QuestionType, readonly EvidenceFinder[]>> = {
  amount: [findAmounts],
  duration: [findLengths, findChineseLengths],
  measure: [findMeasures, findPercentages],
  time: [findYears, findNumericDates, findChineseDates, findWeekdays, findTimes],
  // A report's "today" and "yesterday" tell no day to those who read it later.
  day: [findNumericDates, findChineseDates, findDaysOfMonth, findWeekdays],
  year: [findYears],
  place: [findPlaces],
  reason: [findReasons],
  person: [findFullNames],
  other: [],
};

/**
 * Where a text of a language (ISO 639-1) names a thing of the kind that is asked for;
 * never for `other`.
 */
export function findEvidence(text: string, language: string, type: QuestionType): Span[] {
  if (finders[type].length === 0) return [];
  const words = tokenise(text).map(({ text: raw, span }) => ({
    word: analyseWord(raw, language).word,
    raw,
    span,
  }));
  return finders[type].flatMap((find) => find({ text, language, words }));
}

function byPattern(pattern: RegExp): EvidenceFinder {
  return ({ text }) =>
    [...text.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
    }));
}
