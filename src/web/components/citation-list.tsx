import type { Answer, Citation } from '../../core/ask.js';
import { usePage } from '../hooks/page-context.js';
import { fill } from '../strings/phrasebook.js';
import { splitArticle } from '../text/article-paragraphs.js';
import { directionOf, directionOfLanguage } from '../text/direction.js';
import { relevanceOf, type Relevance } from '../text/relevance.js';
import type { Pointing } from './answer-text.js';
import { Directed, Runs } from './directed.js';
import { PageLink } from './page-link.js';

/** Citations as cards. */
export function CitationList({
  heading,
  note,
  citations,
  ...shared
}: {
  heading?: string;
  note?: string;
  citations: Citation[];
  exchangeId: string;
  answer: Answer;
  pointing: Pointing;
}) {
  return (
    <section class="citations">
      {heading !== undefined && <h3 class="small-heading">{heading}</h3>}
      {note !== undefined && <p class="citations-note">{note}</p>}
      <ol class="cards">
        {citations.map((citation) => (
          <CitationCard key={citation.marker} citation={citation} {...shared} />
        ))}
      </ol>
    </section>
  );
}

function CitationCard({
  citation,
  exchangeId,
  answer,
  pointing,
}: {
  citation: Citation;
  exchangeId: string;
  answer: Answer;
  pointing: Pointing;
}) {
  const { phrases, openSource } = usePage();
  const { text } = phrases;
  const { marker, articleId, span, title, language } = citation;
  const relevance = relevanceOf(citation.score, answer.citations[0]?.score ?? 0);
  const words = answer.kind === 'answered' ? text.relevance : text.nearness;
  return (
    <li
      class={pointing.marker === marker ? 'card is-pointed' : 'card'}
      dir={directionOf(citation.quote, directionOfLanguage(language))}
      onPointerEnter={() => pointing.point(marker)}
      onPointerLeave={() => pointing.point(undefined)}
    >
      <div class="card-head">
        <span class="card-marker" aria-hidden="true">
          {marker}
        </span>
        <PageLink
          class="card-link"
          route={{ page: 'chat', source: { articleId, span } }}
          onFollow={() => openSource({ articleId, span }, exchangeId)}
          label={fill(text.citationLink, { n: marker, title })}
          onFocus={() => pointing.point(marker)}
          onBlur={() => pointing.point(undefined)}
        >
          <Directed text={title === '' ? text.untitled : title} language={language} tag="span" />
        </PageLink>
      </div>
      <CardQuote citation={citation} answer={answer} />
      <p class="card-facts">
        {citation.source !== null && <Directed text={citation.source} />}
        {citation.publishedAt !== null && (
          <time dateTime={citation.publishedAt}>{phrases.date(citation.publishedAt)}</time>
        )}
        <span>{phrases.languageName(language)}</span>
        <RelevanceWord relevance={relevance} words={words} />
      </p>
    </li>
  );
}

function RelevanceWord({
  relevance,
  words,
}: {
  relevance: Relevance;
  words: Record<Relevance, string>;
}) {
  return (
    <span class={`relevance relevance-${relevance}`}>
      <span class="relevance-bars" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {words[relevance]}
    </span>
  );
}

/** The passage, with the sentences that the answer quotes from it standing out. */
function CardQuote({ citation, answer }: { citation: Citation; answer: Answer }) {
  const { quote, span, articleId, language } = citation;
  const direction = directionOf(quote, directionOfLanguage(language));
  const sentences = answer.sentences
    .filter((sentence) => sentence.articleId === articleId)
    .map(({ span: { start, end } }) => ({ start: start - span.start, end: end - span.start }));
  const pieces = splitArticle(quote, { sentences }).flatMap((paragraph) => paragraph.pieces);
  return (
    <blockquote class="card-quote" dir={direction} lang={language}>
      {pieces.map(({ start, text, emphasis }) =>
        emphasis === 'sentence' ? (
          <strong key={start}>
            <Runs text={text} direction={direction} />
          </strong>
        ) : (
          <Runs key={start} text={text} direction={direction} />
        ),
      )}
    </blockquote>
  );
}
