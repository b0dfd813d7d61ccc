import { array, assert, asyncProperty, constantFrom, nat } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Passage } from '../../src/core/passage.js';
import type { QueryTerm } from '../../src/lexical/lexical-index.js';
import { createTermMapper } from '../../src/retrieval/term-map.js';
import type { TermMap } from '../../src/retrieval/term-map.js';
import type { WordRelations } from '../../src/retrieval/word-relations.js';

/** No two words are alike, so that only forms count. */
const relations: WordRelations = { relate: async (asked) => asked.map(() => new Map()) };

function term(word: string, idf: number, forms: Record<string, number> = {}): QueryTerm {
  const all = { [word]: 1, ...forms };
  return {
    term: word,
    word,
    count: 1,
    isKnown: true,
    idf,
    forms: Object.entries(all).map(([form, weight]) => ({ term: form, weight })),
  };
}

async function mapOf(terms: QueryTerm[], text: string, title = ''): Promise<TermMap> {
  const article = { id: 'a', language: 'xx', title };
  const passage: Passage = {
    id: 'a#0',
    row: 0,
    article,
    ordinal: 0,
    span: { start: 0, end: text.length },
    text,
  };
  const [map] = await createTermMapper(terms, relations)([passage]);
  return map!;
}

const red = term('red', 2);
const kite = term('kite', 6);
/** e^(-distance / 5). */
const decay = (words: number): number => Math.exp(-words / 5);

describe('createTermMapper', () => {
  it('tells the best strength of each term in title or text', async () => {
    const terms = [red, term('kite', 3, { dragon: 0.4 }), term('moon', 2)];
    const map = await mapOf(terms, 'a dragon here', 'red');
    expect(map.held).toEqual([1, 0.4, 0]);
  });

  it('weighs terms by idf and lets them fade with their distance in words', async () => {
    const text = 'red one two three kite';
    const map = await mapOf([red, kite], text);
    // Around "kite", three quarters of the weight stand on the spot and a quarter four words away.
    expect(map.peak()).toBeCloseTo((3 + decay(4)) / 4, 12);
    // Around "red" it is the other way about.
    expect(map.peak({ start: 0, end: 3 })).toBeCloseTo((1 + 3 * decay(4)) / 4, 12);
    expect(map.around({ start: 0, end: 3 })).toBeCloseTo((1 + 3 * decay(4)) / 4, 12);
  });

  it('counts whatever stands inside a stretch in full', async () => {
    const text = 'red one two three kite far away';
    const map = await mapOf([red, kite], text);
    expect(map.around({ start: 0, end: text.indexOf(' far') })).toBe(1);
    expect(map.around({ start: text.indexOf('far'), end: text.length })).toBeCloseTo(
      (decay(5) + 3 * decay(1)) / 4,
      12,
    );
  });

  it('counts the title everywhere, and less where told so', async () => {
    const text = 'nothing of it. kite';
    const map = await mapOf([red, kite], text, 'Red');
    const nothing = { start: 0, end: 7 };
    expect(map.peak(nothing)).toBe(1 / 4);
    expect(map.peak()).toBe(1);
    expect(map.around(nothing)).toBeCloseTo((1 + 3 * decay(3)) / 4, 12);
    expect(map.around(nothing, 0.5)).toBeCloseTo((0.5 + 3 * decay(3)) / 4, 12);
  });

  it('tells of each term how well a stretch holds it, with what is around or alone', async () => {
    const text = 'red one two kite far away';
    const map = await mapOf([red, kite], text, 'Kite');
    const place = { start: 4, end: 11 };
    expect(map.heldAround(place, 0.5)).toEqual([decay(1), decay(1)]);
    expect(map.heldAround({ start: 17, end: text.length }, 0.9)).toEqual([decay(4), 0.9]);
    expect(map.heldIn(place)).toEqual([0, 0]);
    expect(map.heldIn({ start: 4, end: 16 })).toEqual([0, 1]);
    expect(map.heldIn({ start: 16, end: 16 })).toEqual([0, 0]);
  });

  it('is nothing for no terms and where none is held', async () => {
    const empty = await mapOf([], 'red kite');
    expect([empty.held, empty.peak(), empty.around({ start: 0, end: 3 })]).toEqual([[], 0, 0]);
    const other = await mapOf([red, kite], 'a blue moon', 'night');
    expect([other.held, other.peak(), other.around({ start: 0, end: 3 })]).toEqual([[0, 0], 0, 0]);
  });

  it('stays within 0 and 1, and a peak never falls below a narrower one', async () => {
    const words = array(constantFrom('red', 'kite', 'moon', 'x'), { maxLength: 30 });
    await assert(
      asyncProperty(words, words, nat(), nat(), async (body, title, a, b) => {
        const text = body.join(' ');
        const map = await mapOf([red, kite, term('moon', 0.5)], text, title.join(' '));
        const places = [a % (text.length + 1), b % (text.length + 1)];
        const [start, end] = [Math.min(...places), Math.max(...places)];
        const values = [map.peak(), map.peak({ start, end }), map.around({ start, end })];
        for (const value of values) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1 + 1e-12);
        }
        expect(map.peak()).toBeGreaterThanOrEqual(map.peak({ start, end }));
      }),
    );
  });

  it('reads no passage twice', async () => {
    let words = 0;
    const counting: WordRelations = {
      relate: async (asked, held) => {
        words += held.length;
        return asked.map(() => new Map());
      },
    };
    const passageOf = (id: string, text: string): Passage => ({
      id,
      row: 0,
      article: { id: 'a', language: 'xx', title: '' },
      ordinal: 0,
      span: { start: 0, end: text.length },
      text,
    });
    const [one, other] = [passageOf('a#0', 'red kite'), passageOf('a#1', 'blue moon here')];
    const mapTerms = createTermMapper([red], counting);
    const [first] = await mapTerms([one]);
    expect(words).toBe(2);
    const maps = await mapTerms([other, one]);
    expect(words).toBe(5);
    expect(maps.map(({ held }) => held)).toEqual([[0], [1]]);
    expect(maps[1]).toBe(first);
  });
});
