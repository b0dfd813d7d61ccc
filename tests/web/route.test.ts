import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRoute, parseRoute } from '../../src/web/state/route.js';

const parse = (address: string) => parseRoute(new URL(address, 'http://localhost'));

describe('parseRoute', () => {
  it('opens an article at its passage', () => {
    expect(parse('/a/000_1054b09836d8d1db#10-25')).toEqual({
      page: 'chat',
      source: { articleId: '000_1054b09836d8d1db', span: { start: 10, end: 25 } },
    });
  });

  it('opens an article at its beginning when the passage is not understood', () => {
    for (const hash of ['', '#', '#25-10', '#7-7', '#a-b', '#1-99999999999999999999']) {
      expect(parse(`/a/x${hash}`)).toEqual({ page: 'chat', source: { articleId: 'x' } });
    }
  });

  it('knows the list of articles and takes all else for the conversation', () => {
    expect(parse('/#articles')).toEqual({ page: 'articles' });
    for (const address of ['/', '/#10-20', '/a/', '/a/%E0%A4%A', '/elsewhere']) {
      expect(parse(address)).toEqual({ page: 'chat' });
    }
  });
});

describe('formatRoute', () => {
  it('is read back as the same route, whatever the id holds', () => {
    const isNameable = (text: string): boolean => !/(^|\/)\.{1,2}(\/|$)/.test(text);
    const id = fc.string({ minLength: 1, unit: 'grapheme' }).filter(isNameable);
    fc.assert(
      fc.property(id, fc.nat(), fc.integer({ min: 1, max: 1e6 }), (articleId, start, length) => {
        const source = { articleId, span: { start, end: start + length } };
        const address = formatRoute({ page: 'chat', source });
        expect(parse(address)).toEqual({ page: 'chat', source });
      }),
      { examples: [['2024/يناير/a b#c?d%', 0, 5]] },
    );
  });

  it('has an address for each page', () => {
    expect(formatRoute({ page: 'chat' })).toBe('/');
    expect(parse(formatRoute({ page: 'articles' }))).toEqual({ page: 'articles' });
  });
});
