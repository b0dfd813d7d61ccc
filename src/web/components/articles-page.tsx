import { useEffect, useState } from 'preact/hooks';
import type { ArticleSummary } from '../../core/article.js';
import type { IndexInfo } from '../../server/service.js';
import { usePage } from '../hooks/page-context.js';
import { useLoaded } from '../hooks/use-loaded.js';
import { fill } from '../strings/phrasebook.js';
import { directionOf, directionOfLanguage } from '../text/direction.js';
import { Directed } from './directed.js';
import { Notice } from './outcome-views.js';
import { PageLink } from './page-link.js';

const pageSize = 50;

/** What the index holds: its facts, and every article by title. */
export function ArticlesPage() {
  const { client, phrases } = usePage();
  const { text } = phrases;
  const info = useLoaded('info', (signal) => client.info(signal));
  const [query, setQuery] = useState('');
  return (
    <section class="articles">
      <h1>{text.articles}</h1>
      {info.status === 'loaded' && <IndexFacts info={info.value} />}
      <label class="search-field">
        <span class="visually-hidden">{text.searchTitles}</span>
        <input
          type="search"
          dir={query.trim() === '' ? phrases.direction : directionOf(query)}
          placeholder={text.searchTitles}
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      </label>
      <ArticleList query={query.trim()} />
    </section>
  );
}

function IndexFacts({ info }: { info: IndexInfo }) {
  const { phrases } = usePage();
  const { text } = phrases;
  const languages = Object.entries(info.languages)
    .toSorted(([, a], [, b]) => b - a)
    .map(([code, n]) => `${phrases.languageName(code)} ${phrases.number(n)}`);
  return (
    <dl class="index-facts">
      <Fact name={text.articles} value={phrases.number(info.articles)} />
      <Fact name={text.indexPassages} value={phrases.number(info.passages)} />
      <Fact name={text.languages} value={languages.join(' · ')} />
      <Fact name={text.indexBuilt} value={phrases.date(info.builtAt)} />
      <Fact name={text.indexModel} value={info.model} />
    </dl>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Directed text={value} />
      </dd>
    </div>
  );
}

function ArticleList({ query }: { query: string }) {
  const { client, phrases } = usePage();
  const { text } = phrases;
  const [limit, setLimit] = useState(pageSize);
  const [shown, setShown] = useState<{ articles: ArticleSummary[]; total: number }>();
  const page = useLoaded(`${limit} ${query}`, (signal) =>
    client.articles({ q: query, offset: 0, limit }, signal),
  );
  useEffect(() => setLimit(pageSize), [query]);
  useEffect(() => {
    // The old list stays until the new one is there.
    if (page.status === 'loaded') setShown(page.value);
  }, [page.status, query, limit]);

  if (page.status === 'failed') {
    return (
      <Notice icon="warning" words={text.loadFailed}>
        <button type="button" class="button" onClick={page.reload}>
          {text.retry}
        </button>
      </Notice>
    );
  }
  const list = page.status === 'loaded' ? page.value : shown;
  if (!list) return <p class="quiet">{text.loading}</p>;
  return (
    <>
      <p class="quiet" role="status">
        {list.total === 0 && query !== ''
          ? fill(text.noTitles, { query })
          : phrases.count('articles', list.total)}
      </p>
      <ul class="article-list">
        {list.articles.map((article) => (
          <ArticleRow key={article.id} article={article} />
        ))}
      </ul>
      {list.articles.length < list.total && (
        <button type="button" class="button" onClick={() => setLimit(limit + pageSize)}>
          {text.loadMore}
        </button>
      )}
    </>
  );
}

function ArticleRow({ article }: { article: ArticleSummary }) {
  const { phrases, openSource } = usePage();
  const { id, title, language, source, publishedAt } = article;
  const base = language === 'und' ? phrases.direction : directionOfLanguage(language);
  return (
    <li dir={directionOf(title, base)}>
      <PageLink
        route={{ page: 'articles', source: { articleId: id } }}
        onFollow={() => openSource({ articleId: id })}
        class="article-row"
      >
        <Directed
          text={title === '' ? phrases.text.untitled : title}
          language={language}
          tag="span"
          class="article-row-title"
        />
      </PageLink>
      <p class="card-facts">
        {source !== undefined && <Directed text={source} />}
        {publishedAt !== undefined && (
          <time dateTime={publishedAt}>{phrases.date(publishedAt)}</time>
        )}
        <span>{phrases.languageName(language)}</span>
      </p>
    </li>
  );
}
