import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/text/sentences.js';

const split = (text: string, language = 'ar'): string[] =>
  splitSentences(text, language).map(({ start, end }) => text.slice(start, end));

describe('splitSentences', () => {
  it.each([
    [
      'full stops and question marks',
      'ar',
      'وصل الرئيس. من استقبله؟ الوزير!',
      ['وصل الرئيس.', 'من استقبله؟', 'الوزير!'],
    ],
    ['line breaks', 'ar', 'عنوان\nنص الخبر', ['عنوان', 'نص الخبر']],
    [
      'closing quotes after the stop',
      'ar',
      'قال: «لن نذهب.» ثم مضى.',
      ['قال: «لن نذهب.»', 'ثم مضى.'],
    ],
    ['titles', 'ar', 'التقى د. سمير الوفد. ثم عاد.', ['التقى د. سمير الوفد.', 'ثم عاد.']],
    [
      'initials',
      'en',
      'George H. W. Bush left. He returned.',
      ['George H. W. Bush left.', 'He returned.'],
    ],
    [
      'English titles',
      'en',
      'Mr. Putin met Gen. Smith. They talked.',
      ['Mr. Putin met Gen. Smith.', 'They talked.'],
    ],
    [
      'decimals',
      'en',
      'It rose 1.5 percent. Then it fell.',
      ['It rose 1.5 percent.', 'Then it fell.'],
    ],
    [
      'German dates',
      'de',
      'Er kam am 5. Februar an. Dann ging er.',
      ['Er kam am 5. Februar an.', 'Dann ging er.'],
    ],
    ['a year at the end', 'de', 'Das war 2022. Dann ging er.', ['Das war 2022.', 'Dann ging er.']],
    [
      'Russian abbreviations',
      'ru',
      'В 2022 г. он приехал. Потом уехал.',
      ['В 2022 г. он приехал.', 'Потом уехал.'],
    ],
    [
      'pauses of two dots',
      'ar',
      'في مخالفة .. الرئيس يمشي. انتهى',
      ['في مخالفة .. الرئيس يمشي.', 'انتهى'],
    ],
    ['Chinese', 'zh', '普京来了。他走了！', ['普京来了。', '他走了！']],
    ['Hindi', 'hi', 'वह आया। वह गया।', ['वह आया।', 'वह गया।']],
    [
      'a short quotation',
      'ar',
      'قال "هل الأمر سهل؟ كلا. نعم" ثم صمت.',
      ['قال "هل الأمر سهل؟ كلا. نعم" ثم صمت.'],
    ],
    [
      'quotations inside a quotation',
      'ar',
      '«قال "أ" ثم ذهب. وقال "ب" و"ج" و"د" هنا» ثم صمت.',
      ['«قال "أ" ثم ذهب. وقال "ب" و"ج" و"د" هنا» ثم صمت.'],
    ],
    ['an unbalanced quote', 'ar', 'قال "نعم. ثم صمت. انتهى', ['قال "نعم.', 'ثم صمت.', 'انتهى']],
  ])('handles %s', (_, language, text, expected) => {
    expect(split(text, language)).toEqual(expected);
  });

  const expectPartition = (text: string): void => {
    let end = 0;
    for (const span of splitSentences(text, 'ar')) {
      expect(text.slice(end, span.start).trim()).toBe('');
      expect(span.end).toBeGreaterThan(span.start);
      expect(text.slice(span.start, span.end).trim()).toBe(text.slice(span.start, span.end));
      end = span.end;
    }
    expect(text.slice(end).trim()).toBe('');
  };

  it('holds all of a text in order, trimmed', () => {
    const unit = fc.constantFrom(...Array.from('اب د.؟!"«»”“„ \n。…)1aZ'));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit }), fc.string()), (text) => expectPartition(text)),
    );
  });

  it('holds all of every seed article', () => {
    const files = readdirSync('seeds').filter((file) => file.endsWith('.txt'));
    expect(files).toHaveLength(5);
    for (const file of files) expectPartition(readFileSync(`seeds/${file}`, 'utf8'));
  });

  it('takes a megabyte without line breaks in its stride', () => {
    expect(splitSentences('قال "نعم. كلا". '.repeat(65_000), 'ar')).toHaveLength(65_000);
    expect(splitSentences(`${'!'.repeat(1_000_000)}a`, 'ar')).toHaveLength(1);
  });
});
