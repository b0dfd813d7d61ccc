import { useMemo } from 'preact/hooks';
import {
  splitArticle,
  type Highlights,
  type Paragraph,
  type Piece,
} from '../text/article-paragraphs.js';
import { directionOf, directionOfLanguage, type Direction } from '../text/direction.js';
import { Runs } from './directed.js';

/** The id of the element to scroll to: the beginning of the marked passage. */
export const articleMarkId = 'cited-passage';

/** The whole text of an article as it was, with the passage marked and its answering sentences more strongly. */
export function ArticleBody({
  body,
  language,
  highlights,
}: {
  body: string;
  language: string;
  highlights: Highlights;
}) {
  const { passage, sentences } = highlights;
  const places = [passage, ...sentences].map((span) => `${span?.start}-${span?.end}`).join();
  const paragraphs = useMemo(() => splitArticle(body, highlights), [body, places]);
  const base = language === 'und' ? undefined : directionOfLanguage(language);
  const lang = language === 'und' ? undefined : language;
  return (
    <div class="article-body" lang={lang}>
      {paragraphs.map((paragraph) => (
        <ParagraphView
          key={paragraph.start}
          paragraph={paragraph}
          direction={directionOf(paragraph.text, base)}
          markStart={passage?.start}
        />
      ))}
    </div>
  );
}

function ParagraphView({
  paragraph,
  direction,
  markStart,
}: {
  paragraph: Paragraph;
  direction: Direction;
  markStart: number | undefined;
}) {
  return (
    <p dir={direction}>
      {paragraph.pieces.map((piece) => (
        <PieceView key={piece.start} piece={piece} direction={direction} markStart={markStart} />
      ))}
    </p>
  );
}

function PieceView({
  piece: { start, text, emphasis },
  direction,
  markStart,
}: {
  piece: Piece;
  direction: Direction;
  markStart: number | undefined;
}) {
  const runs = <Runs text={text} direction={direction} />;
  if (emphasis === 'none') return runs;
  return (
    <mark id={start === markStart ? articleMarkId : undefined} class={`mark-${emphasis}`}>
      {runs}
    </mark>
  );
}
