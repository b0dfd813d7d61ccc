import { normaliseWord } from './normalise.js';
import { stemArabic } from './stem-arabic.js';

/**
 * Words of like meaning, a group a line: what news writes and what people ask,
 * dialects included. A group is for meanings that stand in for one another in a
 * question; opposites and mere neighbours do not belong together.
 */
const groups = `
وعد تعهد التزم تعهدات وعود
سافر سفر زار زيارة يزور سافرت
التقى قابل اجتمع لقاء اجتماع مقابلة اتقابل اتقابلوا تقابل تقابلوا جمعه جمعهما يلتقي سيلتقي
اتصل اتصال مكالمة هاتف هاتفية تليفون تلفون كلم كلمه محادثة
تحدث تكلم قال حكى حكي يحكي صرح هضر يهضر دوى حديث محادثات كلام تصريح
مدة استمر استمرت دام دامت استغرق استغرقت طول قعدت
غضب زعل استاء غاضب زعلان مستاء
جندي جنود عسكري عساكر عسكر قوات
طلب طالب دعا ناشد
أوقف وقف كف منع يوقف وقفوا
رأى شاف شاهد شافوا يشوف
جلس قعد قعدوا يجلس يجلسان جالس
ذهب راح توجه راحوا مشى
أراد يريد يبي يبغى بغى بدو بده عاوز عايز باغي نبغي
وحيد وحيدا وحده لوحده منفردا بمفرده لحاله بوحدو
طاولة ترابيزة ميز
متفائل واثق تفاؤل ثقة متأكد
شريك شركاء حليف حلفاء
خلاف خلافات اختلاف اختلافات تباين تباينات
سلاح أسلحة تسليح
هجوم هجمات اعتداء ضربة
مات توفي وفاة مصرع رحيل
قتل قتلى مقتل قتلوا
اعتقل اعتقال احتجز توقيف حبس
انتخاب انتخابات اقتراع تصويت
رئيس زعيم قائد
حرب صراع نزاع قتال معركة
هدنة تهدئة
مساعدة مساعدات دعم معونة معونات
أعلن كشف أفاد أوضح
رفض عارض امتنع
بدأ انطلق شرع بلش
انتهى اختتم انتهاء نهاية ختام خلص
سعر أسعار ثمن تكلفة
مال أموال فلوس نقود مصاري
سيارة سيارات عربية كرهبة طوموبيل
مستشفى مشفى سبيطار
طبيب أطباء دكتور حكيم
طفل أطفال ولد صبي عيل
بيت منزل دار
تطرق تناول أشار ذكر
قلق قلقه مخاوف خوف هاجس خايف يقلق
وصف اعتبر وصفوا نعت
نشر بث أذاع نشرت نشروا
فيديو مقطع لقطات تسجيل
دولة دول بلد بلدان
غرض هدف غاية مقصد
شكك تشكيك متأكدا متأكد ارتاب
استقلال استقلالية مستقلة مستقل
ملفت لافت لافتا مثير
مدينة بلدة
شركة مؤسسة
عدد كمية
حدث وقع جرى حصل صار
امرأة سيدة مرا ست
رجل رجال زلمة راجل
الآن حاليا دلوقتي هلق هلأ الحين توا دابا
غدا بكرة بكرا غدوة
أمس امبارح مبارح البارح
كبير ضخم هائل
كيماوي كيميائي كيماوية كيميائية كيمياوية
رسالة رسائل بريد
تسلل متسللين قرصنة قراصنة هاكر اختراق
تدخل تدخلات
اتهم اتهام متهما
غادر مغادرة مغادر خرج خروج يخرج انصرف انصراف رحل
علق تعليق عقب تعقيب رد
عرض اقترح مقترح اقتراح عروض
اتفق اتفاق توافق تفاهم
ظهر برز تجلى يظهر
أخبر أبلغ أعلم خبر
عاد رجع عودة رجوع
قرر قرار عزم اعتزم
أكد شدد أثبت تأكيد
انتقد هاجم انتقاد نقد
زاد ارتفع ازداد زيادة ارتفاع
انخفض تراجع هبط انخفاض
استخدم استعمل استخدام استعمال
حاول سعى محاولة مسعى مساع
نجح نجاح أفلح
فشل أخفق إخفاق
حضر شارك مشاركة حضور
ألغى إلغاء
أجل تأجيل أرجأ إرجاء
سبب داع دافع باعث
فوز انتصار نصر فاز ربح غلب
`;

/** Normalised words of which no two mean much the same: the first of every group. */
export const unrelatedWords: readonly string[] = groups
  .trim()
  .split('\n')
  .map((line) => normaliseWord(line.split(' ')[0]!));

/** The stems of the other words of a stem's groups. */
const synonyms: ReadonlyMap<string, ReadonlySet<string>> = groupStems();

function groupStems(): Map<string, Set<string>> {
  const byStem = new Map<string, Set<string>>();
  for (const line of groups.trim().split('\n')) {
    const stems = new Set(line.split(' ').map((word) => stemArabic(normaliseWord(word))));
    for (const stem of stems) byStem.set(stem, new Set([...(byStem.get(stem) ?? []), ...stems]));
  }
  return byStem;
}

/**
 * Light stems of words that mean much the same in a question; none for an unknown stem. Groups
 * hold few imperfects, so يكف is looked up as كف too.
 */
export function arabicSynonyms(stem: string): string[] {
  const perfect = stem.startsWith('ي') ? stem.slice(1) : stem;
  const group = synonyms.get(stem) ?? synonyms.get(perfect) ?? [];
  return [...group].filter((other) => other !== stem);
}
