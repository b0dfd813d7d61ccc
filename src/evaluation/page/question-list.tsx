import type { Child } from 'hono/jsx';
import type { AnswerOutcome } from '../answer-outcome.js';
import type { AskedQuestion, Excerpt } from '../asked-question.js';
import type { QueryOutcome } from '../evaluation.js';
import { valueOf } from '../evaluation.js';
import type { Measure } from '../measure.js';
import { formatFigure } from '../report-rows.js';
import { languageName } from './language-name.js';

/** Rankings, each with what was found and what was wanted. */
export function RankingList({ outcomes, measure }: RankingListProps): Child {
  return (
    <ol class="questions">
      {outcomes.map((outcome) => (
        <Question
          asked={outcome}
          verdict={`${measure.toString()} ${formatFigure(valueOf(outcome, measure))}`}
        >
          <Column
            label="Found first"
            excerpts={outcome.found.slice(0, 1)}
            none="Nothing was found."
          />
          <Wanted excerpts={outcome.wanted} />
        </Question>
      ))}
    </ol>
  );
}

interface RankingListProps {
  outcomes: readonly QueryOutcome[];
  measure: Measure;
}

/** Answers and refusals, each with what was said and what was wanted. */
export function AnswerList({ answers }: { answers: readonly AnswerOutcome[] }): Child {
  return (
    <ol class="questions">
      {answers.map((answer) => (
        <Question
          asked={answer}
          verdict={`${verdictOn(answer)}, confidence ${formatFigure(answer.confidence)}`}
        >
          {answer.answered ? (
            <Said answer={answer} />
          ) : (
            <Column
              label="Found first"
              excerpts={answer.cited === undefined ? [] : [answer.cited]}
              none="Nothing was found."
            />
          )}
          <Wanted excerpts={answer.wanted} />
        </Question>
      ))}
    </ol>
  );
}

function verdictOn({ answered, answerable, firstRelevant }: AnswerOutcome): string {
  if (!answered) return firstRelevant ? 'Refused with the right place first' : 'Refused';
  return answerable ? 'Answered from the wrong place' : 'Answered instead of refusing';
}

interface QuestionProps {
  asked: AskedQuestion;
  verdict: string;
  children?: Child;
}

function Question({ asked, verdict, children }: QuestionProps): Child {
  const { id, text, language, history = [] } = asked;
  return (
    <li>
      <p class="verdict">
        <b>{verdict}</b> <span>{languageName(language)}</span> <code>{id}</code>
      </p>
      {history.map((turn) => (
        <p class="turn" dir="auto">
          {clip(turn.text, 160)}
        </p>
      ))}
      <h3 dir="auto" lang={langOf(language)}>
        {text}
      </h3>
      <div class="columns">{children}</div>
    </li>
  );
}

function Said({ answer: { said, cited, language } }: { answer: AnswerOutcome }): Child {
  return (
    <div>
      <h4>Answered</h4>
      {cited !== undefined && (
        <p class="source" dir="auto">
          {cited.title}
        </p>
      )}
      <blockquote dir="auto" lang={langOf(language)}>
        {clip(said, 400)}
      </blockquote>
    </div>
  );
}

/** How many of the wanted texts are shown. */
const shownWanted = 2;

function Wanted({ excerpts }: { excerpts: readonly Excerpt[] }): Child {
  const more = excerpts.length - shownWanted;
  return (
    <Column
      label={more > 0 ? `Wanted, with ${more} more` : 'Wanted'}
      excerpts={excerpts.slice(0, shownWanted)}
      none="A refusal: the articles hold no answer."
    />
  );
}

interface ColumnProps {
  label: string;
  excerpts: readonly Excerpt[];
  none: string;
}

function Column({ label, excerpts, none }: ColumnProps): Child {
  return (
    <div>
      <h4>{label}</h4>
      {excerpts.length === 0 && <p class="none">{none}</p>}
      {excerpts.map(({ id, title, text }) => (
        <>
          <p class="source" dir="auto">
            {title === '' ? id : title}
          </p>
          <blockquote dir="auto">{clip(text, 320)}</blockquote>
        </>
      ))}
    </div>
  );
}

function langOf(language: string): string | undefined {
  return language === 'und' ? undefined : language;
}

/** The text, or as many whole words of it as have room. */
function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const head = text.slice(0, length);
  const space = head.search(/\s\S*$/);
  // Some languages are written without spaces; no pair of surrogates may be cut.
  const end = space > length / 2 ? space : length;
  return `${head.slice(0, end).replace(/[\uD800-\uDBFF]$/, '')} …`;
}
