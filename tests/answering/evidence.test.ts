import { describe, expect, it } from 'vitest';
import { findEvidence } from '../../src/answering/evidence.js';
import type { QuestionType } from '../../src/answering/question-type.js';

function evidenceIn(text: string, language: string, type: QuestionType): string[] {
  return findEvidence(text, language, type).map(({ start, end }) => text.slice(start, end));
}

describe('findEvidence', () => {
  it.each<[QuestionType, string, string, string[]]>([
    ['amount', 'ar', 'استمرت ساعتين و10 دقائق', ['ساعتين', 'و10']],
    ['amount', 'ar', 'يعتبر الاجتماع السابع', ['السابع']],
    ['amount', 'ar', 'الرئيس الفرنسي أن الفلسطينيين تسعى يوم الاثنين', []],
    ['amount', 'en', 'tension about the secondary dossier', []],
    ['amount', 'en', 'five of the 12 went on', ['five', '12']],
    ['duration', 'ar', 'استمرت ساعتين و10 دقائق', ['ساعتين', 'ساعتين و10 دقائق', 'و10 دقائق']],
    ['duration', 'ar', 'محادثاتهما التي استمرت خمس ساعات', ['خمس ساعات', 'ساعات']],
    ['duration', 'ar', 'لقاء أمس هو الاجتماع السابع في ولايته الثانية', []],
    ['duration', 'en', 'for more than 20 long years', ['20 long years']],
    ['duration', 'de', 'nach drei Stunden', ['drei Stunden']],
    ['duration', 'zh', '会谈持续了3个小时', ['3个小时']],
    ['measure', 'ar', 'على بعد 20 كيلومترا من موسكو بعد 3 أيام', ['20 كيلومترا']],
    ['measure', 'ar', 'بنسبة 5.3 بالمئة', ['5.3 بالمئة', '3 بالمئة']],
    ['measure', 'en', 'it rose by 4.5% to $30', ['4.5%', '$30']],
    ['time', 'ar', 'عُقد يوم الاثنين في باريس', ['الاثنين']],
    ['time', 'ar', 'منذ نهاية آذار/مارس الماضي', ['آذار', 'مارس']],
    ['time', 'ar', 'جاء قبل بضعة أيام', ['قبل بضعة أيام']],
    ['time', 'ar', 'الأحداث في مارسيليا', []],
    ['time', 'en', 'it may march on', []],
    ['time', 'de', 'hier in der Stadt', []],
    ['time', 'fr', 'hier à Paris', ['hier']],
    ['day', 'ar', 'قبل أيام، ثم عُقد اليوم، الاثنين 7 فبراير', ['7 فبراير', 'الاثنين']],
    ['day', 'en', 'on 7/2 or 12 April, in April 2022', ['7/2', '12 April']],
    ['day', 'en', 'February 7, 2022', ['February 7']],
    ['day', 'de', 'am 7. Februar 2022', ['7. Februar']],
    ['day', 'es', '7 de febrero de 2022', ['7 de febrero']],
    ['day', 'fa', '۷ فوریه', ['۷ فوریه']],
    ['day', 'hi', '7 फरवरी', ['7 फरवरी']],
    ['day', 'zh', '2022年2月7日', ['2月7日']],
    ['day', 'ar', 'في عام 2022 وخلال شهر مارس', []],
    ['year', 'ar', 'في 7 فبراير 2022 بعد 120 يوما', ['2022']],
    ['year', 'ar', 'يوم الاثنين', []],
    ['place', 'ar', 'في قصر فرساي', ['في قصر']],
    ['reason', 'ar', 'بسبب قصف القوات', ['بسبب']],
    ['reason', 'ar', 'وقال إنه واثق من الأثرياء', []],
    ['person', 'en', 'On Monday the spy Sidney Reilly met J. P. Morgan.', ['Sidney Reilly']],
    [
      'person',
      'en',
      'Lee Harvey Oswald and, Jack Ruby',
      ['Lee Harvey', 'Harvey Oswald', 'Jack Ruby'],
    ],
    ['person', 'en', 'In Paris, Monday. The Who played in March Paris', []],
    ['person', 'ru', 'Встречу провёл Эмманюэль Макрон', ['Эмманюэль Макрон']],
    ['person', 'de', 'Der Bundeskanzler Olaf Scholz', []],
    ['person', 'ar', 'قال إيمانويل ماكرون (Emmanuel Macron) في باريس عام 2020', []],
    ['other', 'ar', 'أي جملة في 2020', []],
  ])('of %s in %s "%s" is %j', (type, language, text, expected) => {
    expect(evidenceIn(text, language, type).toSorted()).toEqual(expected.toSorted());
  });
});
