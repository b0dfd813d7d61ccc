import type { Span } from '../core/span.js';
import type { QuestionType } from './question-type.js';

const weekdays = `الاثنين|الإثنين|الثلاثاء|ال[أا]ربعاء|الخميس|الجمعة|السبت|ال[أا]حد
|monday|tuesday|wednesday|thursday|friday|saturday|sunday|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche
|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lunes|martes|miércoles|jueves|viernes|sábado|domingo
|понедельник|вторник|среду|четверг|пятницу|суббот|воскресень|pazartesi|salı|çarşamba|perşembe|cuma`;
const months = `يناير|فبراير|مارس|[أا]بريل|مايو|يونيو|يوليو|[أا]غسطس|سبتمبر|[أا]كتوبر|نوفمبر|ديسمبر
|كانون|شباط|[آا]ذار|نيسان|[أا]يار|حزيران|تموز|[أا]يلول|تشرين
|january|february|april|june|july|august|september|october|november|december
|janvier|février|avril|juin|juillet|août|septembre|octobre|novembre|décembre|januar|februar|märz|oktober|dezember
|января|февраля|марта|апреля|июня|июля|августа|сентября|октября|ноября|декабря|ocak|şubat|mayıs|haziran|temmuz|eylül|kasım|aralık`;
const relativeTimes = `[أا]مس|اليوم|غدا|قبل \\p{L}*(يوم|[أا]يام|شهر|[أا]شهر|عام|سن|[أا]سبوع|ساع)|(بضع[ةه]|خلال) [أا]يام
|yesterday|today|tomorrow| ago|hier|aujourd|gestern|heute|ayer|hoy|вчера|сегодня|dün|bugün|دیروز|امروز`;
const numerals = `واحد|اثن[ات]|ثلاث|[أا]ربع[ةه]?|خمس|ست[ةه]|سبع|ثماني|تسع|عشر|مئات|مئ[ةه]|مائ[ةه]|[آا]لاف|[أا]لف|مليون|مليار|ساعتين|يومين|شهرين|مرتين
|ال[أا]ولى?|الثاني[ةه]?|الثالث[ةه]?|الرابع[ةه]?|الخامس[ةه]?|السادس[ةه]?|السابع[ةه]?|الثامن[ةه]?|التاسع[ةه]?|العاشر[ةه]?
|one|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|millions?|billions?|first|second|third
|deux|trois|quatre|cinq|drei|vier|fünf|два|две|три|пять|dos|tres|iki|üç`;
const causes = `بسبب|ل[أا]ن|نتيجة|جراء|[إا]ثر |من [أا]جل|بهدف|لكي|كي |رد[اّ]|ضمن مساع|سبب|ناجم|لمناقشة|لتهدئة
|because|due to|in order to|reason|so that|parce que|afin|à cause|weil|wegen|damit|porque|debido|потому|из-за|чтобы|çünkü|nedeniyle|زیرا|چون|برای`;

/** The alternatives at the start of a word or after a proclitic. */
function atWordStart(alternatives: string): RegExp {
  const list = alternatives.replaceAll('\n', '');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:[وفبلك]{0,2})(?:${list})`, 'giu');
}

const year = /(?<!\p{N})\p{N}{4}(?!\p{N})/gu;
const numericDate = /(?<!\p{N})\p{N}{1,2}\s*[/.-]\s*\p{N}{1,2}(?!\p{N})/gu;
const dayOfMonth = new RegExp(
  `(?<!\\p{N})\\p{N}{1,2}\\s+(?:${months.replaceAll('\n', '')})`,
  'giu',
);
const place =
  /(?<!\p{L})(في|إلى|الى|قرب|عاصم\p{L}+|بالعاصم\p{L}+|مدين\p{L}+|in|at|near|à|au|im|nach|в|на)\s+\p{L}+/gu;

const evidence: Readonly<Record<QuestionType, readonly RegExp[]>> = {
  amount: [/\p{N}+/gu, atWordStart(numerals)],
  time: [year, numericDate, atWordStart(`${weekdays}|${months}|${relativeTimes}`)],
  // A report's "today" and "yesterday" tell no day to those who read it later.
  day: [numericDate, dayOfMonth, atWordStart(weekdays)],
  year: [year],
  place: [place],
  reason: [atWordStart(causes)],
  person: [],
  other: [],
};

/** Where a text names a thing of the kind that is asked for; never for `person`, whom no pattern tells, and `other`. */
export function findEvidence(text: string, type: QuestionType): Span[] {
  return evidence[type].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
}
