import { describe, expect, it } from 'vitest';
import { noiseRules, noisyLines } from '../../src/corpus/noise-rules.js';
import { textLines } from '../../src/corpus/text-lines.js';

/** For every rule, lines that it must leave out and article lines that merely hold the words. */
const examples: Record<string, { noise: string[]; article: string[] }> = {
  'related articles': {
    noise: [
      'اخترنا لك',
      'إقرأ أيضاً:',
      'اقرأ أيضا: بوتين يلتقي ماكرون في موسكو',
      'الأكثر قراءة',
      '💡 أهم المواضيع',
      '✨ أهم التصنيفات',
      'Read also',
      'READ MORE: Macron calls Putin again',
      'Lire aussi : Macron reçoit Poutine',
      'Lesen Sie auch',
      'Te puede interesar',
      'Читайте также: Переговоры в Москве',
      'İlginizi çekebilir',
      'بیشتر بخوانید',
      '相关阅读：马克龙访问莫斯科',
      'यह भी पढ़ें',
    ],
    article: [
      'وقال إن الكتاب كان الأكثر قراءة في فرنسا هذا العام.',
      'اقرأ أيضا ما كتبه الرئيس قبل عام، يقول الناقد.',
      'اقرأ أيضا: هكذا بدأ الخطاب الذي ألقاه الرئيس أمام البرلمان.',
      'Read also what the treaty says, the minister told reporters.',
      'The most read newspaper in France',
      'Lire aussi les classiques, voilà son conseil.',
    ],
  },
  'share button': {
    noise: ['تم نسخ الرابط', 'شارك', 'Share this', 'Copy link', 'Partager', 'Поделиться'],
    article: ['شارك الرئيسان في القمة', 'Share this burden, Macron told allies', 'Print is dying'],
  },
  comments: {
    noise: ['التعليقات (0)', 'تعليقات 12', 'Comments (0)', '3 Comments', 'Commentaires (0)'],
    article: ['رفض الكرملين التعليق يوم الثلاثاء', 'No comments were made by the Kremlin'],
  },
  'lone counter': {
    noise: ['0', '12', '٣', '(5)'],
    article: ['125 ألف جندي', '2022-02-08', '15 دقيقة'],
  },
  'breaking label': {
    noise: ['عاجل', '🔴 عاجل', 'BREAKING', 'Eilmeldung', 'Срочно', 'Son dakika'],
    article: ['عاجل: وصول بوتين إلى ألاسكا', 'Breaking the ice in Alaska'],
  },
  'advertisement label': {
    noise: ['إعلان', 'Advertisement', 'Publicité', 'Anzeige'],
    article: ['إعلان موسكو عن الهدنة', 'Publicité et politique'],
  },
  'click here': {
    noise: ['إضغط هنا للإشتراك', 'اضغط هنا', '👉 Click here to subscribe', 'Cliquez ici'],
    article: ['اضغط هناك من أجل السلام', 'Click here, the fake page said, and he clicked.'],
  },
  'subscription prompt': {
    noise: [
      'يمكنكم الآن متابعة آخر الأخبار مجاناً من خلال تطبيق تلغرام',
      'تابعونا على فيسبوك وتويتر',
      '✅ اشترك في قناتنا على تليجرام',
      'Subscribe to our newsletter',
      'Follow us on Telegram',
      'Abonnez-vous à notre newsletter',
      'Подписывайтесь на наш канал в Telegram',
    ],
    article: [
      'أعلن دوروف أن تطبيق تلغرام سيبقى مجانيا',
      'يمكنكم متابعة الخطاب على تلغرام، كما قال المتحدث باسم الرئاسة.',
      'تابع الرئيس حديثه عن أوكرانيا',
      'Telegram channel of the ministry closed',
      'Subscribe or not, he wrote on Telegram, the channel stays.',
    ],
  },
  'archive caption': {
    noise: [
      'الرئيس الروسي فلاديمير بوتين ونظيره الفرنسي إيمانويل ماكرون (أرشيف)',
      'Putin and Macron in Moscow (file photo)',
      'Vladimir Poutine à Moscou (archives)',
    ],
    article: ['وفتحت روسيا (أرشيف) الحرب للباحثين', 'He opened the (archive) of the war.'],
  },
  'photo credit': {
    noise: ['Photo: AFP', 'صورة: رويترز', 'Foto: dpa', 'Crédit photo : AFP'],
    article: ['Photo opportunities were rare', 'صورة الرئيس تغيرت بعد القمة'],
  },
  'rights notice': {
    noise: ['جميع الحقوق محفوظة', '© 2022 CNN', 'All rights reserved'],
    article: ['كانت جميع الحقوق محفوظة للعائلة', 'Copyrights were at the centre of the talks'],
  },
};

const lineOf = (text: string) => textLines(text)[0]!;

describe('noise rules', () => {
  it('have an example and a counterexample each', () => {
    expect(Object.keys(examples)).toEqual(noiseRules.map(({ name }) => name));
    for (const { noise, article } of Object.values(examples)) {
      expect(noise.length).toBeGreaterThan(0);
      expect(article.length).toBeGreaterThan(0);
    }
  });

  it.each(noiseRules.flatMap((rule) => examples[rule.name]!.noise.map((text) => ({ rule, text }))))(
    'leave out "$text" as $rule.name',
    ({ rule, text }) => {
      expect(rule.matches(lineOf(text))).toBe(true);
    },
  );

  it.each(Object.values(examples).flatMap(({ article }) => article))('keep "%s"', (text) => {
    expect(noisyLines([lineOf(text)]).size).toBe(0);
  });
});

const leftOut = (body: string) => [...noisyLines(textLines(body))].map(({ text }) => text);

describe('noisyLines', () => {
  it('leaves out the titles that follow the announcement of other articles to the end', () => {
    expect(leftOut('نص المقال هنا.\nاخترنا لك\nبوتين يلتقي ماكرون\nقمة ألاسكا؟')).toEqual([
      'اخترنا لك',
      'بوتين يلتقي ماكرون',
      'قمة ألاسكا؟',
    ]);
  });

  it('keeps what follows such an announcement when it holds a sentence', () => {
    expect(leftOut('اقرأ أيضا\nعنوان فرعي\nوقال الرئيس إن القمة نجحت.')).toEqual(['اقرأ أيضا']);
  });

  it('keeps what follows when it is too long for a list of titles', () => {
    const paragraphs = Array.from({ length: 30 }, (_, i) => `paragraph number ${i} without a stop`);
    expect(leftOut(['Read also', ...paragraphs].join('\n'))).toEqual(['Read also']);
  });

  it('leaves out a menu of emoji labels but no single line with an emoji', () => {
    expect(leftOut('💼 اقتصاد\n⚽ رياضة\nنص')).toEqual(['💼 اقتصاد', '⚽ رياضة']);
    expect(leftOut('🔥 بوتين في ألاسكا\nنص')).toEqual([]);
  });
});
