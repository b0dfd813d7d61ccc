import { analyseWord } from '../text/analyse.js';
import { isFunctionWord } from '../text/function-words.js';
import { normaliseWord } from '../text/normalise.js';
import { isMeasureAnywhere } from '../text/number-words.js';
import { isTimeUnitAnywhere } from '../text/time-words.js';
import { tokenise } from '../text/tokenise.js';
import { wordSet } from '../text/word-lists.js';

/** What kind of thing a question asks for. */
export type QuestionType =
  | 'person'
  | 'place'
  | 'time'
  | 'day'
  | 'year'
  | 'amount'
  | 'duration'
  | 'measure'
  | 'reason'
  | 'other';

const measured: ReadonlySet<QuestionType> = new Set([
  'amount',
  'duration',
  'measure',
  'time',
  'day',
  'year',
]);

/** Whether a number or a time is asked for: its absence from a text can be told. */
export function isMeasured(type: QuestionType): boolean {
  return measured.has(type);
}

/**
 * Words that ask for it, in every language of the product, dialects included;
 * `_` joins words that ask only together. Compared after normalisation, the
 * longest match at the first place in the question decides. Chinese ones stand
 * apart, since nothing marks where a Chinese word begins.
 */
const interrogatives: readonly [Exclude<QuestionType, 'other'>, string][] = [
  [
    'amount',
    `كم بكم كام بكام قد_ايه قديش اديش قداش قدي بشحال شحال شقد شگد شكد عدد ما_عدد كم_مرة چند چقدر تعداد
     how_many how_much how_often how_old combien quel_age wieviel wieviele wie_viele wie_viel wie_oft wie_hoch wie_alt
     cuanto cuantos cuanta cuantas сколько kac kacinci kaç_kez ne_kadar कितने कितना कितनी`,
  ],
  ['duration', `مدة ما_مدة چه_مدت how_long wie_lange как_долго ne_kadar_sure`],
  [
    'time',
    `متى من_متى امتى ايمتى ايمتا امتا متا وقتاش فوقاش اي_تاريخ اي_شهر اي_ساعة اي_وقت تاريخ موعد ما_موعد
     when what_date what_time what_month which_month quand quel_mois wann welchem_monat cuando que_mes когда какого_числа каком_месяце ne_zaman hangi_ay چه_زمانی کی कब`,
  ],
  [
    'day',
    `اي_يوم اي_نهار what_day which_day quel_jour welchem_tag welchem_wochentag que_dia какой_день в_какой_день hangi_gun چه_روزی`,
  ],
  [
    'year',
    `اي_عام اي_سنة what_year which_year quelle_annee welchem_jahr in_welchem_jahr que_ano каком_году hangi_yil hangi_yilda
     چه_سالی किस_साल`,
  ],
  [
    'place',
    `اين من_اين فين وين منين فوين مكان اي_مكان اي_مدينة اي_بلد اي_دولة كجا where what_city which_city what_country which_country
     ou quelle_ville wo wohin woher welcher_stadt donde adonde que_ciudad где куда откуда каком_городе nerede nereye nereden hangi_sehirde کجا कहां`,
  ],
  [
    'person',
    `من مين منو منهو شكون لمن ممن who whom whose qui wer wen wem wessen quien quienes кто кого кому кем
     kim kimi kime kimin kiminle چه_کسی کی_بود कौन किसने`,
  ],
  [
    'reason',
    `لماذا ليه ليش علاش لويش سبب ما_سبب ما_الغرض ما_الهدف غرض هدف why pourquoi warum wieso weshalb por_que porque
     почему зачем neden nicin niye چرا क्यों`,
  ],
];

/** Words for time in general, which a duration is asked in besides its units. */
const timeInGeneral = wordSet(
  'الوقت وقت time longer temps zeit tiempo времени zaman sure وقت زمان समय',
);
/** How soon after "how many" a unit of time follows. */
const wordsBeforeUnit = 3;

/** Verbs that make a question for an amount one for a duration, wherever they stand. */
const lastingVerbs = wordSet(
  `استمر استمرت استمروا تستمر يستمر دام دامت داموا استغرق استغرقت تستغرق يستغرق طال طالت استغرقها استغرقه
   last lasted lasts duré dure durait duraron duro dura durado gedauert dauerte dauert dauern
   длился длилась длились длилось продолжался продолжалась продолжались продолжалось surdu suruyor surmus surer`,
);

/** The same in Chinese, in simplified and traditional characters. */
const chineseInterrogatives: readonly [Exclude<QuestionType, 'other'>, string][] = [
  [
    'amount',
    `多少 几个 几人 几名 几位 几次 多大 多远 多高
     幾個 幾人 幾名 幾位 幾次 多遠`,
  ],
  [
    'duration',
    `多久 多长 几分钟 几小时 几个小时 几天 几周 几个月 几年
     多長 幾分鐘 幾小時 幾個小時 幾天 幾週 幾個月 幾年`,
  ],
  [
    'time',
    `什么时候 什么时间 何时 几点 几号 几月 哪个月
     什麼時候 什麼時間 何時 幾點 幾號 幾月 哪個月`,
  ],
  ['day', '哪天 哪一天'],
  ['year', '哪年 哪一年'],
  [
    'place',
    `哪里 哪儿 何处 在哪 什么地方 哪个城市 哪个国家 哪座城市
     哪裡 哪裏 哪兒 何處 什麼地方 哪個城市 哪個國家`,
  ],
  ['person', '谁 哪位 什么人 何人 誰 什麼人'],
  ['reason', '为什么 为何 为啥 什么原因 何故 為什麼 為何 什麼原因'],
];

/**
 * Interrogatives that also join clauses or mean something else: they ask only
 * where a question or a clause of it starts, so "What did he say when …" asks for no time.
 */
const onlyAtStart = wordSet(
  'من ou wo wohin qui كي when where who whom whose quand cuando donde adonde quien quienes когда где куда откуда кто кого кому кем',
);

/** What may stand before the start of a question: joining words and prepositions. */
const leadIns = wordSet(
  `و طيب and so but with from to by for of in on at since until et avec de a par pour depuis jusqu en y con por para desde hasta
   und mit von fur bei seit bis а и о об с со у к ко от для до на в за по про ve peki`,
);

const typeOfPhrase: ReadonlyMap<string, QuestionType> = new Map(
  interrogatives.flatMap(([type, phrases]) =>
    phrases.split(/\s+/).map((phrase) => {
      const words = phrase.split('_').map(normaliseWord);
      return [words.join(' '), type] as const;
    }),
  ),
);

const typeOfChinese: ReadonlyMap<string, QuestionType> = new Map(
  chineseInterrogatives.flatMap(([type, phrases]) =>
    phrases.split(/\s+/).map((phrase) => [phrase, type] as const),
  ),
);
/** The longest first: an alternation takes the first that fits. */
const chinesePhrase = new RegExp(
  [...typeOfChinese.keys()].toSorted((a, b) => b.length - a.length).join('|'),
);

/** The type that the first interrogative of the question asks for. */
export function questionType(question: string): QuestionType {
  for (const words of clausesOf(question)) {
    const found = findInterrogative(words);
    if (found === undefined) continue;
    return found.type === 'amount' ? kindOfAmount(words, found.end) : found.type;
  }
  return typeOfChinese.get(chinesePhrase.exec(question)?.[0] ?? '') ?? 'other';
}

/**
 * The stem of what a question asks the number of, such as the soldiers of "how many
 * soldiers"; undefined where it asks for no amount. Chinese ones are not found.
 */
export function countedTerm(question: string, language: string): string | undefined {
  for (const words of clausesOf(question)) {
    const found = findInterrogative(words);
    if (found === undefined) continue;
    if (found.type !== 'amount') return undefined;
    const counted = words.slice(found.end).find((word) => !isFunctionWord(word, language));
    if (counted !== undefined) return analyseWord(counted, language).term;
  }
  return undefined;
}

/** The normalised words of each clause. */
function clausesOf(question: string): string[][] {
  return question
    .split(/[,،;:]/u)
    .map((clause) => tokenise(clause).map(({ text }) => normaliseWord(text)));
}

/** What kind of amount is asked for by words that ask for one up to a place among them. */
function kindOfAmount(words: readonly string[], end: number): QuestionType {
  const next = words.slice(end, end + wordsBeforeUnit);
  const isTime = next.some((word) => isTimeUnitAnywhere(word) || timeInGeneral.has(word));
  if (isTime || words.some((word) => lastingVerbs.has(word))) return 'duration';
  return next.some(isMeasureAnywhere) ? 'measure' : 'amount';
}

/** What the first interrogative of a clause asks for, and the place of the word after it. */
function findInterrogative(
  words: readonly string[],
): { type: QuestionType; end: number } | undefined {
  const start = Math.max(
    0,
    words.findIndex((word) => !leadIns.has(word)),
  );
  for (const index of words.keys()) {
    const lengths = [3, 2, 1];
    const phrases = lengths.map((length) => words.slice(index, index + length).join(' '));
    // "and" is written together with what follows, but وين is a word of its own.
    if (index === 0) phrases.push(...phrases.map((phrase) => phrase.replace(/^و/u, '')));
    const phrase = phrases.find((one) => typeOfPhrase.has(one));
    if (phrase === undefined || (index > start && onlyAtStart.has(phrase))) continue;
    return { type: typeOfPhrase.get(phrase)!, end: index + phrase.split(' ').length };
  }
  return undefined;
}
