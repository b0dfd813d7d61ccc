import type { Answer } from '../core/ask.js';
import type { Collection } from '../core/collection.js';
import { askedQuestion, type AskedQuestion, type Excerpt } from './asked-question.js';
import { holdsQuote, type JudgedQuestion } from './questions.js';

/** How one question was answered. */
export interface AnswerOutcome extends AskedQuestion {
  /** Whether the collection holds an answer by judgment. */
  answerable: boolean;
  /** Whether an answer was given; false is a refusal. */
  answered: boolean;
  confidence: number;
  /** The text of the answer or of the refusal. */
  said: string;
  /** The first citation: the best evidence, given or refused; absent where there was none at all. */
  cited?: Excerpt;
  /** Whether the first citation touches a judged quote, given or refused. */
  firstRelevant: boolean;
  /** Places that the answer quotes: its citations and its sentences. */
  quotes: number;
  /** Those whose span slices the article's body to the quote. */
  validQuotes: number;
}

/** The answer against the judgments and against the articles that it quotes. */
export function judgeAnswer(
  question: JudgedQuestion,
  answer: Answer,
  collection: Pick<Collection, 'article'>,
): AnswerOutcome {
  const [first] = answer.citations;
  const firstRelevant =
    first !== undefined && question.relevant.some((judged) => holdsQuote(first, judged));
  const quotes = [...answer.citations, ...answer.sentences];
  const valid = quotes.filter(
    ({ articleId, span, quote }) =>
      collection.article(articleId)?.body.slice(span.start, span.end) === quote,
  );
  return {
    ...askedQuestion(question, collection),
    answerable: question.relevant.length > 0,
    answered: answer.kind === 'answered',
    confidence: answer.confidence,
    said: answer.text,
    ...(first !== undefined && {
      cited: {
        id: first.articleId,
        title: first.title,
        text: first.quote,
        relevant: firstRelevant,
      },
    }),
    firstRelevant,
    quotes: quotes.length,
    validQuotes: valid.length,
  };
}

/** The `count` answers that were given and are wrong, most confident first and by id where they are equal. */
export function wrongAnswers(answers: readonly AnswerOutcome[], count: number): AnswerOutcome[] {
  return answers
    .filter((one) => one.answered && !one.firstRelevant)
    .toSorted((a, b) => b.confidence - a.confidence || compareIds(a, b))
    .slice(0, count);
}

/** The `count` refusals where the collection holds an answer, least confident first and by id where they are equal. */
export function wrongRefusals(answers: readonly AnswerOutcome[], count: number): AnswerOutcome[] {
  return answers
    .filter((one) => !one.answered && one.answerable)
    .toSorted((a, b) => a.confidence - b.confidence || compareIds(a, b))
    .slice(0, count);
}

function compareIds(a: AnswerOutcome, b: AnswerOutcome): number {
  return a.id < b.id ? -1 : 1;
}
