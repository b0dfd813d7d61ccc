import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answerSchema, askRequestSchema } from '../../src/core/ask.js';
import type { Answer } from '../../src/core/ask.js';
import { startBundledModel } from '../support/bundled-model.js';
import { openSeedEngine } from '../support/seed-engine.js';

const questionSchema = z.object({ question: z.string() });

describe('createAnswerer over the seeds', () => {
  let engine: Awaited<ReturnType<typeof openSeedEngine>>;
  beforeAll(async () => {
    engine = await openSeedEngine(await startBundledModel());
  });
  afterAll(() => engine.close());

  const ask = (question: string, more: object = {}): Promise<Answer> =>
    engine.answerer.answer(askRequestSchema.parse({ question, ...more }));

  const expectSound = (answer: Answer, k: number): void => {
    expect(answerSchema.safeParse(answer).error).toBeUndefined();
    expect(answer.citations.length).toBeLessThanOrEqual(k);
    expect(answer.citations.map(({ marker }) => marker)).toEqual(
      [...answer.citations.keys()].map((i) => i + 1),
    );
    for (const { articleId, span, quote } of [...answer.citations, ...answer.sentences]) {
      const body = engine.snapshot.collection.article(articleId)!.body;
      expect(body.slice(span.start, span.end)).toBe(quote);
    }
    expect(answer.kind === 'answered').toBe(answer.sentences.length > 0);
    for (const { quote, markers } of answer.sentences) {
      expect(answer.text).toContain(quote);
      expect(markers.length).toBeGreaterThan(0);
      expect(answer.citations[markers[0]! - 1]!.quote).toContain(quote);
    }
  };

  it.each([
    ['كم استمرت المكالمة الهاتفية بين بوتين وماكرون؟', 'ساعتين و10 دقائق'],
    ['كم عدد الجنود الروس على حدود أوكرانيا؟', '125 ألف جندي'],
    ['مين هو ديمتري بيسكوف', 'المتحدث باسم الكرملين'],
    ['What did the Kremlin spokesman Dmitry Peskov say?', 'المتحدث باسم الكرملين'],
  ])('answers "%s" with the sentence that holds it', async (question, held) => {
    const answer = await ask(question);
    expect(answer.kind).toBe('answered');
    expect(answer.sentences[0]!.quote).toContain(held);
    expectSound(answer, 5);
  });

  it.each([
    ['ar', 'ما طريقة تحضير الكبسة؟', 'لا أجد'],
    ['ar', 'من فاز بكأس العالم لكرة القدم عام 2022؟', 'لا أجد'],
    ['en', 'Who won the football world cup in 1998?', 'do not answer'],
    ['fr', 'Quelle est la recette du couscous ?', 'ne répondent pas'],
  ])(
    'refuses what no article holds, in the question’s language (%s)',
    async (language, question, text) => {
      const answer = await ask(question);
      expect(answer).toMatchObject({ kind: 'unanswered', language });
      expect(answer.text).toContain(text);
      expectSound(answer, 5);
    },
  );

  it.each(['مرحبا', 'السلام عليكم', 'شكرا', 'hi', 'Hello!', 'Bonjour', 'x', '؟', 'كيف حالك؟'])(
    'does not take "%s" for a question about anything',
    async (text) => {
      expect(await ask(text)).toMatchObject({ kind: 'unanswered', confidence: 0 });
    },
  );

  it('uses the turns before for a question that points back', async () => {
    const first = await ask('كم استمرت المكالمة الهاتفية بين بوتين وماكرون؟');
    const history = [
      { role: 'user', text: 'كم استمرت المكالمة الهاتفية بين بوتين وماكرون؟' },
      { role: 'assistant', text: first.text },
    ];
    const answer = await ask('ومن كشف ذلك؟', { history });
    expect(answer.kind).toBe('answered');
    expect(answer.citations[0]!.articleId).toContain('001_');
  });

  it('tells how well the first citation holds each word of the question', async () => {
    const { terms, citations } = await ask('كم دامت مكالمةُ بوتين مع ماكرون عن الكبسة؟');
    const strengths = new Map(terms.map(({ word, strength }) => [word, strength]));
    expect([...strengths.keys()]).toEqual(['دامت', 'مكالمةُ', 'بوتين', 'ماكرون', 'الكبسة']);
    expect(citations[0]!.quote).toContain('مكالمة');
    for (const word of ['مكالمةُ', 'بوتين', 'ماكرون']) expect(strengths.get(word)).toBe(1);
    expect(strengths.get('الكبسة')).toBeLessThan(0.25);
  });

  it('tells of the words that a follow-up takes over, after its own', async () => {
    const history = [{ role: 'user', text: 'كم استمرت المكالمة الهاتفية بين بوتين وماكرون؟' }];
    const { terms } = await ask('ومن كشف ذلك؟', { history });
    const words = terms.map(({ word }) => word);
    expect(words[0]).toBe('كشف');
    expect(words).toContain('المكالمة');
  });

  it('tells the place of each citation in the ranking of each search', async () => {
    const question = 'كم استمرت المكالمة الهاتفية بين بوتين وماكرون؟';
    const hybrid = await ask(question);
    expect(hybrid.citations[0]!.ranks).toEqual({ dense: 1, lexical: 1 });
    for (const mode of ['dense', 'lexical'] as const) {
      const { citations } = await ask(question, { mode });
      const other = mode === 'dense' ? 'lexical' : 'dense';
      expect(citations.every(({ ranks }) => ranks[other] === null)).toBe(true);
      const places = citations.map(({ ranks }) => ranks[mode]!).toSorted((a, b) => a - b);
      expect(new Set(places).size).toBe(citations.length);
      expect(places[0]).toBe(1);
    }
  });

  it('gives at most k citations', async () => {
    expectSound(await ask('ماذا قال ماكرون عن أوكرانيا؟', { k: 2 }), 2);
  });

  it('gives the same answer twice', async () => {
    const [{ took: _, ...first }, { took: __, ...second }] = [
      await ask('ماذا قال ماكرون عن أوكرانيا؟'),
      await ask('ماذا قال ماكرون عن أوكرانيا؟'),
    ];
    expect(second).toEqual(first);
  });

  it.each(['dense', 'lexical', 'hybrid'])(
    'never cites wrongly in %s mode, whatever is asked',
    async (mode) => {
      const lines = readFileSync('seeds/questions.jsonl', 'utf8').trim().split('\n');
      const questions = lines.map((line) => questionSchema.parse(JSON.parse(line)).question);
      const question = fc.oneof(
        fc.constantFrom(...questions),
        fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
      );
      await fc.assert(
        fc.asyncProperty(question, fc.integer({ min: 1, max: 12 }), async (text, k) => {
          expectSound(await ask(text, { k, mode }), k);
        }),
        { numRuns: 60, seed: 1 },
      );
    },
  );
});
