import { describe, expect, it } from 'vitest';
import { countedTerm, questionType } from '../../src/answering/question-type.js';
import type { QuestionType } from '../../src/answering/question-type.js';

describe('questionType', () => {
  it.each<[QuestionType, string]>([
    ['duration', 'كم استمرت المكالمة؟'],
    ['amount', 'قديش قعدوا يحكوا؟'],
    ['amount', 'المكالمة قعدت قد إيه؟'],
    ['duration', 'How long did the call last?'],
    ['amount', 'Combien de soldats russes ?'],
    ['duration', 'Сколько часов длились переговоры?'],
    ['duration', 'كم ساعة دام اللقاء؟'],
    ['duration', 'ما مدة الاتصال؟'],
    ['duration', 'How many more minutes did they talk?'],
    ['duration', '¿Cuántas horas duró la reunión?'],
    ['duration', 'Combien de temps ?'],
    ['measure', 'كم متراً يبلغ طول الطاولة؟'],
    ['measure', 'How many euros did it cost?'],
    ['measure', 'ماكرون كسب بكام في المئة؟'],
    ['amount', 'كم جنديا قُتل خلال يوم واحد؟'],
    ['time', 'متى زار ماكرون موسكو؟'],
    ['time', 'إمتى اتقابلوا؟'],
    ['time', 'ومتى كان ذلك؟'],
    ['day', 'في أي يوم عُقد المؤتمر؟'],
    ['day', 'On which day was it?'],
    ['year', 'في أي سنة كان ذلك؟'],
    ['year', 'En quelle année ?'],
    ['year', 'В каком году это было?'],
    ['time', 'When did they meet?'],
    ['place', 'أين التقى الرئيسان؟'],
    ['place', 'فين اتقابلوا؟'],
    ['place', 'Nerede görüştüler?'],
    ['person', 'من هو ديمتري بيسكوف؟'],
    ['person', 'مين قال كده؟'],
    ['person', 'and who said that?'],
    ['person', 'Qui a dit cela ?'],
    ['person', 'ومن قال ذلك؟'],
    ['duration', 'وكم استمرت؟'],
    ['amount', 'Quel âge a-t-il ?'],
    ['amount', 'Wie hoch war der Preis?'],
    ['day', 'An welchem Wochentag war das?'],
    ['time', '¿En qué mes viajó?'],
    ['place', 'Et où était-ce ?'],
    ['person', '¿Con quién habló?'],
    ['person', 'To whom did he write?'],
    ['person', 'К кому обратился Путин?'],
    ['time', 'Since when has he led it?'],
    ['time', 'Depuis quand dure la guerre ?'],
    ['time', 'According to Kyiv, when did it start?'],
    ['time', 'من متى بدأت الحرب؟'],
    ['place', 'من أين جاء؟'],
    ['place', 'ومن أين جاء؟'],
    ['place', 'وين صار؟'],
    ['year', 'وأي سنة كان ذلك؟'],
    ['reason', 'لماذا سافر ماكرون؟'],
    ['reason', 'ليش زعل بوتين؟'],
    ['reason', 'ما الغرض من الزيارة؟'],
    ['reason', 'Warum war die Stimmung angespannt?'],
    ['amount', '俄罗斯有多少士兵在边境？'],
    ['duration', '会谈持续了几个小时？'],
    ['duration', '他們談了多久？'],
    ['time', '马克龙什么时候访问了莫斯科？'],
    ['time', '他们几点见面？'],
    ['time', '馬克宏何時訪問莫斯科？'],
    ['place', '两位总统在哪里会面？'],
    ['place', '会议在哪个城市举行？'],
    ['person', '谁说了这句话？'],
    ['person', '这句话是谁说的？'],
    ['reason', '马克龙为什么去莫斯科？'],
    ['reason', '為什麼取消？'],
    ['other', '马克龙说了什么？'],
    ['other', '会谈几乎失败了'],
    ['other', 'ماذا قال ماكرون؟'],
    ['other', 'خرج ماكرون من القاعة'],
    ['other', ''],
  ])('is %s for "%s"', (type, question) => {
    expect(questionType(question)).toBe(type);
  });

  it.each([
    'What did he promise when they spoke?',
    'What was odd about the table where they sat?',
    '¿Qué dijo cuando llegó?',
  ])('does not take a joining word for a question: "%s"', (question) => {
    expect(questionType(question)).toBe('other');
  });

  it('does not take the preposition من inside a question for "who"', () => {
    expect(questionType('ماذا طلب بوتين من الغرب؟')).toBe('other');
  });
});

describe('countedTerm', () => {
  it.each([
    ['كم عدد الجنود الروس على حدود أوكرانيا؟', 'ar', 'جنود'],
    ['كم يبلغ، وفق ما ذكره الرئيس، عدد الجنود؟', 'ar', 'جنود'],
    ['وكام ساعة قعدوا؟', 'ar', 'ساع'],
    ['How many of the soldiers left?', 'en', 'soldier'],
    ['For how many hours did they talk?', 'en', 'hour'],
    ['Combien de soldats ont été envoyés ?', 'fr', 'soldat'],
    ['Сколько солдат на границе?', 'ru', 'солдат'],
    ['Rusya kaç asker gönderdi?', 'tr', 'asker'],
  ])('is what "%s" counts', (question, language, term) => {
    expect(countedTerm(question, language)).toBe(term);
  });

  it.each([
    ['How long did it last?', 'en'],
    ['How much?', 'en'],
    ['When did he say, roughly, how many soldiers there are?', 'en'],
    ['متى زار ماكرون موسكو؟', 'ar'],
    ['俄罗斯有多少士兵在边境？', 'zh'],
    ['', 'en'],
  ])('is nothing for "%s"', (question, language) => {
    expect(countedTerm(question, language)).toBeUndefined();
  });
});
