import type { Article, Block } from '../../src/core/article.js';

/** The texts of the blocks, headings marked with `## `. */
export function textOfBlocks({ body, blocks }: Pick<Article, 'body' | 'blocks'>): string[] {
  return blocks.map(({ kind, span }) => {
    const text = body.slice(span.start, span.end);
    return kind === 'heading' ? `## ${text}` : text;
  });
}

/** What is wrong with the blocks: they must be ordered, disjoint, within the body, neither blank nor padded. */
export function flawsOfBlocks(body: string, blocks: readonly Block[]): string[] {
  return blocks.flatMap(({ span: { start, end } }, i) => {
    const text = body.slice(start, end);
    const flaws = {
      'overlaps the one before': start < (blocks[i - 1]?.span.end ?? 0),
      'leaves the body': end > body.length,
      'is blank': text.trim() === '',
      'is padded': text !== text.trim(),
    };
    return Object.entries(flaws).flatMap(([flaw, found]) => (found ? [`block ${i} ${flaw}`] : []));
  });
}
