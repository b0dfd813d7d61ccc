import { describe, expect, it } from 'vitest';
import { findEvidence } from '../../src/answering/evidence.js';
import type { QuestionType } from '../../src/answering/question-type.js';

describe('findEvidence', () => {
  it.each<[QuestionType, string, string[]]>([
    ['amount', 'استمرت ساعتين و10 دقائق', ['10', 'ساعتين']],
    ['amount', 'يعتبر الاجتماع السابع', ['السابع']],
    ['amount', 'وقال ماكرون إنه واثق', []],
    ['time', 'عُقد يوم الاثنين في باريس', ['الاثنين']],
    ['time', 'منذ نهاية آذار/مارس الماضي', ['آذار', 'مارس']],
    ['time', 'في قصر فرساي', []],
    ['day', 'قبل أيام، ثم عُقد اليوم، الاثنين 7 فبراير', ['7 فبراير', 'الاثنين']],
    ['day', 'on 7/2 or 12 April, in April 2022', ['7/2', '12 April']],
    ['day', 'في عام 2022 وخلال شهر مارس', []],
    ['year', 'في 7 فبراير 2022 بعد 120 يوما', ['2022']],
    ['year', 'يوم الاثنين', []],
    ['place', 'في قصر فرساي', ['في قصر']],
    ['reason', 'بسبب قصف القوات', ['بسبب']],
    ['reason', 'وقال إنه واثق', []],
    ['other', 'أي جملة في 2020', []],
  ])('of %s in "%s" is %j', (type, text, expected) => {
    expect(findEvidence(text, type).map(({ start, end }) => text.slice(start, end))).toEqual(
      expected,
    );
  });
});
