import type { Answer, AskedTerm, Citation } from '../../core/ask.js';
import { usePage } from '../hooks/page-context.js';
import { fill } from '../strings/phrasebook.js';
import { certaintyOf, matchOf, type Match } from '../text/relevance.js';
import { Directed } from './directed.js';
import { Icon, type IconName } from './icon.js';

/** How sure the answer is and why: which words of the question its first source holds, and how each search ranked the sources. */
export function Evidence({ question, answer }: { question: string; answer: Answer }) {
  const { phrases } = usePage();
  const { text } = phrases;
  const { confidence, citations, terms, took } = answer;
  const percent = phrases.percent(confidence);
  const pointsBack = terms.some(({ word }) => !question.includes(word));
  return (
    <details class="evidence">
      <summary>{text.howSure}</summary>
      <div class="evidence-body">
        <div>
          <p class="evidence-verdict">{text.certainty[certaintyOf(confidence)]}</p>
          <p class="evidence-note">
            {fill(text.certaintyNumber, { percent })} ·{' '}
            {fill(text.took, { ms: phrases.number(Math.max(1, Math.round(took))) })}
          </p>
        </div>
        {citations.length > 0 && terms.length > 0 && <Terms terms={terms} />}
        {pointsBack && <p class="evidence-note">{text.whyFollowUp}</p>}
        {citations.length > 0 && <RankTable citations={citations} />}
      </div>
    </details>
  );
}

const matches: readonly [Match, IconName][] = [
  ['found', 'check'],
  ['similar', 'similar'],
  ['missing', 'close'],
];

/** The words of the question by whether the first source holds them. */
function Terms({ terms }: { terms: readonly AskedTerm[] }) {
  const { text } = usePage().phrases;
  const groups = matches
    .map(([match, icon]) => {
      const words = terms.filter(({ strength }) => matchOf(strength) === match);
      return { match, icon, words: words.map(({ word }) => word) };
    })
    .filter(({ words }) => words.length > 0);
  return (
    <section>
      <h4 class="small-heading">{fill(text.whyTerms, { n: 1 })}</h4>
      <dl class="terms">
        {groups.map(({ match, icon, words }) => (
          <div key={match} class={`terms-${match}`}>
            <dt>
              <Icon name={icon} />
              {text.matches[match]}
            </dt>
            {words.map((word) => (
              <dd key={word}>
                <Directed text={word} />
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The places of the sources in the ranking by meaning and in the one by words. */
function RankTable({ citations }: { citations: readonly Citation[] }) {
  const { phrases } = usePage();
  const { text } = phrases;
  const place = (rank: number | null) =>
    rank === null ? <span class="quiet">{text.notRanked}</span> : phrases.number(rank);
  return (
    <table class="ranks">
      <caption class="small-heading">{text.whyRanks}</caption>
      <thead>
        <tr>
          <th scope="col">{text.whySource}</th>
          <th scope="col">{text.whyMeaning}</th>
          <th scope="col">{text.whyWords}</th>
        </tr>
      </thead>
      <tbody>
        {citations.map(({ marker, title, language, ranks }) => (
          <tr key={marker}>
            <th scope="row">
              <div>
                <span class="card-marker">{marker}</span>
                <Directed text={title === '' ? text.untitled : title} language={language} />
              </div>
            </th>
            <td>{place(ranks.dense)}</td>
            <td>{place(ranks.lexical)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
