import { useEffect, useRef } from 'preact/hooks';
import type { ArticleText } from '../api/client.js';
import { usePage } from '../hooks/page-context.js';
import type { Loaded } from '../hooks/use-loaded.js';
import type { CitedSource } from '../state/cited-source.js';
import { formatRoute, type SourceTarget } from '../state/route.js';
import { fill } from '../strings/phrasebook.js';
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
  const place = `${target.articleId}#${target.span?.start}-${target.span?.end}`;
  useEffect(() => {
    if (article.status !== 'loaded') return;
    const mark = document.getElementById(articleMarkId);
    if (mark) mark.scrollIntoView({ block: 'center' });
    else scroller.current?.scrollTo(0, 0);
  }, [place, article.status]);
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
  const { phrases } = usePage();
  const { text } = phrases;
  const { span } = target;
  const isMissing = span !== undefined && span.end > article.body.length;
  const { url = '' } = article;
  return (
    <article class="source-article">
      <Directed
        tag="h2"
        class="source-title"
        text={article.title === '' ? text.untitled : article.title}
        language={article.language}
      />
      <p class="card-facts">
        {article.source !== undefined && <Directed text={article.source} />}
        {article.place !== undefined && <Directed text={article.place} />}
        {article.publishedAt !== undefined && (
          <time dateTime={article.publishedAt}>{phrases.date(article.publishedAt)}</time>
        )}
        <span>{phrases.languageName(article.language)}</span>
        {/^https?:\/\//i.test(url) && (
          <a href={url} rel="noreferrer noopener" target="_blank">
            {text.originalPage} <Icon name="external" />
          </a>
        )}
      </p>
      {isMissing && <Notice icon="warning" words={text.quoteMissing} />}
      <ArticleBody
        body={article.body}
        language={article.language}
        highlights={{ passage: isMissing ? undefined : span, sentences: cited?.sentences ?? [] }}
      />
    </article>
  );
}
