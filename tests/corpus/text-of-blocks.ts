import { expect } from 'vitest';
import type { Article, Block } from '../../src/core/article.js';

/** The texts of the blocks, headings marked with `## `. */
export function textOfBlocks({ body, blocks }: Pick<Article, 'body' | 'blocks'>): string[] {
  return blocks.map(({ kind, span }) => {
    const text = body.slice(span.start, span.end);
    return kind === 'heading' ? `## ${text}` : text;
  });
}

/** Blocks are ordered, disjoint, within the body, and neither blank nor padded. */
export function expectSoundBlocks(body: string, blocks: readonly Block[]): void {
  let end = 0;
  for (const { span } of blocks) {
    expect(span.start).toBeGreaterThanOrEqual(end);
    expect(span.end).toBeGreaterThan(span.start);
    expect(span.end).toBeLessThanOrEqual(body.length);
    const text = body.slice(span.start, span.end);
    expect(text).toBe(text.trim());
    end = span.end;
  }
}
