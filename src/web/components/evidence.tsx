import { useState } from 'preact/hooks';
import type { Answer, Mode, SearchResult } from '../../core/ask.js';
import { usePage } from '../hooks/page-context.js';
import { useLoaded } from '../hooks/use-loaded.js';
import { fill } from '../strings/phrasebook.js';
import { matchedWords } from '../text/matched-words.js';
import { certaintyOf } from '../text/relevance.js';
import { Directed } from './directed.js';

/** How many passages of each index are looked through for the ranks. */
const depth = 50;

/** How sure the answer is and why: ranks by meaning and by words, and the words shared with the question. */
export function Evidence({
  question,
  answer,
  isFollowUp,
}: {
  question: string;
  answer: Answer;
  isFollowUp: boolean;
}) {
  const { phrases } = usePage();
  const { text } = phrases;
  const [isOpen, setOpen] = useState(false);
  const percent = phrases.percent(answer.confidence);
  return (
    <details class="evidence" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.howSure}</summary>
      <div class="evidence-body">
        <p class="evidence-verdict">{text.certainty[certaintyOf(answer.confidence)]}</p>
        <p class="evidence-numbers">
          {fill(text.certaintyNumber, { percent })} ·{' '}
          {fill(text.took, { ms: phrases.number(Math.max(1, Math.round(answer.took))) })}
        </p>
        {isOpen && answer.citations.length > 0 && <Ranks question={question} answer={answer} />}
        {isOpen && isFollowUp && <p class="evidence-numbers">{text.whyFollowUp}</p>}
      </div>
    </details>
  );
}

function Ranks({ question, answer }: { question: string; answer: Answer }) {
  const { client, phrases } = usePage();
  const { text } = phrases;
  const ranks = useLoaded(question, async (signal) => {
    const find = async (mode: Mode) =>
      (await client.search({ q: question, mode, k: depth }, signal)).results;
    const [dense, lexical] = await Promise.all([find('dense'), find('lexical')]);
    return { dense, lexical };
  });
  if (ranks.status === 'loading') return <p class="evidence-numbers">{text.whyLoading}</p>;
  if (ranks.status === 'failed') return <p class="evidence-numbers">{text.whyFailed}</p>;
  const rankIn = (results: SearchResult[], passageId: string) => {
    const rank = results.find((result) => result.passageId === passageId)?.rank;
    return rank === undefined
      ? fill(text.notRanked, { n: phrases.number(depth) })
      : fill(text.rank, { n: phrases.number(rank) });
  };
  return (
    <ul class="ranks">
      {answer.citations.map(({ marker, passageId, quote }) => {
        const shared = matchedWords(question, quote);
        return (
          <li key={marker}>
            <span class="card-marker" aria-label={`${text.whySource} ${marker}`} role="img">
              {marker}
            </span>
            <dl>
              <Fact name={text.whyMeaning} value={rankIn(ranks.value.dense, passageId)} />
              <Fact name={text.whyWords} value={rankIn(ranks.value.lexical, passageId)} />
              <Fact
                name={text.whyShared}
                value={shared.length > 0 ? shared.join('، ') : text.noSharedWords}
              />
            </dl>
          </li>
        );
      })}
    </ul>
  );
}

/** A name and a value. */
export function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>
        <Directed text={value} />
      </dd>
    </div>
  );
}
