import type { Turn } from '../core/ask.js';
import { isFunctionWord } from '../text/function-words.js';
import { normaliseWord } from '../text/normalise.js';
import { tokenise } from '../text/tokenise.js';

/** Words that point back to what was said; a question with one of them and little else needs its history. */
const anaphora = new Set(
  `ذلك هذا هذه تلك هناك بينهما بينهم منه منها منهم فيه فيها عنه عنها له لها لهم به بها معه معها عليه عليها
   ده دي دا كده هاد هيدا هاي هادي هذي هيك هوه هيه عنده عندها بعدها قبلها بعده قبله وقتها ساعتها حينها عندئذ
   that this it he she they them him his her their there then these those
   cela ça il elle ils elles lui leur celui y en cet cette ce
   das dies er sie es ihm ihn dort damals dabei damit dazu darauf
   eso esto ese esa él ella ellos allí entonces
   это этого этом он она они его её их ему там тогда
   bu şu o onu ona bunu onun onlar orada onlara
   آن این او آنها ایشان آنجا`
    .split(/\s+/)
    .map(normaliseWord),
);

/** A conjunction at the start continues what was said before. */
const continuation =
  /^(و(?=[\u0600-\u06ff]{2,})|طيب|طب |اوكي|and |but |so |et |mais |und |aber |y |pero |и |а |но |ve |peki |ama )/iu;

/** Questions with this many content words of their own stand alone even with a pronoun. */
const standaloneWords = 4;

/**
 * The question with what it leaves unsaid: a question that points back gets the
 * user's last question, and the start of the answer to it, put behind it. One
 * that stands alone comes back unchanged.
 */
export function resolveFollowUp(
  question: string,
  language: string,
  history: readonly Turn[],
): string {
  const asked = history.findLast(({ role }) => role === 'user');
  if (asked === undefined || !dependsOnHistory(question, language)) return question;
  const reply = history.slice(history.indexOf(asked) + 1).find(({ role }) => role === 'assistant');
  return [question, asked.text, reply && firstWords(reply.text, 20)].filter(Boolean).join(' ');
}

/** Whether a question cannot be understood without the turns before it. */
export function dependsOnHistory(question: string, language: string): boolean {
  const words = tokenise(question).map(({ text }) => normaliseWord(text));
  const content = words.filter((word) => !isFunctionWord(word, language) && !anaphora.has(word));
  if (content.length === 0) return true;
  if (content.length >= standaloneWords) return false;
  const pointsBack = words.some((word) => anaphora.has(word));
  return pointsBack || continuation.test(question.trim()) || content.length === 1;
}

function firstWords(text: string, count: number): string {
  return tokenise(text)
    .slice(0, count)
    .map((token) => token.text)
    .join(' ');
}
