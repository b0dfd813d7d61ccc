import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Article, Block } from '../../src/core/article.js';
import { readCorpus } from '../../src/corpus/read-corpus.js';
import { splitPassages } from '../../src/indexer/passages.js';

const countTokens = async (texts: readonly string[]): Promise<number[]> =>
  texts.map((text) => text.split(/\s+/).filter(Boolean).length);
const options = { countTokens, maxTokens: 12, maxSentenceTokens: 20 };

function article(body: string, blocks: Block[]): Article {
  return { id: 'a', language: 'ar', title: 'عنوان', body, blocks };
}

/** One text block for each line that is not empty. */
function blocksOf(body: string): Block[] {
  return [...body.matchAll(/[^\n]*\S[^\n]*/g)].map(({ index, 0: line }) => ({
    kind: 'text',
    span: { start: index, end: index + line.length },
  }));
}

async function passagesOf(one: Article): Promise<string[]> {
  const drafts = await splitPassages(one, options);
  return drafts.map(({ span }) => one.body.slice(span.start, span.end));
}

async function expectSound(one: Article): Promise<void> {
  const drafts = await splitPassages(one, options);
  let end = 0;
  for (const { span } of drafts) {
    const text = one.body.slice(span.start, span.end);
    expect(text).toBe(text.trim());
    expect(text).not.toBe('');
    expect(span.start).toBeGreaterThanOrEqual(end);
    const isSplitInSurrogates = /^[\udc00-\udfff]|[\ud800-\udbff]$/.test(text);
    expect(isSplitInSurrogates && !/[\ud800-\udfff]/.test(one.body)).toBe(false);
    const [tokens] = await countTokens([text]);
    expect(tokens).toBeLessThanOrEqual(options.maxSentenceTokens);
    end = span.end;
  }
  const words = (text: string): string[] => text.match(/\S+/g) ?? [];
  const blocks = one.blocks.filter(({ kind }) => kind === 'text');
  const content = blocks.flatMap(({ span }) => words(one.body.slice(span.start, span.end)));
  const held = drafts.flatMap(({ span }) => words(one.body.slice(span.start, span.end)));
  expect(held.join('')).toBe(content.join(''));
}

describe('splitPassages', () => {
  it('puts sentences together up to the budget, evenly', async () => {
    const sentence = 'واحد اثنان ثلاثة أربعة.';
    const body = Array.from({ length: 4 }, () => sentence).join(' ');
    expect(await passagesOf(article(body, blocksOf(body)))).toEqual([
      `${sentence} ${sentence}`,
      `${sentence} ${sentence}`,
    ]);
  });

  it('joins paragraphs with nothing between them, and quotes the body as it is', async () => {
    const body = 'جملة أولى.\n\nجملة ثانية.';
    expect(await passagesOf(article(body, blocksOf(body)))).toEqual([body]);
  });

  it('never reaches over text that is in no block', async () => {
    const body = 'جملة أولى.\nاشترك الآن\nجملة ثانية.';
    const blocks = blocksOf(body).toSpliced(1, 1);
    expect(await passagesOf(article(body, blocks))).toEqual(['جملة أولى.', 'جملة ثانية.']);
  });

  it('begins anew at a heading and gives it to what follows', async () => {
    const body = 'جملة أولى.\nعنوان فرعي\nجملة ثانية.';
    const blocks = blocksOf(body);
    blocks[1]!.kind = 'heading';
    const drafts = await splitPassages(article(body, blocks), options);
    expect(drafts.map(({ heading }) => heading)).toEqual(['', 'عنوان فرعي']);
  });

  it('keeps a sentence whole that is over the budget but not over the limit', async () => {
    const body = `${'كلمة '.repeat(18).trim()}.`;
    expect(await passagesOf(article(body, blocksOf(body)))).toEqual([body]);
  });

  it('divides a longer one at a clause near the middle', async () => {
    const half = 'كلمة '.repeat(15).trim();
    const body = `${half}، ${half}.`;
    expect(await passagesOf(article(body, blocksOf(body)))).toEqual([`${half}،`, `${half}.`]);
  });

  it('divides a word of a megabyte', async () => {
    const body = 'ا'.repeat(1_000_000);
    const one = article(body, blocksOf(body));
    const counted: number[] = [];
    const drafts = await splitPassages(one, {
      ...options,
      countTokens: async (texts) => {
        counted.push(...texts.map(({ length }) => length));
        return texts.map(({ length }) => length / 10);
      },
    });
    expect(Math.max(...counted)).toBeLessThanOrEqual(4_000);
    expect(drafts.map(({ span }) => body.slice(span.start, span.end)).join('')).toBe(body);
  });

  it('holds all text in order and within the limit, whatever the text', async () => {
    const unit = fc.constantFrom(...Array.from('ابج  .،؟\n😀a1"'));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit, maxLength: 400 }), fc.string()), async (body) =>
        expectSound(article(body, blocksOf(body))),
      ),
    );
  });

  describe('over the seeds', () => {
    const articles: Article[] = [];
    beforeAll(async () => {
      for await (const item of readCorpus(['seeds'])) {
        if ('article' in item) articles.push(item.article);
      }
    });

    it('holds all text of every article', async () => {
      expect(articles).toHaveLength(5);
      for (const one of articles) await expectSound(one);
    });
  });
});
