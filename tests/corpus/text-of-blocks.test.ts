import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/core/article.js';
import { flawsOfBlocks } from './text-of-blocks.js';

const text = (start: number, end: number): Block => ({ kind: 'text', span: { start, end } });

describe('flawsOfBlocks', () => {
  it.each<[string, Block[]]>([
    ['block 1 overlaps the one before', [text(0, 2), text(1, 3)]],
    ['block 0 leaves the body', [text(4, 8)]],
    ['block 0 is blank', [text(3, 3)]],
    ['block 0 is padded', [text(2, 4)]],
  ])('finds that a %s', (flaw, blocks) => {
    expect(flawsOfBlocks('abc def', blocks)).toContain(flaw);
  });

  it('finds nothing wrong with sound blocks', () => {
    expect(flawsOfBlocks('abc def', [text(0, 3), text(4, 7)])).toEqual([]);
  });
});
