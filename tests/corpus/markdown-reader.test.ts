import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/core/article.js';
import { markdownReader } from '../../src/corpus/markdown-reader.js';
import { readAll } from './memory-file.js';
import { textOfBlocks } from './text-of-blocks.js';

async function read(markdown: string): Promise<Article> {
  const [reading] = await readAll(markdownReader, markdown);
  if (!reading || 'reason' in reading) throw new Error(`no article: ${reading?.reason}`);
  return reading.article;
}

describe('markdownReader', () => {
  it('reads front matter and the text without its marks', async () => {
    const article = await read(
      [
        '---',
        'title: "Talks in Moscow"',
        'date: 2022-02-08',
        'lang: en',
        'source: The Paper',
        'url: https://example.com/talks',
        '---',
        '# Talks in Moscow',
        'The **president** proposed',
        '[guarantees](https://example.com) to `Putin`.',
        '',
        '## Five hours',
        '> They talked.  ',
        '> At length.',
        '',
        '- One point.',
        '- Another point.',
        '',
        '![photo](x.jpg)',
        '<div>raw</div>',
      ].join('\n'),
    );
    expect(article).toMatchObject({
      title: 'Talks in Moscow',
      language: 'en',
      publishedAt: '2022-02-08',
      source: 'The Paper',
      url: 'https://example.com/talks',
    });
    expect(textOfBlocks(article)).toEqual([
      'The president proposed guarantees to Putin.',
      '## Five hours',
      'They talked.',
      'At length.',
      'One point.',
      'Another point.',
    ]);
    expect(article.body).not.toMatch(/[*#`<>]|---|title:/);
  });

  it('takes the first heading for the title', async () => {
    expect((await read('Intro line.\n\n## The *title*\n\nText here.')).title).toBe('The title');
  });

  it('takes a rule at the start for what it is', async () => {
    expect((await read('---\n\nThe talks lasted.')).body).toBe('The talks lasted.');
  });
});
