import { describe, expect, it } from 'vitest';
import { attribute, textOf } from './parsed-page.js';
import { evaluation } from './sample-evaluation.js';
import { pageOf } from './sample-page.js';

const page = await pageOf(evaluation);

describe('the lists of questions', () => {
  const entries = (id: string): string[] =>
    page.all('li', page.one('id', id)).map((one) => textOf(one));

  it('show the worst rankings first, and none that is perfect', () => {
    const [first, second, ...others] = entries('worst');
    expect(others).toEqual([]);
    for (const text of [
      'nDCG@10 0.250',
      'English',
      'Question e1',
      'found for e1',
      'wanted by e1',
    ]) {
      expect(first).toContain(text);
    }
    expect(first).not.toContain('second');
    expect(second).toContain('Question a2');
  });

  it('show wrong answers with what was said and wanted, most confident first', () => {
    const [first, second, ...others] = entries('wrong');
    expect(others).toEqual([]);
    const parts = ['from the wrong place, confidence 0.750', 'من؟', 'متى؟', 'غداً [1]', 'quote 2'];
    for (const text of parts) expect(first).toContain(text);
    expect(first).toContain('Wanted, with 1 more');
    expect(first).not.toContain('quote 3');
    expect(second).toContain('Answered instead of refusing');
    expect(second).toContain('A refusal: the articles hold no answer.');
  });

  it('show wrong refusals with what lay nearest', () => {
    const [first, ...others] = entries('refused');
    expect(others).toEqual([]);
    expect(first).toContain('Refused with the right place first, confidence 0.150');
    expect(first).toContain('near');
  });

  it('let each text take its own direction, and name its language', () => {
    const questions = page.all('h3', page.one('id', 'wrong'));
    expect(questions.map((one) => [attribute(one, 'dir'), attribute(one, 'lang')])).toEqual([
      ['auto', 'ar'],
      ['auto', 'en'],
    ]);
    for (const quote of page.all('blockquote')) expect(attribute(quote, 'dir')).toBe('auto');
  });

  it('are twenty at most, and cut long texts between words', async () => {
    const word = 'كلمة'.repeat(5);
    const answers = Array.from({ length: 30 }, (_, i) => ({
      ...evaluation.answers![1]!,
      id: `a${i}`,
      said: `${word} `.repeat(50),
    }));
    const read = await pageOf({ ...evaluation, answers });
    const shown = read.all('li', read.one('id', 'wrong'));
    expect(shown).toHaveLength(20);
    expect(textOf(read.one('id', 'wrong'))).toContain('30 in all; these 20 are the most confident');
    const said = textOf(read.all('blockquote', shown[0])[0]!);
    expect(said.length).toBeLessThanOrEqual(402);
    expect(new Set(said.split(' '))).toEqual(new Set([word, '…']));
  });

  it('say when there is nothing to show', async () => {
    const right = evaluation.outcomes.slice(0, 1);
    const answers = evaluation.answers!.slice(0, 1);
    const read = await pageOf({ ...evaluation, outcomes: right, answers });
    expect(textOf(read.one('id', 'worst'))).toContain(
      'Every ranking has the best nDCG@10 there is',
    );
    expect(textOf(read.one('id', 'wrong'))).toContain('None.');
    expect(read.all('li', read.one('id', 'refused'))).toEqual([]);
  });
});
