import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/core/article.js';
import { htmlReader } from '../../src/corpus/html-reader.js';
import { readAll } from './memory-file.js';
import { textOfBlocks } from './text-of-blocks.js';

async function read(html: string): Promise<Article> {
  const [reading] = await readAll(htmlReader, html);
  if (!reading || 'reason' in reading) throw new Error(`no article: ${reading?.reason}`);
  return reading.article;
}

const page = `<!doctype html><html lang="fr-FR"><head>
<title>Macron à Moscou | Le Journal</title>
<meta property="og:title" content="Macron à Moscou">
<meta property="og:site_name" content="Le Journal">
<meta property="article:published_time" content="2022-02-08T10:00:00+01:00">
<link rel="canonical" href="https://example.com/macron">
<style>p { color: red }</style><script>var x = "<p>no</p>"</script></head>
<body><header>Le Journal</header><nav><ul><li>Politique</li></ul></nav>
<article><header><h1>Macron à Moscou</h1></header>
<p>Le président a <b>proposé</b>
des&nbsp;garanties.</p><h2>Cinq heures</h2><p>Une ligne<br>et une autre.</p>
<ul><li>Un point &amp; un autre.</li></ul>
<figure><img alt="no"><figcaption>Une photo</figcaption></figure>
<form><p>Abonnez-vous</p></form><aside>Publicité</aside><p hidden>caché</p></article>
<footer>Mentions légales</footer></body></html>`;

describe('htmlReader', () => {
  it('reads the article of a page and drops the rest', async () => {
    const article = await read(page);
    expect(article).toMatchObject({
      title: 'Macron à Moscou',
      language: 'fr',
      source: 'Le Journal',
      publishedAt: '2022-02-08T10:00:00+01:00',
      url: 'https://example.com/macron',
    });
    expect(article.body.split('\n\n')).toEqual([
      'Macron à Moscou',
      'Le président a proposé des garanties.',
      'Cinq heures',
      'Une ligne',
      'et une autre.',
      'Un point & un autre.',
    ]);
    expect(textOfBlocks(article)).toEqual([
      'Le président a proposé des garanties.',
      '## Cinq heures',
      'Une ligne',
      'et une autre.',
      'Un point & un autre.',
    ]);
  });

  it.each([
    ['<title>From title</title><h1>From h1</h1><p>Text.</p>', 'From h1'],
    ['<title>From title</title><p>Text.</p>', 'From title'],
    ['<p>Only a sentence.</p>', 'Only a sentence'],
  ])('finds the title of %s', async (html, title) => {
    expect((await read(html)).title).toBe(title);
  });

  it('takes the longest of several articles, and <main> when there is none', async () => {
    const several = '<article><p>Teaser.</p></article><article><p>The whole story.</p></article>';
    expect((await read(several)).body).toBe('The whole story.');
    expect((await read('<p>Menu.</p><main><p>The story.</p></main>')).body).toBe('The story.');
  });

  it('ignores metadata that is not well stated', async () => {
    const article = await read(
      '<html lang="!"><meta name="date" content="yesterday"><link rel="canonical" href="javascript:x"><p>The talks lasted.</p>',
    );
    expect(article).not.toHaveProperty('publishedAt');
    expect(article).not.toHaveProperty('url');
    expect(article.language).toBe('en');
  });

  it('reads markup inside text as text', async () => {
    expect((await read('<p>&lt;script&gt;alert(1)&lt;/script&gt; he wrote.</p>')).body).toBe(
      '<script>alert(1)</script> he wrote.',
    );
  });

  it('reads a page that nests a hundred thousand deep', async () => {
    expect((await read(`${'<b>'.repeat(100_000)}The talks lasted.`)).body).toBe(
      'The talks lasted.',
    );
  });
});
