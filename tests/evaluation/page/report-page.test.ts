import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../../src/evaluation/evaluation.js';
import { answerOutcome } from '../fakes.js';
import { attribute, elementsOf, textOf, type ParsedPage } from './parsed-page.js';
import { comparison, evaluation, hostile, rankings } from './sample-evaluation.js';
import { measures, pageOf, reportOf } from './sample-page.js';

const sections = (page: ParsedPage): (string | undefined)[] =>
  page.all('section').map((one) => attribute(one, 'id'));

const page = await pageOf(evaluation, { comparison }, [['Model', 'tiny']]);
const report = reportOf(evaluation);

describe('formatReportPage', () => {
  it('says what was measured', () => {
    expect(textOf(page.all('title')[0]!)).toBe('letters, dense · Isnad');
    expect(textOf(page.all('h1')[0]!)).toBe('letters');
    const facts = page.all('dl').flatMap((list) => elementsOf(list));
    expect(facts.map(textOf)).toEqual(expect.arrayContaining(['Model', 'tiny', 'Date']));
    const time = page.all('time')[0]!;
    expect(attribute(time, 'datetime')).toBe('2026-03-01T10:20:30.000Z');
    expect(textOf(time)).toBe('2026-03-01 10:20 UTC');
    const note = textOf(page.one('id', 'figures'));
    expect(note).toContain('Over 5 questions, of which 3 have something to find');
    expect(note).toContain('200 resamples, seed 1');
  });

  it('has the sections that there is something for', async () => {
    const all = ['figures', 'comparison', 'plots', 'worst', 'wrong', 'refused'];
    expect(sections(page)).toEqual(all);
    expect(sections(await pageOf(rankings))).toEqual(['figures', 'plots', 'worst']);
  });

  it('asks for nothing and runs nothing', () => {
    const parts = [...page.all('head'), ...page.all('body')];
    for (const element of parts.flatMap((part) => elementsOf(part))) {
      expect(['script', 'link', 'img', 'iframe', 'object', 'base']).not.toContain(element.tagName);
      const names = element.attrs.map(({ name }) => name);
      expect(names.filter((name) => /^(on|src|href|style$|action)/.test(name))).toEqual([]);
    }
    expect(textOf(page.all('style')[0]!)).not.toMatch(/url\(|@import/);
    const policy = page.one('http-equiv', 'content-security-policy');
    expect(attribute(policy, 'content')).toBe("default-src 'none'; style-src 'unsafe-inline'");
  });

  it('escapes everything that comes from data', async () => {
    const excerpts = [{ id: hostile, title: hostile, text: hostile, relevant: false }];
    const history = [{ role: 'user' as const, text: hostile }];
    const named = { id: hostile, text: hostile, language: hostile };
    const asked = { ...named, wanted: excerpts, found: excerpts, history };
    const [outcome] = evaluation.outcomes;
    const cited = excerpts[0]!;
    const poisoned: Evaluation = {
      ...evaluation,
      outcomes: [{ ...outcome!, ...asked, values: { ...outcome!.values, 'nDCG@10': 0 } }],
      answers: [
        answerOutcome({ ...asked, firstRelevant: false, said: hostile, cited }),
        answerOutcome({ ...asked, answered: false, said: hostile, cited }),
        answerOutcome({ language: 'en' }),
      ],
    };
    const changes = {
      dataset: hostile,
      system: hostile,
      comparison: { ...comparison, run: hostile },
    };
    const read = await pageOf(poisoned, changes, [[hostile, hostile]]);
    expect(['script', 'img'].flatMap((tag) => read.all(tag))).toEqual([]);
    for (const tag of 'title h1 h3 dt dd th code blockquote p text'.split(' ')) {
      const texts = read.all(tag).map((one) => textOf(one));
      expect([tag, texts.some((text) => text.includes(hostile))]).toEqual([tag, true]);
    }
    expect(sections(read)).toEqual(sections(page));
  });
});

describe('the table of figures', () => {
  const table = page.all('table', undefined, 'figures')[0]!;

  it('has the values and intervals of the report, over all and by language', () => {
    const parts = [report, report.byLanguage['ar']!, report.byLanguage['en']!];
    const header = page.all('th', page.all('thead', table)[0]).map(textOf);
    expect(header).toEqual(['All 5', 'Arabic 2', 'English 3']);
    const names = [...Object.keys(report.metrics), ...Object.keys(report.answers!)];
    expect(
      page.all('tr', page.all('tbody', table)[0]).map((row) => attribute(row, 'data-figure')),
    ).toEqual(names);
    for (const name of names) {
      const cells = page.all('td', page.one('data-figure', name, table)).map(textOf);
      const expected = parts.map(({ metrics, intervals, answers, answerIntervals }) => {
        const value = Object.entries({ ...metrics, ...answers }).find(([key]) => key === name)![1];
        const both = { ...intervals, ...answerIntervals };
        const interval = Object.entries(both).find(([key]) => key === name)![1];
        const range = interval?.map((bound) => bound.toFixed(3)).join(' to ') ?? '';
        return `${value?.toFixed(3) ?? '–'}${range}`;
      });
      expect([name, ...cells]).toEqual([name, ...expected]);
    }
  });
});

describe('the comparison', () => {
  it('has a row a measure and marks what is significant', () => {
    const table = page.all('table', undefined, 'comparison')[0]!;
    const [first, second] = page.all('tr', page.all('tbody', table)[0]);
    const cells = page.all('td', first).map(textOf);
    const interval = '+0.050 to +0.150';
    expect(cells).toEqual([
      '0.500',
      '0.400',
      `+0.100${interval}`,
      '0.0200',
      '0.0400',
      '2',
      '1',
      '0',
    ]);
    expect([first!, second!].map((row) => attribute(row, 'class'))).toEqual([
      'significant',
      undefined,
    ]);
  });
});

const drawing = (title: string): ReturnType<ParsedPage['one']> => page.one('aria-label', title);

/** How far an SVG rectangle reaches. */
const widths = (title: string): number[] =>
  page.all('rect', drawing(title), 'bar').map((bar) => Number(attribute(bar, 'width')));

const pointsOf = (title: string, kind: string): string[] =>
  page.all('path', drawing(title), kind).flatMap((path) => attribute(path, 'd')!.split(/(?=[ML])/));

describe('the plots', () => {
  it('draw nDCG at every k that was measured', () => {
    const title = 'nDCG by the number of results that count';
    const labels = page.all('text', drawing(title), 'dot-label').map(textOf);
    // Means of 1, 0, 0 and of 1, .5, .25.
    expect(labels).toEqual(['0.333', '0.583']);
    // The axis goes from 0, the lowest end of an interval, to 1.
    const heights = page.all('circle', drawing(title)).map((dot) => Number(attribute(dot, 'cy')));
    const [bottom = 0, top = 0] = page
      .all('g', drawing(title), 'tick')
      .flatMap((tick) => page.all('text', tick))
      .filter((text) => ['0.0', '1.0'].includes(textOf(text)))
      .map((text) => Number(attribute(text, 'y')));
    const shares = heights.map((height) => (bottom - height) / (bottom - top));
    expect(shares[0]).toBeCloseTo(1 / 3, 2);
    expect(shares[1]).toBeCloseTo(1.75 / 3, 2);
    expect(pointsOf(title, 'curve')).toHaveLength(2);
    expect(pointsOf(title, 'band').join('').split(/[ML]/).filter(Boolean)).toHaveLength(4);
  });

  it('draw one bar a language, as long as its value, with its interval', () => {
    const [arabic = 0, english = 0] = widths('nDCG@10 by language');
    // Means .75 and .25.
    expect(arabic / english).toBeCloseTo(3, 1);
    const labels = page.all('text', drawing('nDCG@10 by language'), 'bar-value').map(textOf);
    expect(labels).toEqual(['0.750', '0.250']);
    expect(page.all('path', drawing('nDCG@10 by language'), 'whisker')).toHaveLength(2);
    expect(widths('First citation relevant by language')).toHaveLength(2);
  });

  it('draw differences to both sides of zero', () => {
    const title = 'Difference to old.run by measure';
    const [better, worse] = page.all('rect', drawing(title), 'bar');
    const [left, right] = [worse!, better!].map((bar) => Number(attribute(bar, 'x')));
    expect(widths(title)[0]! / widths(title)[1]!).toBeCloseTo(2, 1);
    expect(left! + widths(title)[1]!).toBeCloseTo(right!, 1);
  });

  it('draw the risk at every coverage, and at 80% and 90%', () => {
    const title = 'Share of wrong answers by share of questions answered';
    expect(pointsOf(title, 'curve')).toHaveLength(evaluation.answers!.length);
    const marks = page.all('title', drawing(title)).map(textOf);
    const { riskAt80, riskAt90 } = report.answers!;
    expect(marks[0]).toContain(`risk at 80% ${riskAt80!.toFixed(3)} (`);
    expect(marks[1]).toContain(`risk at 90% ${riskAt90!.toFixed(3)} (`);
    expect(page.all('text', drawing(title)).map(textOf)).toContain('60% are answered');
    const texts = page
      .all('text', drawing(title))
      .filter((one) => attribute(one, 'text-anchor') === 'middle');
    const places = new Map(texts.map((one) => [textOf(one), attribute(one, 'x')]));
    const [dot] = page.all('circle', drawing(title));
    expect(attribute(dot!, 'cx')).toBe(places.get('80%'));
    const [line] = page.all('path', page.all('g', drawing(title), 'rule')[0]);
    expect(attribute(line!, 'd')).toMatch(new RegExp(`^M${places.get('60%')},`));
  });

  it('draw a dot for each tenth of confidence that has questions', () => {
    const title = 'Share of answerable questions by stated confidence';
    // .95, .75, .55, .15 and .05: five tenths.
    const labels = page.all('text', drawing(title), 'dot-label').map(textOf);
    expect(labels).toEqual(['1', '1', '1', '1', '1']);
    expect(pointsOf(title, 'curve')).toHaveLength(5);
    expect(pointsOf(title, 'guide')).toHaveLength(2);
  });

  it('leave out the curve of a single k and the bars of a single language', async () => {
    const titlesOf = async (part: Evaluation): Promise<string[]> => {
      const read = await pageOf(part);
      return read.all('figure').map((one) => textOf(read.all('h3', one)[0]!));
    };
    const arabic = rankings.outcomes.slice(0, 2);
    expect(await titlesOf({ ...rankings, measures })).toEqual(['nDCG@10 by language']);
    expect(await titlesOf({ ...rankings, outcomes: arabic })).toEqual(['nDCG by k']);
  });
});
