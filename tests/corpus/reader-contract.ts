import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleReader } from '../../src/corpus/article-reader.js';
import { readAll } from './memory-file.js';
import { flawsOfBlocks, textOfBlocks } from './text-of-blocks.js';

/** A document as a person would write it, in whatever format. */
interface Draft {
  title: string;
  paragraphs: readonly string[];
}

/** The format under test: its reader, and how a draft is written in it. */
export interface Format {
  name: string;
  reader: ArticleReader;
  write: (draft: Draft) => string;
}

const arabic: Draft = {
  title: 'ماكرون وبوتين يجريان مكالمة هاتفية',
  paragraphs: [
    'أجرى الرئيس الروسي مكالمة هاتفية مع نظيره الفرنسي، اليوم الثلاثاء.',
    'وقال الكرملين إن "المكالمة استمرت ساعتين".',
  ],
};

const english: Draft = {
  title: 'Macron and Putin speak by phone',
  paragraphs: [
    'The two presidents spoke for more than two hours on Tuesday.',
    'It was their first call since March, the Kremlin said.',
  ],
};

/** What every reader promises, whatever its format. */
export function describeReader({ name, reader, write }: Format): void {
  describe(`${name} reader`, () => {
    it.each([
      ['ar', arabic],
      ['en', english],
    ])('reads title, text and language of an article (%s)', async (language, draft) => {
      const [reading, ...others] = await readAll(reader, write(draft));
      expect(others).toEqual([]);
      if (!reading || 'reason' in reading) throw new Error(`no article: ${reading?.reason}`);
      expect(reading.article).toMatchObject({ title: draft.title, language });
      expect(reading.article.id).toMatch(/^folder\/name/);
      expect(textOfBlocks(reading.article)).toEqual(draft.paragraphs);
      expect(flawsOfBlocks(reading.article.body, reading.article.blocks)).toEqual([]);
    });

    it('keeps prompts and the dateline out of the blocks', async () => {
      const [first = '', second = ''] = arabic.paragraphs;
      const paragraphs = [`موسكو (رويترز) - ${first}`, 'تم نسخ الرابط', second, 'التعليقات (0)'];
      const [reading] = await readAll(reader, write({ ...arabic, paragraphs }));
      if (!reading || 'reason' in reading) throw new Error('no article');
      expect(textOfBlocks(reading.article)).toEqual(arabic.paragraphs);
      expect(reading.article).toMatchObject({ source: 'رويترز', place: 'موسكو' });
    });

    it.each(['', ' \n\t\n '])('reports a file that holds nothing: %j', async (content) => {
      expect(await readAll(reader, content)).toEqual([{ reason: 'is empty' }]);
    });

    it('survives any content, and finds sound articles or reasons', async () => {
      const content = fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.string().map((title) => write({ ...english, title })),
      );
      await fc.assert(
        fc.asyncProperty(content, async (text) => {
          const readings = await readAll(reader, text);
          const articles = readings.flatMap((found) => ('article' in found ? [found.article] : []));
          const reasons = readings.flatMap((found) => ('reason' in found ? [found.reason] : []));
          for (const { body, blocks } of articles) expect(flawsOfBlocks(body, blocks)).toEqual([]);
          expect(reasons).not.toContain('');
        }),
        { seed: 11, numRuns: 100 },
      );
    });
  });
}
