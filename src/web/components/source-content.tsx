import { useEffect, useRef } from 'preact/hooks';
import type { ArticleText } from '../api/client.js';
import { usePage } from '../hooks/page-context.js';
import type { Loaded } from '../hooks/use-loaded.js';
import type { CitedSource } from '../state/cited-source.js';
import { formatRoute, type SourceTarget } from '../state/route.js';
import { fill } from '../strings/phrasebook.js';
import { directionOf, directionOfLanguage } from '../text/direction.js';
import { ArticleBody, articleMarkId } from './article-body.js';
import { CopyButton } from './copy-menu.js';
import { Directed } from './directed.js';
import { Icon } from './icon.js';
import { Notice } from './outcome-views.js';

/** The panel's inside: tools, the article's facts and its whole text. */
export function SourceContent({
  target,
  cited,
  article,
  onClose,
}: {
  target: SourceTarget;
  cited: CitedSource | undefined;
  article: Loaded<ArticleText> & { reload: () => void };
  onClose: () => void;
}) {
  const { text } = usePage().phrases;
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useRef<string>(undefined);
  const { articleId, span } = target;
  useEffect(() => {
    if (article.status !== 'loaded') return;
    // From one citation to the next of an article the way is shown, if the reader likes motion.
    const behavior = shown.current === articleId ? 'auto' : 'instant';
    shown.current = articleId;
    const mark = document.getElementById(articleMarkId);
    if (mark) mark.scrollIntoView({ block: 'center', behavior });
    else scroller.current?.scrollTo({ top: 0, behavior });
  }, [articleId, span?.start, span?.end, article.status]);
  return (
    <>
      <SourceBar target={target} cited={cited} onClose={onClose} />
      <div class="source-scroll" ref={scroller} tabIndex={0} role="region" aria-label={text.source}>
        {article.status === 'loading' && <p class="quiet">{text.loadingArticle}</p>}
        {article.status === 'failed' && (
          <Notice
            icon="warning"
            words={article.kind === 'not-found' ? text.articleMissing : text.articleFailed}
          >
            {article.kind !== 'not-found' && (
              <button type="button" class="button" onClick={article.reload}>
                {text.retry}
              </button>
            )}
          </Notice>
        )}
        {article.status === 'loaded' && (
          <ArticleView article={article.value} target={target} cited={cited} />
        )}
      </div>
    </>
  );
}

function SourceBar({
  target,
  cited,
  onClose,
}: {
  target: SourceTarget;
  cited: CitedSource | undefined;
  onClose: () => void;
}) {
  const { text } = usePage().phrases;
  const link = () => location.origin + formatRoute({ page: 'chat', source: target });
  return (
    <div class="source-bar">
      <button
        type="button"
        class="tool"
        aria-label={text.close}
        title={text.close}
        onClick={onClose}
      >
        <Icon name="close" />
      </button>
      {cited && cited.citations.length > 1 && <CitationSteps cited={cited} />}
      <CopyButton icon="link" label={text.copyLink} content={link} />
    </div>
  );
}

/** Previous and next citation, by button and by arrow key in the reading direction. */
function CitationSteps({ cited }: { cited: CitedSource }) {
  const { phrases, openSource } = usePage();
  const { text, direction } = phrases;
  const { citations, index, exchangeId } = cited;
  const step = (by: 1 | -1) => {
    const next = citations[index + by];
    if (next) openSource({ articleId: next.articleId, span: next.span }, exchangeId);
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.target instanceof HTMLElement && event.target.matches('textarea, input, select')) {
        return;
      }
      const forward = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
      const back = direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
      if (event.key === forward) step(1);
      if (event.key === back) step(-1);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
  return (
    <div class="citation-steps">
      <button
        type="button"
        class="tool"
        aria-label={text.previousCitation}
        title={text.previousCitation}
        aria-disabled={index === 0}
        onClick={() => step(-1)}
      >
        <Icon name="back" />
      </button>
      <span aria-live="polite">
        {fill(text.citationPosition, { n: index + 1, total: citations.length })}
      </span>
      <button
        type="button"
        class="tool"
        aria-label={text.nextCitation}
        title={text.nextCitation}
        aria-disabled={index === citations.length - 1}
        onClick={() => step(1)}
      >
        <Icon name="forward" />
      </button>
    </div>
  );
}

function ArticleView({
  article,
  target,
  cited,
}: {
  article: ArticleText;
  target: SourceTarget;
  cited: CitedSource | undefined;
}) {
  const { text } = usePage().phrases;
  const { span } = target;
  const isMissing = span !== undefined && span.end > article.body.length;
  return (
    <article class="source-article">
      <ArticleHead article={article} />
      {isMissing && <Notice icon="warning" words={text.quoteMissing} />}
      <ArticleBody
        body={article.body}
        language={article.language}
        highlights={{ passage: isMissing ? undefined : span, sentences: cited?.sentences ?? [] }}
      />
    </article>
  );
}

/** The title and the facts, in the direction of the article. */
function ArticleHead({ article }: { article: ArticleText }) {
  const { phrases } = usePage();
  const { text } = phrases;
  const { title, language, source, place, publishedAt, url = '' } = article;
  const base = language === 'und' ? phrases.direction : directionOfLanguage(language);
  return (
    <header class="source-head" dir={directionOf(title, base)}>
      <Directed
        tag="h2"
        class="source-title"
        text={title === '' ? text.untitled : title}
        language={language}
      />
      <p class="card-facts">
        {source !== undefined && <Directed text={source} />}
        {place !== undefined && <Directed text={place} />}
        {publishedAt !== undefined && (
          <time dateTime={publishedAt}>{phrases.date(publishedAt)}</time>
        )}
        <span>{phrases.languageName(language)}</span>
        {/^https?:\/\//i.test(url) && (
          <a href={url} rel="noreferrer noopener" target="_blank">
            {text.originalPage} <Icon name="external" />
          </a>
        )}
      </p>
    </header>
  );
}
