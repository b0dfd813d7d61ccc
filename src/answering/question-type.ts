import { normaliseWord } from '../text/normalise.js';
import { tokenise } from '../text/tokenise.js';

/** What kind of thing a question asks for. */
export type QuestionType = 'person' | 'place' | 'time' | 'amount' | 'reason' | 'other';

/** Words that ask for it, in every language of the product, dialects included. */
const interrogatives: readonly [Exclude<QuestionType, 'other'>, string][] = [
  [
    'amount',
    `كم بكم كام قديش اديش قداش بشحال شحال شقد عدد مده چند چقدر تعداد how many much combien wieviel wieviele
     wie_viele wie_viel wie_lange cuanto cuantos cuanta cuantas сколько kac kadar कितने कितना कितनी 多少 几`,
  ],
  [
    'time',
    `متي امتي ايمتي ايمتا امتا متا وقتاش فوقاش تاريخ when quand wann cuando когда zaman کي कब 何时`,
  ],
  [
    'place',
    `اين فين وين منين فوين كجا where ou wo wohin woher donde adonde где куда откуда nerede nereye nereden कहां कहाँ 哪里`,
  ],
  [
    'person',
    `من مين منو منهو شكون لمن ممن who whom whose qui wer wen wem wessen quien quienes кто кого кому кем kim kimi kime kimin kiminle چه_كسي كي कौन किसने 谁`,
  ],
  [
    'reason',
    `لماذا ليه ليش علاش لويش علي_ايش سبب اسباب why pourquoi warum wieso weshalb por_que porque почему зачем neden nicin niye چرا क्यों 为什么`,
  ],
];

/** Interrogatives that are also common words of another meaning count at the start of a question only. */
const onlyAtStart = new Set(['من', 'ou', 'wo', 'qui', 'much', 'many', 'کي', 'كي']);

const typeOfWord: ReadonlyMap<string, QuestionType> = new Map(
  interrogatives.flatMap(([type, words]) =>
    words.split(/\s+/).map((word) => [normaliseWord(word.replace('_', ' ')), type] as const),
  ),
);

/** The type that the first interrogative of the question asks for. */
export function questionType(question: string): QuestionType {
  const words = tokenise(question).map(({ text }) => normaliseWord(text));
  for (const [index, word] of words.entries()) {
    const bare = index === 0 && word.length > 3 && word.startsWith('و') ? word.slice(1) : word;
    const pair = `${word} ${words[index + 1] ?? ''}`;
    const type = typeOfWord.get(pair) ?? typeOfWord.get(bare);
    const counts = index <= 1 || !onlyAtStart.has(bare);
    if (type !== undefined && counts) return type;
  }
  return 'other';
}

const numberWords =
  /\p{N}|(^|[\s"«(])(و|ب|ل)?(واحد|اثن|ثلاث|[أا]ربع|خمس|ست[ةه]?|سبع|ثمان|تسع|عشر|عشرات|مئات|م[اi]?ئ[ةه]|[آأا]لاف|[أا]لف|مليون|مليار|ساعتين|يومين|شهرين|مرتين|one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundred|thousand|million|billion|deux|trois|quatre|cinq|drei|vier|fünf|два|две|три|пять|dos|tres|iki|üç)/iu;
const timeWords =
  /\b\d{4}\b|\p{N}{1,2}\s*[/.-]\s*\p{N}{1,2}|[٠-٩]{4}|يوم|[أا]مس|اليوم|غد|صباح|مساء|الاثنين|الإثنين|الثلاثاء|ال[أا]ربعاء|الخميس|الجمعة|السبت|ال[أا]حد|يناير|فبراير|مارس|[أا]بريل|مايو|يونيو|يوليو|[أا]غسطس|سبتمبر|[أا]كتوبر|نوفمبر|ديسمبر|كانون|شباط|[آا]ذار|نيسان|[أا]يار|حزيران|تموز|[آا]ب\b|[أا]يلول|تشرين|عام|سنة|شهر|أسبوع|قبل|بعد|منذ|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|yesterday|today|ago|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|hier|год|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|вчера/iu;
const placeWords =
  /(^|[\s"«(])(و)?(في|بـ?ال|إلى|الى|ب)\s?\p{L}|\b(in|at|near|à|en|au|im|nach|в|на)\s\p{Lu}/u;
const reasonWords =
  /بسبب|لأن|لان|نتيجة|جراء|إثر|اثر|بعدما|من أجل|بهدف|لكي|كي |ردا|رداً|ضمن مساع|سبب|ناجم|because|due to|in order to|reason|so that|parce que|afin|à cause|weil|wegen|damit|porque|debido|потому|из-за|чтобы|çünkü|nedeniyle|زیرا|چون/iu;
const personWords =
  /قال|أعلن|اعلن|صرح|أكد|الرئيس|رئيس|وزير|السيد|الملك|المتحدث|النائب|الجنرال|مدير|president|minister|said|according|\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u;

const evidence: Readonly<Record<QuestionType, RegExp | undefined>> = {
  amount: numberWords,
  time: timeWords,
  place: placeWords,
  reason: reasonWords,
  person: personWords,
  other: undefined,
};

/** Whether a sentence holds the kind of thing that is asked for; always true for `other`. */
export function holdsEvidence(sentence: string, type: QuestionType): boolean {
  return evidence[type]?.test(sentence) ?? true;
}
