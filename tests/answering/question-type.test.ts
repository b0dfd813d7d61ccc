import { describe, expect, it } from 'vitest';
import { questionType } from '../../src/answering/question-type.js';
import type { QuestionType } from '../../src/answering/question-type.js';

describe('questionType', () => {
  it.each<[QuestionType, string]>([
    ['amount', 'كم استمرت المكالمة؟'],
    ['amount', 'قديش قعدوا يحكوا؟'],
    ['amount', 'المكالمة قعدت قد إيه؟'],
    ['amount', 'How long did the call last?'],
    ['amount', 'Combien de soldats russes ?'],
    ['amount', 'Сколько часов длились переговоры?'],
    ['time', 'متى زار ماكرون موسكو؟'],
    ['time', 'إمتى اتقابلوا؟'],
    ['time', 'ومتى كان ذلك؟'],
    ['time', 'في أي يوم عُقد المؤتمر؟'],
    ['time', 'When did they meet?'],
    ['place', 'أين التقى الرئيسان؟'],
    ['place', 'فين اتقابلوا؟'],
    ['place', 'Nerede görüştüler?'],
    ['person', 'من هو ديمتري بيسكوف؟'],
    ['person', 'مين قال كده؟'],
    ['person', 'and who said that?'],
    ['person', 'Qui a dit cela ?'],
    ['reason', 'لماذا سافر ماكرون؟'],
    ['reason', 'ليش زعل بوتين؟'],
    ['reason', 'ما الغرض من الزيارة؟'],
    ['reason', 'Warum war die Stimmung angespannt?'],
    ['other', 'ماذا قال ماكرون؟'],
    ['other', 'خرج ماكرون من القاعة'],
    ['other', ''],
  ])('is %s for "%s"', (type, question) => {
    expect(questionType(question)).toBe(type);
  });

  it('does not take the preposition من inside a question for "who"', () => {
    expect(questionType('ماذا طلب بوتين من الغرب؟')).toBe('other');
  });
});
