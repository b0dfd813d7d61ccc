import type { Turn } from '../core/ask.js';
import { isFunctionWord, withoutAnd } from '../text/function-words.js';
import { detectLanguage } from '../text/language.js';
import { composeWord, normaliseWord } from '../text/normalise.js';
import { tokenise } from '../text/tokenise.js';
import { wordSet, wordSets } from '../text/word-lists.js';
import { isNotFoundMessage } from './messages.js';

/** Words that point back to what was said or ask for more of it, by ISO 639-1 language. */
const pointers = wordSets({
  ar: `ذلك هذا هذه تلك هناك بينهما بينهم منه منها منهم منهما فيه فيها فيهما عنه عنها له لها لهم به بها معه معها
      عليه عليها إليه إليها لديه لديها ده دي دا كده هاد هيدا هاي هادي هذي هيك عنده عندها معاه معاها بعدها قبلها بعده قبله
      وقتها ساعتها حينها عندئذ حينئذ أيضا كمان برضه برضو`,
  en: 'that this it he she they them him his her their there then these those so both also else too',
  fr: 'cela ça celui celle lui leur leurs ils elles il elle y son sa ses aussi',
  de: 'dies er sie es ihm ihn ihnen sein seine ihr ihre dort damals dabei damit dazu darauf auch sonst',
  es: 'eso esto ese esa ella ellos le les su sus allí entonces también',
  ru: 'это этого этом этому этим он она они оно его её их ему ей им нем ней них там тогда тоже также еще',
  tr: 'bu şu bunu buna bunun bundan onu ona onun onlar orada onlara başka ayrıca',
  fa: 'آن این او آنها ایشان آنجا همچنین',
  zh: '那 他 她 它',
  hi: 'वह यह वे उसने उन्होंने वहाँ',
});

/** Words at the start that continue what was said before. */
const continuations = wordSet('طيب طب and but so et mais und aber y pero и а но ve peki ama و');

/** How questions begin that give the name of whom they ask about. */
const whoIs: ReadonlySet<string> = new Set(
  'من هو,من هي,من هم,مين هو,مين هي,منو هو,شكون هو,who is,who are,who was,qui est,wer ist,quién es,кто такой,кто такая'
    .split(',')
    .map(normaliseWord),
);

/** Questions with this many content words of their own stand alone even with a pronoun. */
const standaloneWords = 4;

/** What is taken over, in content words: of a question, and of the last answer, where it begins. */
const wordsOfQuestion = 20;
const wordsOfReply = 4;

/** The longest way back to a question that stands alone. */
const mostTurns = 3;

/** How often a question stands in the resolved text: its own words count that much more than what it takes over. */
export const ownWeight = 3;

/**
 * The question with what it leaves unsaid. One that points back is repeated, so
 * that its own words weigh more, and gets the content words of the user's last
 * question and of the start of its answer put behind it; where that question
 * pointed back itself or was refused, also those of the one before. One that
 * stands alone comes back unchanged.
 */
export function resolveFollowUp(
  question: string,
  language: string,
  history: readonly Turn[],
): string {
  const exchanges = exchangesOf(history);
  if (exchanges.length === 0 || !dependsOnHistory(question, language)) return question;
  const meant = pointedTo(exchanges, language);
  const reply = meant.find((one) => one.reply !== undefined)?.reply ?? '';
  const taken = [
    ...meant.flatMap(({ asked }) => firstContent(asked, wordsOfQuestion)),
    ...firstContent(reply, wordsOfReply),
  ];
  return [...Array<string>(ownWeight).fill(question), ...taken].join(' ');
}

/** Whether a question cannot be understood without the turns before it. */
export function dependsOnHistory(question: string, language: string): boolean {
  const spelt = tokenise(question).map(({ text }) => text);
  const [first = '', ...rest] = spelt.map(normaliseWord);
  const opening = withoutAnd(first, language);
  const words = continuations.has(first) ? rest : [opening, ...rest];
  const isPointer = (word: string): boolean => pointers.get(language)?.has(word) === true;
  const content = words.filter((word) => !isFunctionWord(word, language) && !isPointer(word));
  if (content.length === 0) return true;
  if (content.length >= standaloneWords) return false;
  if (words.some(isPointer) || (language === 'ar' && spelt.some(hasAttachedPronoun))) return true;
  if (whoIs.has(words.slice(0, 2).join(' '))) return false;
  const continues = continuations.has(first) || opening !== first;
  return continues || (content.length === 1 && words.length > 1);
}

/**
 * Whether an Arabic word ends in a pronoun of the third person ("زيارته"). Words
 * with the article take none, and those in يه are rather foreign names ("أندريه").
 */
function hasAttachedPronoun(spelt: string): boolean {
  return /^(?!([وبكف]?ال|لل))\p{Script=Arabic}{3,}(?:(?<!ي)ه|ها|هما?|هن)$/u.test(
    composeWord(spelt),
  );
}

/** One question of the user and what it was answered. */
interface Exchange {
  asked: string;
  /** Absent when there was no answer or a refusal. */
  reply: string | undefined;
}

/** Latest first. */
function exchangesOf(history: readonly Turn[]): Exchange[] {
  return history
    .map(({ role, text }, index) => {
      const next = history[index + 1];
      const isAnswered = next?.role === 'assistant' && !isNotFoundMessage(next.text);
      return { role, asked: text, reply: isAnswered ? next.text : undefined };
    })
    .filter(({ role }) => role === 'user')
    .toReversed();
}

/** The latest exchanges, back to the first whose question stands alone and was answered. */
function pointedTo(exchanges: readonly Exchange[], language: string): Exchange[] {
  const end = exchanges.findIndex(
    ({ asked, reply }) => reply !== undefined && !dependsOnHistory(asked, language),
  );
  return exchanges.slice(0, Math.min(mostTurns, end === -1 ? exchanges.length : end + 1));
}

/** The first content words of a text in whichever language, without the markers of citations. */
function firstContent(text: string, count: number): string[] {
  const language = detectLanguage(text);
  return tokenise(text.replace(/\[\d+\]/g, ' '))
    .map((token) => token.text)
    .filter((word) => !isFunctionWord(normaliseWord(word), language))
    .slice(0, count);
}
