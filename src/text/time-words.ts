import { isListed, isListedAnywhere, wordSet, wordSets } from './word-lists.js';
import type { WordLists } from './word-lists.js';

const units: WordLists = {
  ar: `ثانية ثواني ثوان دقيقة دقائق دقايق ساعة ساعات يوم يوما أيام أسبوع أسبوعا أسابيع شهر شهرا أشهر شهور
    عام عاما أعوام سنة سنوات سنين عقد عقود`,
  en: 'second seconds minute minutes hour hours day days week weeks month months year years decade decades',
  fr: 'seconde secondes minute minutes heure heures jour jours semaine semaines mois an ans année années décennie décennies',
  de: 'sekunde sekunden minute minuten stunde stunden tag tage tagen woche wochen monat monate monaten jahr jahre jahren jahrzehnt jahrzehnte',
  es: 'segundo segundos minuto minutos hora horas día días semana semanas mes meses año años década décadas',
  ru: `секунда секунды секунд минута минуты минут час часа часов день дня дней неделя недели недель
    месяц месяца месяцев год года лет десятилетие десятилетия десятилетий`,
  tr: 'saniye dakika saat saatten gün günü hafta ay yıl',
  fa: 'ثانیه دقیقه ساعت روز هفته ماه سال دهه',
  hi: 'सेकंड मिनट घंटा घंटे दिन सप्ताह हफ्ते महीना महीने साल वर्ष',
};

/** Words that are a length of time by themselves. */
const lengths: WordLists = {
  ar: 'دقيقتان دقيقتين ساعتان ساعتين يومان يومين أسبوعان أسبوعين شهران شهرين عامان عامين سنتان سنتين عقدان عقدين ساعات',
  en: 'decade decades hours',
  fr: 'décennie décennies',
  de: 'jahrzehnt jahrzehnte jahrzehnten stundenlang',
  es: 'década décadas',
  ru: 'десятилетие десятилетия десятилетий полчаса',
  fa: 'دهه',
};

const months: WordLists = {
  ar: `يناير فبراير مارس أبريل إبريل مايو يونيو يونيه يوليو يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
    كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين جانفي فيفري أفريل ماي جوان جويلية أوت`,
  en: 'january february march april may june july august september october november december',
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  de: 'januar jänner februar märz april mai juni juli august september oktober november dezember',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre',
  ru: `январь января январе февраль февраля феврале март марта марте апрель апреля апреле май мая мае июнь июня июне
    июль июля июле август августа августе сентябрь сентября сентябре октябрь октября октябре ноябрь ноября ноябре
    декабрь декабря декабре`,
  tr: 'ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık',
  fa: `ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر
    فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند`,
  hi: 'जनवरी फरवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर सितम्बर अक्टूबर अक्तूबर नवंबर नवम्बर दिसंबर दिसम्बर',
};

const weekdays: WordLists = {
  ar: 'الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد',
  en: 'monday tuesday wednesday thursday friday saturday sunday',
  fr: 'lundi mardi mercredi jeudi vendredi samedi dimanche',
  de: 'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag',
  es: 'lunes martes miércoles jueves viernes sábado domingo',
  ru: `понедельник понедельника вторник вторника среда среду среды четверг четверга пятница пятницу пятницы
    суббота субботу субботы воскресенье воскресенья`,
  tr: 'pazartesi salı çarşamba perşembe cuma cumartesi pazar',
  fa: 'دوشنبه سه‌شنبه چهارشنبه پنجشنبه پنج‌شنبه جمعه شنبه یکشنبه',
  hi: 'सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार',
};

/** Days told from the day of the report. */
const relativeDays: WordLists = {
  ar: 'أمس اليوم غدا الليلة',
  en: 'yesterday today tomorrow ago tonight',
  fr: 'hier aujourd demain',
  de: 'gestern heute morgen',
  es: 'ayer hoy mañana anoche',
  ru: 'вчера сегодня завтра назад',
  tr: 'dün bugün yarın',
  fa: 'دیروز امروز فردا دیشب',
  hi: 'कल आज',
};

/** Arabic words that make a time of the length that follows: "before some days". */
const before = wordSet('قبل منذ خلال بعد');

const unitsByLanguage = wordSets(units);

function listedIn(lists: WordLists): (word: string, language: string) => boolean {
  const sets = wordSets(lists);
  return (word, language) => isListed(sets, word, language);
}

/** Each tells of a normalised word and its language, ISO 639-1. */
export const isTimeLength = listedIn(lengths);
export const isMonth = listedIn(months);
export const isWeekday = listedIn(weekdays);
export const isRelativeDay = listedIn(relativeDays);

export function isTimeUnit(word: string, language: string): boolean {
  return isListed(unitsByLanguage, word, language);
}

/** The same in any language. */
export function isTimeUnitAnywhere(word: string): boolean {
  return isListedAnywhere(unitsByLanguage, word);
}

/** Whether a normalised word makes a time of the length after it. */
export function tellsTimeFromNow(word: string): boolean {
  return before.has(word);
}
