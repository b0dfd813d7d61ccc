import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBlocks } from '../../src/corpus/find-blocks.js';
import { flawsOfBlocks, textOfBlocks } from './text-of-blocks.js';

const textsOf = (body: string, title?: string) =>
  textOfBlocks({ body, blocks: findBlocks(body, { title }).blocks });

const sentence =
  'أعلن الرئيس الفرنسي في مؤتمر صحافي مشترك أنه اقترح ضمانات أمنية على نظيره الروسي.';

describe('findBlocks', () => {
  it('takes the first line for the title and leaves its repetitions out', () => {
    const body = `قمة ألاسكا تنتهي\n\n  • قمّة ألاسكا تنتهي\n\n${sentence}`;
    expect(findBlocks(body).title).toBe('قمة ألاسكا تنتهي');
    expect(textsOf(body)).toEqual([sentence]);
  });

  it('takes the headline below a kicker', () => {
    const body = `In Moscow\nMacron proposes security guarantees\nThe talks lasted five hours.`;
    expect(findBlocks(body).title).toBe('Macron proposes security guarantees');
    expect(textsOf(body)).toEqual(['The talks lasted five hours.']);
  });

  it('keeps a first line that is a title with a place in front of another short line', () => {
    const body = `Macron and Putin\nA meeting that nobody expected\nThe talks lasted five hours.`;
    expect(findBlocks(body).title).toBe('Macron and Putin');
  });

  it('makes a title of the first sentence when there is no headline', () => {
    const body = `موسكو: ${sentence} وقال إنه متفائل.`;
    const { title } = findBlocks(body);
    expect(title).toBe(
      'أعلن الرئيس الفرنسي في مؤتمر صحافي مشترك أنه اقترح ضمانات أمنية على نظيره الروسي',
    );
    expect(textsOf(body)).toEqual([`${sentence} وقال إنه متفائل.`]);
  });

  it('shortens such a title at a word boundary', () => {
    const { title } = findBlocks(`${'word '.repeat(40).trim()}.`);
    expect(title.length).toBeLessThanOrEqual(91);
    expect(title).toMatch(/^(word )+word…$/);
  });

  it('keeps the text when it is no more than its title', () => {
    expect(textsOf('Hello world', 'Hello world')).toEqual(['Hello world']);
    expect(textsOf('Hello world')).toEqual(['Hello world']);
  });

  it('leaves photo captions out: short lines that stand twice in a row', () => {
    const body = `العنوان هنا\n\nترامب وبوتين\nترامب وبوتين\n\n${sentence}`;
    expect(textsOf(body)).toEqual([sentence]);
  });

  it('marks a short line before a paragraph as a heading, and no list item', () => {
    const body = `Title of it\n\n${sentence}\n\nعنوان فرعي\n\n${sentence}\n- بند\n${sentence}`;
    expect(textsOf(body)).toEqual([
      sentence,
      '## عنوان فرعي',
      sentence,
      '- بند'.slice(2),
      sentence,
    ]);
  });

  it('leaves links behind a line out and keeps those within it', () => {
    expect(textsOf('Tweet text #x .. https://t.co/abc https://t.co/def', 'T')).toEqual([
      'Tweet text #x ..',
    ]);
    expect(textsOf('See https://example.com for more.\nhttps://t.co/abc', 'T')).toEqual([
      'See https://example.com for more.',
    ]);
  });

  it('starts a block after a bullet and after a lost emoji', () => {
    expect(textsOf('• first item\n?بعد التحدث عاد ماكرون', 'T')).toEqual([
      'first item',
      'بعد التحدث عاد ماكرون',
    ]);
  });

  it('joins lines that are broken to a width, unless a prompt stands between', () => {
    const broken =
      'The two presidents spoke for more than two hours on Tuesday,\n' +
      'their first conversation since March, the Kremlin said in a\n' +
      'statement that both sides called useful.';
    expect(textsOf(broken, 'T')).toEqual([broken]);
    const interrupted = broken.replace(',\n', ',\nRead also\n');
    expect(textsOf(interrupted, 'T')).toHaveLength(2);
  });

  it.each([
    ['المصدر: رويترز', 'رويترز'],
    ['Source: AFP', 'AFP'],
    ['(رويترز)', 'رويترز'],
    ['-أ ف ب-', 'أ ف ب'],
  ])('takes the source from the line "%s"', (line, source) => {
    const body = `العنوان هنا\n${sentence}\n${line}`;
    expect(findBlocks(body).source).toBe(source);
    expect(textsOf(body)).toEqual([sentence]);
  });

  it('takes no source from a report that merely cites an agency', () => {
    expect(findBlocks(`العنوان هنا\nوبحسب وكالة رويترز قال ماكرون ذلك.`).source).toBeUndefined();
  });

  it('takes a city before a colon for a dateline in the first paragraph only', () => {
    const squads = `مباراة اليوم\n${sentence}\nبرشلونة: ميسي وسواريز ونيمار.`;
    expect(textsOf(squads)).toContain('برشلونة: ميسي وسواريز ونيمار.');
  });

  it('yields sound blocks of any text', () => {
    const prompts = [
      'اخترنا لك',
      '0',
      'عاجل',
      'Share this',
      '• item',
      '?x',
      'موسكو: نص.',
      '(CNN)--',
    ];
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        ...prompts,
        '\n',
        '\n\n',
        '\r\n',
        '\u2028',
        sentence,
        ' https://t.co/a',
        '\ufeff',
      ),
    );
    const bodies = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(bodies, fc.option(fc.string(), { nil: undefined }), (body, title) => {
        expect(flawsOfBlocks(body, findBlocks(body, { title }).blocks)).toEqual([]);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('keeps every sentence that no rule is sure of', () => {
    const words = fc.constantFrom(
      'قال',
      'الرئيس',
      'share',
      'Telegram',
      'عاجل',
      'اقرأ',
      'the',
      'talks',
    );
    const sentences = fc.uniqueArray(
      fc.array(words, { minLength: 4, maxLength: 12 }).map((list) => `${list.join(' ')} ok.`),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(sentences, (lines) => {
        expect(textsOf(lines.join('\n'), 'Another title')).toEqual(lines);
      }),
      { seed: 7 },
    );
  });

  // Quadratic matching would run into the test's time limit.
  it.each(['كلمة ', ' ', 'x', 'https://t.co/a ', '((((', '• ', '-'])(
    'finishes with a line of a megabyte of %j',
    (unit) => {
      const body = unit.repeat(1_000_000 / unit.length);
      for (const { span } of findBlocks(body).blocks) {
        expect(span.end).toBeLessThanOrEqual(body.length);
      }
    },
  );
});
