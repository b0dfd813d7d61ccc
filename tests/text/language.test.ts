import { readFile } from 'node:fs/promises';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { detectLanguage } from '../../src/text/language.js';

const rowSchema = z.object({ question: z.string(), language: z.string() });

describe('detectLanguage', () => {
  it.each([
    ['en', 'Who won?'],
    ['en', 'Where did Путин meet Trump?'],
    ['en', 'What does إسناد mean?'],
    ['en', 'Who is Erdoğan?'],
    ['en', 'hello'],
    ['en', 'Macron'],
    ['en', 'Zelensky video'],
    ['fr', 'salut'],
    ['es', 'guerra'],
    ['de', 'Krieg'],
    ['fa', 'پوتین'],
    ['de', 'Wann war das?'],
    ['de', 'Wo ist Erdoğan?'],
    ['fr', 'Qui a gagné ?'],
    ['fr', 'C’était quand ?'],
    ['es', '¿Quién ganó?'],
    ['es', 'quien gano la reunion'],
    ['tr', 'Putin kiminle görüştü?'],
    ['tr', 'NATO nedir?'],
    ['ru', 'Что случилось на Аляске?'],
    ['zh', '谁是Emmanuel Macron？'],
    ['hi', 'पुतिन से कौन मिला?'],
    ['ar', 'من هو Emmanuel Macron؟'],
    ['ar', 'فين قابل بوتين ترامب'],
    ['ar', 'متى؟'],
    ['fa', 'پوتین کجا با ترامپ دیدار کرد؟'],
    ['fa', 'کی بود؟'],
    ['ja', '東京はどこですか'],
    ['ko', '푸틴은 누구를 만났나요?'],
    ['ka', 'ქართული ენა'],
  ])('tells %s by "%s"', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it.each(['', '   ', '2022', '١٢٣؟', '?!', 'https://example.com/news'])(
    'cannot tell "%s", which holds no letters',
    (text) => {
      expect(detectLanguage(text)).toBe('und');
    },
  );

  it.each([
    [
      'it',
      'Il presidente russo Vladimir Putin ha incontrato lunedì al Cremlino il suo omologo francese Emmanuel Macron per discutere della crisi ucraina. I due leader hanno parlato per oltre cinque ore e hanno tenuto una conferenza stampa congiunta al termine dei colloqui.',
    ],
    [
      'uk',
      'Президент Росії Володимир Путін зустрівся в понеділок у Кремлі зі своїм французьким колегою Емманюелем Макроном, щоб обговорити українську кризу. Лідери розмовляли понад п’ять годин і провели спільну прес-конференцію після завершення переговорів.',
    ],
  ])('knows other languages by a longer text: %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it('tells the language of every question written for the seeds', async () => {
    const lines = (await readFile('seeds/questions.jsonl', 'utf8')).trim().split('\n');
    const rows = lines.map((line) => rowSchema.parse(JSON.parse(line)));
    const wrong = rows.filter(({ question, language }) => detectLanguage(question) !== language);
    expect(rows.length).toBeGreaterThan(100);
    // A keyword question of names alone may be read as a neighbour's.
    expect(wrong.length / rows.length).toBeLessThanOrEqual(0.01);
  });

  it('answers for any text, the same whenever asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(detectLanguage(text)).toMatch(/^([a-z]{2}|und)$/);
        expect(detectLanguage(text)).toBe(detectLanguage(text));
      }),
      { seed: 5, numRuns: 60 },
    );
  });
});
