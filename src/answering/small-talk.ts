import { wordSet } from '../text/word-lists.js';

/** Greetings, thanks and the like, dialect forms included: words that people say to one another, not about anything. */
const words = wordSet(
  `مرحبا أهلا وسهلا هلا هاي هالو السلام سلام عليكم وعليكم صباح مساء الخير النور تحية تحياتي شكرا شكراً جزيلا مشكور متشكر يسلمو
  عفوا حالك حالكم أخبارك أخباركم كيفك شلونك ازيك إزيك عامل لاباس بخير اسمك تمام طيب أوكي أوك نعم وداعا باي
  hi hello hey hiya greetings morning evening thanks thank thx please bye goodbye ok okay yes name welcome
  bonjour salut bonsoir merci coucou allo ça va vas hallo guten tag morgen danke bitte tschüss hola buenas buenos días tardes
  gracias adiós привет здравствуйте здравствуй спасибо пока дела merhaba selam günaydın teşekkürler teşekkür ederim nasılsın
  درود ممنون مرسی متشکرم خوبی حالت خداحافظ test`,
);

/** Whether a normalised word is small talk in any language. */
export function isSmallTalk(word: string): boolean {
  return words.has(word);
}
