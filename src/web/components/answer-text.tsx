import type { Answer, Citation } from '../../core/ask.js';
import { usePage } from '../hooks/page-context.js';
import { fill } from '../strings/phrasebook.js';
import { splitAnswer, type AnswerBlock } from '../text/answer-blocks.js';
import { directionOf, directionOfLanguage, type Direction } from '../text/direction.js';
import { Directed } from './directed.js';
import { PageLink } from './page-link.js';

/** The marker that the reader points at, shared by the text and the cards. */
export interface Pointing {
  marker: number | undefined;
  point: (marker: number | undefined) => void;
}

interface AnswerParts {
  exchangeId: string;
  answer: Answer;
  pointing: Pointing;
}

/** The quoted sentences of an answer, each with its markers; those that contradict each other side by side. */
export function AnswerText({ exchangeId, answer, pointing }: AnswerParts) {
  const { text } = usePage().phrases;
  const blocks = splitAnswer(answer);
  const differing = blocks.filter(({ sentence }) => sentence?.differs);
  const rest = blocks.filter((block) => !differing.includes(block));
  const shared = { exchangeId, answer, pointing };
  return (
    <div class="answer-text" dir={directionOf(blocks[0]?.text ?? '', languageDirection(answer))}>
      <h3 class="visually-hidden">{text.answer}</h3>
      {differing.length > 0 && <Differing {...shared} blocks={differing} />}
      {rest.map((block, position) => (
        <AnswerSentence key={position} {...shared} block={block} />
      ))}
    </div>
  );
}

/** Sentences of several sources that give different numbers, each under the name of its source. */
function Differing({ blocks, ...shared }: AnswerParts & { blocks: AnswerBlock[] }) {
  const { text } = usePage().phrases;
  return (
    <section class="differing">
      <h4 class="small-heading">{text.differing}</h4>
      <div class="side-by-side">
        {blocks.map((block, position) => (
          <div key={position}>
            <SourceName citation={citationOf(block, shared.answer)} />
            <AnswerSentence {...shared} block={block} />
          </div>
        ))}
      </div>
    </section>
  );
}

function SourceName({ citation }: { citation: Citation | undefined }) {
  if (citation === undefined) return null;
  const { source, title, language } = citation;
  return <Directed tag="div" class="source-name" text={source ?? title} language={language} />;
}

/** The citation that holds a block's sentence to the letter. */
function citationOf(block: AnswerBlock, { citations }: Answer): Citation | undefined {
  return citations.find(({ marker }) => marker === block.markers[0]);
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
}: AnswerParts & { block: AnswerBlock }) {
  const cited = citationOf(block, answer);
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
