import { normaliseWord } from './normalise.js';
import { isListed, isListedAnywhere, withoutProclitics, wordSets } from './word-lists.js';
import type { WordLists } from './word-lists.js';

/** What numbers in words stand for, by language; Arabic ones in the forms that gender and case give them. */
const cardinals: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ar: {
    1: 'واحد واحدة',
    2: `اثنان اثنين اثنتان اثنتين اثنا اثني مرتان مرتين دقيقتان دقيقتين ساعتان ساعتين يومان يومين
      أسبوعان أسبوعين شهران شهرين عامان عامين سنتان سنتين`,
    3: 'ثلاث ثلاثة',
    4: 'أربع أربعة',
    5: 'خمس خمسة',
    6: 'ست ستة',
    7: 'سبع سبعة',
    8: 'ثماني ثمانية ثمان',
    9: 'تسع تسعة',
    10: 'عشر عشرة',
    20: 'عشرون عشرين عقدان عقدين',
    30: 'ثلاثون ثلاثين',
    40: 'أربعون أربعين',
    50: 'خمسون خمسين',
    60: 'ستون ستين',
    70: 'سبعون سبعين',
    80: 'ثمانون ثمانين',
    90: 'تسعون تسعين',
    100: 'مئة مائة',
    200: 'مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي',
    1000: 'ألف آلاف ألفا',
    2000: 'ألفان ألفين ألفي',
    1000000: 'مليون ملايين مليونا',
    1000000000: 'مليار مليارات مليارا',
  },
  en: {
    1: 'one once',
    2: 'two twice',
    3: 'three',
    4: 'four',
    5: 'five',
    6: 'six',
    7: 'seven',
    8: 'eight',
    9: 'nine',
    10: 'ten',
    12: 'dozen',
    20: 'twenty',
    30: 'thirty',
    40: 'forty',
    50: 'fifty',
    100: 'hundred hundreds',
    1000: 'thousand thousands',
    1000000: 'million millions',
    1000000000: 'billion billions',
  },
  fr: {
    2: 'deux',
    3: 'trois',
    4: 'quatre',
    5: 'cinq',
    6: 'six',
    7: 'sept',
    8: 'huit',
    9: 'neuf',
    10: 'dix',
    12: 'douze douzaine',
    20: 'vingt',
    30: 'trente',
    100: 'cent cents centaine centaines',
    1000: 'mille millier milliers',
    1000000: 'million millions',
    1000000000: 'milliard milliards',
  },
  de: {
    2: 'zwei',
    3: 'drei',
    4: 'vier',
    5: 'fünf',
    6: 'sechs',
    7: 'sieben',
    8: 'acht',
    9: 'neun',
    10: 'zehn',
    12: 'zwölf dutzend',
    20: 'zwanzig',
    30: 'dreißig',
    100: 'hundert hunderte',
    1000: 'tausend tausende',
    1000000: 'million millionen',
    1000000000: 'milliarde milliarden',
  },
  es: {
    2: 'dos',
    3: 'tres',
    4: 'cuatro',
    5: 'cinco',
    6: 'seis',
    7: 'siete',
    8: 'ocho',
    9: 'nueve',
    10: 'diez',
    12: 'doce docena',
    20: 'veinte',
    30: 'treinta',
    100: 'cien ciento cientos',
    1000: 'mil miles',
    1000000: 'millón millones',
  },
  ru: {
    2: 'два две двух двое',
    3: 'три трёх трое',
    4: 'четыре четырёх',
    5: 'пять пяти',
    6: 'шесть шести',
    7: 'семь семи',
    8: 'восемь восьми',
    9: 'девять девяти',
    10: 'десять десяти',
    20: 'двадцать',
    30: 'тридцать',
    100: 'сто сотни',
    1000: 'тысяча тысячи тысяч',
    1000000: 'миллион миллиона миллионов',
    1000000000: 'миллиард миллиарда миллиардов',
  },
  tr: {
    2: 'iki',
    3: 'üç',
    4: 'dört',
    5: 'beş',
    6: 'altı',
    7: 'yedi',
    8: 'sekiz',
    9: 'dokuz',
    10: 'on',
    20: 'yirmi',
    30: 'otuz',
    100: 'yüzlerce',
    1000: 'bin binlerce',
    1000000: 'milyon',
    1000000000: 'milyar',
  },
  fa: {
    2: 'دو',
    3: 'سه',
    4: 'چهار',
    5: 'پنج',
    6: 'شش',
    7: 'هفت',
    8: 'هشت',
    10: 'ده',
    20: 'بیست',
    30: 'سی',
    100: 'صد صدها',
    1000: 'هزار هزاران',
    1000000: 'میلیون میلیون‌ها',
    1000000000: 'میلیارد',
  },
  hi: {
    2: 'दो',
    3: 'तीन',
    4: 'चार',
    5: 'पांच पाँच',
    6: 'छह',
    7: 'सात',
    8: 'आठ',
    9: 'नौ',
    10: 'दस',
    20: 'बीस',
    100: 'सौ',
    1000: 'हज़ार हजार',
    100000: 'लाख',
    10000000: 'करोड़',
  },
};

/** Words that count without a number: places in a row, and vague amounts. */
const counting: WordLists = {
  ar: `أول أولى ثاني ثانية ثالث ثالثة رابع رابعة خامس خامسة سادس سادسة سابع سابعة ثامن ثامنة تاسع تاسعة عاشر عاشرة
    بضع بضعة عدة عشرات مئات نصف ربع ثلث`,
  en: 'first second third fourth fifth sixth seventh eighth ninth tenth several few half quarter dozens',
  fr: 'premier première deuxième second seconde troisième quatrième cinquième sixième septième plusieurs quelques demi demie moitié',
  de: 'erste ersten erster zweite zweiten dritte dritten vierte vierten fünfte fünften mehrere einige halbe hälfte',
  es: 'primer primero primera segundo segunda tercer tercero tercera cuarto cuarta quinto quinta varios varias unos unas medio media',
  ru: 'первый первая первое первой второй вторая второе третий третья третье четвёртый пятый несколько половина',
  tr: 'birinci ilk ikinci üçüncü dördüncü beşinci birkaç yarım yarısı onlarca',
  fa: 'اول اولین دوم دومین سوم سومین چهارم پنجم چند چندین نیم نصف ده‌ها',
  hi: 'पहला पहली दूसरा दूसरी तीसरा तीसरी कई कुछ आधा',
};

/** Units of length, weight, money, shares and degrees. */
const measures: WordLists = {
  ar: `متر مترا أمتار كيلومتر كيلومترا كيلومترات كم ميل ميلا أميال كيلو كيلوغرام غرام طن طنا أطنان لتر برميل برميلا براميل
    دولار دولارا دولارات يورو روبل روبلا ريال جنيه درهم دينار درجة درجات مئوية مئة مائة المئة المائة بالمئة بالمائة`,
  en: `metre metres meter meters kilometre kilometres kilometer kilometers km mile miles kilo kilos kg ton tons tonnes
    litres barrels dollar dollars euro euros rubles percent percentage degrees`,
  fr: 'mètre mètres kilomètre kilomètres km kilo kilos kg tonne tonnes litres barils dollar dollars euro euros pour cent degrés',
  de: 'meter metern kilometer kilometern km kilo kilogramm kg tonne tonnen liter barrel dollar euro prozent grad',
  es: 'metro metros kilómetro kilómetros km kilo kilos kg tonelada toneladas litros barriles dólar dólares euro euros ciento grados',
  ru: 'метр метра метров километр километра километров км кг тонна тонны тонн литров баррелей доллар доллара долларов евро рублей процент процента процентов градусов',
  tr: 'metre kilometre km kilo kg ton litre varil dolar avro yüzde derece',
  fa: 'متر کیلومتر کیلو تن لیتر بشکه دلار یورو روبل درصد درجه',
  hi: 'मीटर किलोमीटर किलो टन लीटर डॉलर यूरो प्रतिशत डिग्री',
};

const valuesByLanguage = new Map(
  Object.entries(cardinals).map(([language, table]) => [
    language,
    new Map(
      Object.entries(table).flatMap(([value, words]) =>
        words.split(/\s+/).map((word) => [normaliseWord(word), value] as const),
      ),
    ),
  ]),
);

const countingByLanguage = wordSets(counting);
const measuresByLanguage = wordSets(measures);

/** Monday, which would be "the two". */
const monday = normaliseWord('الاثنين');

/** What a normalised word of a language (ISO 639-1) stands for as a number, in digits; undefined for others. */
export function numberWordValue(word: string, language: string): string | undefined {
  const values = valuesByLanguage.get(language);
  const bare = withoutProclitics(word);
  if (bare.includes(monday)) return undefined;
  return bare.map((one) => values?.get(one)).find((value) => value !== undefined);
}

/** Whether a normalised word of a language counts: a number, a place in a row ("third") or a vague amount ("several"). */
export function isCountingWord(word: string, language: string): boolean {
  const isNumber = numberWordValue(word, language) !== undefined;
  return isNumber || isListed(countingByLanguage, word, language);
}

/** Whether a normalised word of a language is a unit that an amount is measured in, times apart. */
export function isMeasure(word: string, language: string): boolean {
  return isListed(measuresByLanguage, word, language);
}

/** The same in any language. */
export function isMeasureAnywhere(word: string): boolean {
  return isListedAnywhere(measuresByLanguage, word);
}
