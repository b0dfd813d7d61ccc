import { useState } from 'preact/hooks';
import type { Answer, Citation } from '../../core/ask.js';
import { usePage } from '../hooks/page-context.js';
import { fill } from '../strings/phrasebook.js';
import { splitAnswer, type AnswerBlock } from '../text/answer-blocks.js';
import { directionOf, directionOfLanguage, type Direction } from '../text/direction.js';
import { CitationList } from './citation-list.js';
import { CopyMenu } from './copy-menu.js';
import { Directed } from './directed.js';
import { Evidence } from './evidence.js';
import { Icon } from './icon.js';
import { PageLink } from './page-link.js';

/** The marker that the reader points at, shared by the text and the cards. */
export interface Pointing {
  marker: number | undefined;
  point: (marker: number | undefined) => void;
}

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

function AnswerText({
  exchangeId,
  answer,
  pointing,
}: {
  exchangeId: string;
  answer: Answer;
  pointing: Pointing;
}) {
  const { text } = usePage().phrases;
  const blocks = splitAnswer(answer);
  return (
    <div class="answer-text" dir={directionOf(blocks[0]?.text ?? '', languageDirection(answer))}>
      <h3 class="visually-hidden">{text.answer}</h3>
      {blocks.map((block, position) => (
        <AnswerSentence
          key={position}
          exchangeId={exchangeId}
          answer={answer}
          block={block}
          pointing={pointing}
        />
      ))}
    </div>
  );
}

/** The direction of what is quoted first, which need not be the question's. */
function languageDirection({ citations, language }: Answer): Direction {
  return directionOfLanguage(citations[0]?.language ?? language);
}

function AnswerSentence({
  exchangeId,
  answer,
  block,
  pointing,
}: {
  exchangeId: string;
  answer: Answer;
  block: AnswerBlock;
  pointing: Pointing;
}) {
  const cited = answer.citations.find((citation) => citation.marker === block.markers[0]);
  const language = cited?.language ?? answer.language;
  const isPointed = pointing.marker !== undefined && block.markers.includes(pointing.marker);
  return (
    <p class={isPointed ? 'sentence is-pointed' : 'sentence'}>
      <Directed
        tag={block.sentence ? 'q' : 'span'}
        text={block.text}
        language={language}
        class="sentence-text"
      />
      {block.markers.map((marker) => (
        <MarkerLink
          key={marker}
          exchangeId={exchangeId}
          citation={answer.citations.find((citation) => citation.marker === marker)!}
          pointing={pointing}
        />
      ))}
    </p>
  );
}

function MarkerLink({
  exchangeId,
  citation,
  pointing,
}: {
  exchangeId: string;
  citation: Citation;
  pointing: Pointing;
}) {
  const { phrases, openSource } = usePage();
  const { marker, articleId, span, title } = citation;
  return (
    <PageLink
      class={pointing.marker === marker ? 'marker is-pointed' : 'marker'}
      route={{ page: 'chat', source: { articleId, span } }}
      onFollow={() => openSource({ articleId, span }, exchangeId)}
      label={fill(phrases.text.citationLink, { n: marker, title })}
      onPointerEnter={() => pointing.point(marker)}
      onPointerLeave={() => pointing.point(undefined)}
      onFocus={() => pointing.point(marker)}
      onBlur={() => pointing.point(undefined)}
    >
      <span class="marker-bracket">[</span>
      {marker}
      <span class="marker-bracket">]</span>
    </PageLink>
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
