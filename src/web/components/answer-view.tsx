import { useState } from 'preact/hooks';
import type { Answer, Citation } from '../../core/ask.js';
import { usePage } from '../hooks/page-context.js';
import { AnswerText } from './answer-text.js';
import { CitationList } from './citation-list.js';
import { CopyMenu } from './copy-menu.js';
import { Directed } from './directed.js';
import { Evidence } from './evidence.js';
import { Icon } from './icon.js';
import { PageLink } from './page-link.js';

/** An answer with its sources, or the honest word that there is none. */
export function AnswerView({
  exchangeId,
  question,
  answer,
  onBrowse,
}: {
  exchangeId: string;
  question: string;
  answer: Answer;
  onBrowse: () => void;
}) {
  const [marker, point] = useState<number>();
  const pointing = { marker, point };
  const used = new Set(answer.sentences.flatMap(({ markers }) => markers));
  const isUsed = (citation: Citation) => answer.kind === 'answered' && used.has(citation.marker);
  const lists = { exchangeId, answer, pointing };
  const { text } = usePage().phrases;
  const others = answer.citations.filter((citation) => !isUsed(citation));
  return (
    <div class={answer.kind}>
      {answer.kind === 'answered' ? (
        <>
          <AnswerText exchangeId={exchangeId} answer={answer} pointing={pointing} />
          <CitationList
            {...lists}
            heading={text.sources}
            citations={answer.citations.filter(isUsed)}
          />
          {others.length > 0 && (
            <details class="further">
              <summary>
                {text.further} <span class="count">{others.length}</span>
              </summary>
              <CitationList {...lists} citations={others} />
            </details>
          )}
        </>
      ) : (
        <>
          <Refusal answer={answer} onBrowse={onBrowse} />
          {others.length > 0 && (
            <CitationList
              {...lists}
              heading={text.nearest}
              note={text.nearestNote}
              citations={others}
            />
          )}
        </>
      )}
      <footer class="answer-tools">
        <Evidence question={question} answer={answer} />
        <CopyMenu question={question} answer={answer} />
      </footer>
    </div>
  );
}

function Refusal({ answer, onBrowse }: { answer: Answer; onBrowse: () => void }) {
  const { text } = usePage().phrases;
  return (
    <div class="refusal">
      <Icon name="missing" />
      <div>
        <h3 class="small-heading">{text.unanswered}</h3>
        <Directed text={answer.text} language={answer.language} tag="p" class="refusal-text" />
        <p class="refusal-next">
          {text.unansweredNext}{' '}
          <PageLink route={{ page: 'articles' }} onFollow={onBrowse}>
            {text.browseArticles}
          </PageLink>
        </p>
      </div>
    </div>
  );
}
