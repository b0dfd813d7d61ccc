import type { TextLine } from './text-lines.js';
import { comparable, endsWithFullStop, isTextLike } from './text-lines.js';

/**
 * One kind of line that a page puts around an article. A rule must be sure of a
 * whole line: a sentence that merely holds the words is article text.
 */
export interface NoiseRule {
  name: string;
  /** Why such a line is no article text. */
  why: string;
  matches(line: TextLine): boolean;
}

/** Lines longer than this are never judged by their words. */
const promptChars = 140;

/** A rule for lines that consist of one of the phrases, emoji, punctuation and counters aside. */
function wholeLine(name: string, why: string, phrases: string): NoiseRule {
  const known = phraseSet(phrases);
  return { name, why, matches: (line) => known.has(label(line)) };
}

/** A rule for short lines of a shape; what ends with a full stop is a sentence. */
function shape(name: string, why: string, pattern: RegExp): NoiseRule {
  const matches = (line: TextLine) =>
    line.text.length <= promptChars && !endsWithFullStop(line) && pattern.test(line.text);
  return { name, why, matches };
}

/** A line that consists of a phrase, its emoji and its counter is no longer. */
const labelChars = 60;

/** Phrases are separated by bars. */
function phraseSet(phrases: string): ReadonlySet<string> {
  return new Set(phrases.split('|').map(comparable));
}

/** The words of a short line without its counters: `💬 التعليقات (12)` is `التعليقات`. */
function label({ text }: TextLine): string {
  if (text.length > labelChars) return '';
  return comparable(text.replace(/\p{N}+/gu, ' '));
}

const relatedPhrases = phraseSet(
  'اخترنا لك|اخترنا لكم|اقرأ أيضا|إقرأ أيضا|اقرأوا أيضا|اقرؤوا أيضا|اقرأ المزيد|للمزيد|شاهد أيضا|مواضيع ذات صلة|موضوعات ذات صلة|مقالات ذات صلة|أخبار ذات صلة|ذات صلة|مواضيع متعلقة|قد يهمك|قد يهمك أيضا|قد يعجبك أيضا|الأكثر قراءة|الأكثر مشاهدة|الأكثر تداولا|أهم المواضيع|أهم التصنيفات|أهم الأخبار|آخر الأخبار|' +
    'read also|also read|read more|see also|related|related articles|related stories|related topics|more on this story|most read|most popular|trending now|recommended|recommended for you|you may also like|' +
    'lire aussi|à lire aussi|à lire également|voir aussi|sur le même sujet|articles liés|les plus lus|' +
    'lesen sie auch|auch interessant|mehr zum thema|meistgelesen|' +
    'lea también|lee también|te puede interesar|más leídas|lo más leído|noticias relacionadas|' +
    'читайте также|читать также|по теме|материалы по теме|самое читаемое|' +
    'ayrıca okuyun|bunları da okuyun|ilginizi çekebilir|benzer haberler|en çok okunanlar|' +
    'بیشتر بخوانید|همچنین بخوانید|مطالب مرتبط|اخبار مرتبط|پربازدیدترین‌ها|' +
    '相关阅读|相关新闻|相关报道|延伸阅读|推荐阅读|热门文章|' +
    'यह भी पढ़ें|ये भी पढ़ें|संबंधित खबरें',
);

/** Whether a line opens a list of other articles: nothing but short titles follows it. */
function opensRelatedList(line: TextLine): boolean {
  return relatedPhrases.has(label(line));
}

/** The lines to leave out, by what they are. */
export const noiseRules: readonly NoiseRule[] = [
  {
    name: 'related articles',
    why: 'It announces other articles, alone on its line or with the title of one behind a colon.',
    matches: (line) => {
      if (opensRelatedList(line)) return true;
      if (line.text.length > promptChars * 2 || endsWithFullStop(line)) return false;
      const colon = line.text.search(/[:：]/u);
      return (
        colon > 0 && colon < labelChars && relatedPhrases.has(comparable(line.text.slice(0, colon)))
      );
    },
  },
  wholeLine(
    'share button',
    'It is the label of a control.',
    'تم نسخ الرابط|نسخ الرابط|شارك|شارك الخبر|شارك المقال|مشاركة|طباعة|حفظ|إرسال|' +
      'share|share this|share this article|share this story|copy link|link copied|copy url|print|print this page|email this article|save|' +
      'partager|partager cet article|copier le lien|imprimer|teilen|artikel teilen|link kopieren|drucken|' +
      'compartir|copiar enlace|imprimir|поделиться|скопировать ссылку|распечатать|paylaş|haberi paylaş|bağlantıyı kopyala|yazdır|' +
      'اشتراک گذاری|کپی لینک|چاپ|分享|分享到|复制链接|打印|शेयर करें|साझा करें',
  ),
  wholeLine(
    'comments',
    'It heads the comments of readers.',
    'التعليقات|تعليقات|تعليق|أضف تعليقا|أضف تعليقك|اترك تعليقا|comments|comment|leave a comment|post a comment|add a comment|' +
      'commentaires|commentaire|laisser un commentaire|kommentare|kommentar schreiben|comentarios|deja un comentario|' +
      'комментарии|оставить комментарий|yorumlar|yorum yap|نظرات|دیدگاه‌ها|评论|发表评论|टिप्पणियां|टिप्पणी करें',
  ),
  {
    name: 'lone counter',
    why: 'A number alone on its line counts comments, views or shares.',
    matches: ({ text }) => /^[([]?\p{N}{1,7}[)\]]?$/u.test(text),
  },
  wholeLine(
    'breaking label',
    'It labels the article and says nothing of it.',
    'عاجل|خبر عاجل|عاجل الآن|breaking|breaking news|urgent|just in|alerte|alerte info|dernière minute|eilmeldung|última hora|urgente|срочно|молния|son dakika|فوری|خبر فوری|突发|快讯|ब्रेकिंग न्यूज़',
  ),
  wholeLine(
    'advertisement label',
    'It labels what is not the article.',
    'إعلان|إعلانات|advertisement|sponsored|sponsored content|advertising|publicité|anzeige|werbung|publicidad|реклама|reklam|تبلیغات|广告|विज्ञापन',
  ),
  shape(
    'click here',
    'It tells the reader where to click.',
    /^\P{L}*(?:[إا]ضغط(?:وا)? هنا|[إا]نقر(?:وا)? هنا|click here|tap here|cliquez ici|hier klicken|haga clic aquí|haz clic aquí|нажмите здесь|buraya tıklayın|اینجا کلیک کنید|点击这里|यहां क्लिक करें)(?!\p{L})/iu,
  ),
  shape(
    'subscription prompt',
    'It asks the reader to follow a channel or to subscribe.',
    new RegExp(
      '^\\P{L}*(?:' +
        '(?:يمكنكم|يمكنك|تابعوا|تابعونا|تابعنا|تابع|[إا]شترك|[إا]شتركوا|[إا]نضم|[إا]نضموا|للاشتراك|لمتابعة|حم[ّ]?ل|حملوا)(?!\\p{L}).*(?:تلغرام|تليغرام|تلجرام|تليجرام|تيليجرام|واتساب|واتس ?اب|فيسبوك|تويتر|يوتيوب|قناتنا|صفحتنا|نشرتنا|النشرة البريدية|تطبيقنا)' +
        '|(?:subscribe|sign up|follow us|join us|join our|download our)(?!\\p{L}).*(?:newsletter|telegram|whatsapp|channel|facebook|twitter|youtube|our app|inbox)' +
        '|(?:abonnez-vous|inscrivez-vous|suivez-nous|rejoignez-nous|téléchargez notre)(?!\\p{L}).*(?:newsletter|telegram|whatsapp|chaîne|facebook|twitter|youtube|application)' +
        '|(?:abonnieren sie|folgen sie uns)(?!\\p{L}).*(?:newsletter|telegram|whatsapp|kanal|facebook|twitter)' +
        '|(?:suscr[ií]bete|suscr[ií]base|síguenos|síganos)(?!\\p{L}).*(?:newsletter|boletín|telegram|whatsapp|canal|facebook|twitter)' +
        '|(?:подписывайтесь|подпишитесь)(?!\\p{L}).*(?:telegram|телеграм|канал|рассылк)' +
        '|(?:abone olun|bizi takip edin)(?!\\p{L}).*(?:telegram|whatsapp|kanal|facebook|twitter|bülten)' +
        ')',
      'iu',
    ),
  ),
  shape(
    'archive caption',
    'It captions a photo of another day.',
    /[([](?:صورة )?(?:[أا]رشيف|[أا]رشيفية|من الأرشيف|آرشیو|archive|archive photo|file photo|archives|photo d['’]archives|archivbild|archivfoto|archivo|foto de archivo|архив|архивное фото|arşiv)[)\]]\.?$/iu,
  ),
  shape(
    'photo credit',
    'It names the photographer or the owner of a photo.',
    /^(?:صورة|الصورة|تصوير|photo|photo credit|image credit|crédit photo|photo d['’]illustration|bildquelle|foto|фото|fotoğraf|عکس|图源)\s*[:：]/iu,
  ),
  shape(
    'rights notice',
    'It is about the page, not about the news.',
    /^(?:©|\(c\)\s|copyright\s|(?:جميع|كافة|كل) الحقوق محفوظة|all rights reserved|tous droits réservés|alle rechte vorbehalten|todos los derechos reservados|все права защищены|tüm hakları saklıdır)/iu,
  ),
];

/** Which of the lines are noise by a rule, a list of other articles at the end included. */
export function noisyLines(lines: readonly TextLine[]): ReadonlySet<TextLine> {
  const noisy = new Set(lines.filter((line) => noiseRules.some((rule) => rule.matches(line))));
  for (const line of relatedTail(lines)) noisy.add(line);
  for (const line of emojiMenus(lines)) noisy.add(line);
  return noisy;
}

/** A list of other articles is at most this long; more is an article without full stops. */
const relatedTailLines = 12;

/** What follows the announcement of other articles to the end, when all of it can be titles. */
function relatedTail(lines: readonly TextLine[]): readonly TextLine[] {
  const last = lines.slice(-relatedTailLines);
  const opening = last.findIndex(
    (line, i) =>
      opensRelatedList(line) &&
      last.slice(i).every((after) => after.text.length <= promptChars && !endsWithFullStop(after)),
  );
  return opening === -1 ? [] : last.slice(opening);
}

/** Topics to choose from: at least two emoji labels in a row. */
function emojiMenus(lines: readonly TextLine[]): readonly TextLine[] {
  return lines.filter(
    (line, i) => isEmojiLabel(line) && (isEmojiLabel(lines[i - 1]) || isEmojiLabel(lines[i + 1])),
  );
}

function isEmojiLabel(line: TextLine | undefined): boolean {
  return (
    line !== undefined &&
    /^(?!\p{N})\p{Emoji_Presentation}|^\p{Extended_Pictographic}\ufe0f/u.test(line.text) &&
    !isTextLike(line) &&
    comparable(line.text).split(' ').length <= 4
  );
}
