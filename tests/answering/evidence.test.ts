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
