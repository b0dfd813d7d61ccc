import type { Turn } from '../core/ask.js';
import { isFunctionWord } from '../text/function-words.js';
import { normaliseWord } from '../text/normalise.js';
import { tokenise } from '../text/tokenise.js';
import { isNotFoundMessage } from './messages.js';

/** Words that point back to what was said, by ISO 639-1 language. */
const anaphora: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    ar: `ذلك هذا هذه تلك هناك بينهما بينهم منه منها منهم فيه فيها عنه عنها له لها لهم به بها معه معها عليه عليها
      ده دي دا كده هاد هيدا هاي هادي هذي هيك عنده عندها بعدها قبلها بعده قبله وقتها ساعتها حينها عندئذ`,
    en: 'that this it he she they them him his her their there then these those',
    fr: 'cela ça celui celle lui leur ils elles il elle',
    de: 'dies er sie es ihm ihn dort damals dabei damit dazu darauf',
    es: 'eso esto ese esa ella ellos allí entonces',
    ru: 'это этого этом он она они его её их ему там тогда',
    tr: 'bu şu bunu onu ona bunun onun onlar orada onlara',
    fa: 'آن این او آنها ایشان آنجا',
    zh: '那 他 她 它',
    hi: 'वह यह वे उसने उन्होंने वहाँ',
  }).map(([language, words]) => [language, new Set(words.split(/\s+/).map(normaliseWord))]),
);

/** Words at the start that continue what was said before. */
const continuations: ReadonlySet<string> = new Set(
  'طيب طب and but so et mais und aber y pero и а но ve peki ama'.split(' ').map(normaliseWord),
);

/** Questions with this many content words of their own stand alone even with a pronoun. */
const standaloneWords = 4;

/** How much of an earlier turn is taken over, in words. */
const wordsOfQuestion = 40;
const wordsOfReply = 20;

/**
 * The question with what it leaves unsaid: a question that points back gets the
 * user's last question, and the start of the answer to it, put behind it. One
 * that stands alone comes back unchanged, and a refusal adds nothing.
 */
export function resolveFollowUp(
  question: string,
  language: string,
  history: readonly Turn[],
): string {
  const asked = history.findLast(({ role }) => role === 'user');
  if (asked === undefined || !dependsOnHistory(question, language)) return question;
  const reply = history.slice(history.indexOf(asked) + 1).find(({ role }) => role === 'assistant');
  const said = reply === undefined || isNotFoundMessage(reply.text) ? '' : reply.text;
  const parts = [question, firstWords(asked.text, wordsOfQuestion), firstWords(said, wordsOfReply)];
  return parts.filter(Boolean).join(' ');
}

/** Whether a question cannot be understood without the turns before it. */
export function dependsOnHistory(question: string, language: string): boolean {
  const words = tokenise(question).map(({ text }) => normaliseWord(text));
  const pointers = anaphora.get(language);
  const isPointer = (word: string): boolean => pointers?.has(word) === true;
  const content = words.filter((word) => !isFunctionWord(word, language) && !isPointer(word));
  if (content.length === 0) return true;
  if (content.length >= standaloneWords) return false;
  return words.some(isPointer) || continues(words[0]!, language);
}

/** Whether a first word joins the question to what was said: a conjunction, or an Arabic و before a function word. */
function continues(word: string, language: string): boolean {
  const joined = word.length > 2 && word.startsWith('و') ? word.slice(1) : undefined;
  return continuations.has(word) || (joined !== undefined && isFunctionWord(joined, language));
}

/** The first words of a text, without the markers of citations. */
function firstWords(text: string, count: number): string {
  return tokenise(text.replace(/\[\d+\]/g, ' '))
    .slice(0, count)
    .map((token) => token.text)
    .join(' ');
}
