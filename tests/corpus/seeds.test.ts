import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { spansOverlap } from '../../src/core/span.js';
import type { Article } from '../../src/core/article.js';
import { readCorpus } from '../../src/corpus/read-corpus.js';
import { normaliseWord } from '../../src/text/normalise.js';
import { tokenise } from '../../src/text/tokenise.js';
import { flawsOfBlocks, textOfBlocks } from './text-of-blocks.js';

async function readSeeds(): Promise<Map<string, Article>> {
  const articles = new Map<string, Article>();
  for await (const item of readCorpus(['seeds'])) {
    if ('problem' in item) throw new Error(`${item.problem.path}: ${item.problem.reason}`);
    articles.set(item.article.id, item.article);
  }
  return articles;
}

const seeds = await readSeeds();
const seed = (prefix: string) => [...seeds.values()].find(({ id }) => id.startsWith(prefix))!;

describe('the seeds', () => {
  it('are five Arabic articles, the questions beside them passed over', () => {
    expect([...seeds.keys()]).toEqual([
      '000_1054b09836d8d1db',
      '001_015f6f459d6fad57',
      '002_47fef71194f7a252',
      '003_8083c612faa065c9',
      '004_f9a6b855010ef535',
    ]);
    expect(new Set([...seeds.values()].map(({ language }) => language))).toEqual(new Set(['ar']));
  });

  it('keep their bodies to the letter, and sound blocks', async () => {
    for (const { id, body, blocks } of seeds.values()) {
      expect(body).toBe(await readFile(`seeds/${id}.txt`, 'utf8'));
      expect(flawsOfBlocks(body, blocks)).toEqual([]);
    }
  });

  it.each([
    [
      '000',
      'أثار تصرف الرئيس الروسي فلاديمير بوتين مع نظيره الفرنسي إيمانويل ماكرون حالة من التفاعل…',
    ],
    ['001', 'ماكرون وبوتين يجريان مكالمة هاتفيّة حول أوكرانيا لأكثر من ساعتين'],
    ['002', 'ماكرون: اقترحت على بوتين "ضمانات أمنية ملموسة"'],
    ['003', 'ماكرون لبوتين: أي استخدام للكيماوي في سوريا سيستدعي رداً سريعاً'],
    ['004', 'قمة ألاسكا: أنصار بوتين يحتفون بالقمة: لحظة محورية في عودة النفوذ الروسي'],
  ])('have their titles (%s)', (prefix, title) => {
    expect(seed(prefix).title).toBe(title);
  });

  it('have a source and a place where the text states them', () => {
    expect([...seeds.values()].map(({ source, place }) => [source, place])).toEqual([
      ['CNN', 'دبي، الإمارات العربية المتحدة'],
      [undefined, undefined],
      [undefined, 'موسكو'],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  it('start with the report and end with it', () => {
    const edges = [...seeds.values()].map((article) => {
      const texts = textOfBlocks(article);
      return [texts.length, texts[0]!.slice(0, 20), texts.at(-1)!.slice(-20)];
    });
    expect(edges).toEqual([
      [13, 'أثار تصرف الرئيس الر', expect.stringMatching(/الفرنسيون"\.$/)],
      [11, 'الرئيس الروسي فلاديم', expect.stringMatching(/على الإقليم\.$/)],
      [18, 'أعلن الرئيس الفرنسي ', expect.stringMatching(/لاحتواء التصعيد"\.$/)],
      [12, 'في أول لقاء جمعه بال', expect.stringMatching(/في أوكرانيا\.$/)],
      [9, 'احتفى العديد من أنصا', expect.stringMatching(/من الزمن\.$/)],
    ]);
  });

  it('have headings where the text does', () => {
    const headings = [...seeds.values()]
      .flatMap(textOfBlocks)
      .filter((text) => text.startsWith('## '));
    expect(headings).toEqual([
      '## الاستقرار العسكري',
      '## تكثيف الاتصالات',
      '## عملاً انتقامياً',
      '## تدخل روسيا بالانتخابات الفرنسية',
      '## لقاء الرئيس الأمريكي والروسي انتصار في العلاقات',
      '## اللقاء السابع بين الرئيس الأمريكي والروسي في ألاسكا',
    ]);
  });

  it('leave no prompt, link or label in a text', () => {
    const text = [...seeds.values()].flatMap(textOfBlocks).join('\n');
    expect(text).not.toMatch(
      /https?:|تلغرام|للإشتراك|اخترنا لك|تم نسخ|التعليقات \(|الأكثر قراءة|💡|✨|\(CNN\)|أرشيف|^عاجل$|^ترامب وبوتين$/mu,
    );
  });

  it.each(['questions', 'check-questions'])(
    'hold an answer to all of %s in a text block',
    async (file) => {
      const lines = (await readFile(`seeds/${file}.jsonl`, 'utf8')).trim().split('\n');
      const questions = lines.map((line) => questionSchema.parse(JSON.parse(line)));
      const answerable = questions.filter(({ relevant }) => relevant.length > 0);
      expect(answerable.length).toBeGreaterThan(100);
      const missed = answerable.filter(({ relevant }) => !relevant.some(isInText));
      expect(missed).toEqual([]);
    },
  );

  it('are asked nothing twice', async () => {
    const files = ['questions', 'check-questions'].map((file) => `seeds/${file}.jsonl`);
    const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
    const rows = texts.flatMap((text) => text.trim().split('\n'));
    const asked = rows.map((line) => questionSchema.parse(JSON.parse(line)));
    const forms = asked
      .filter(({ history }) => history === undefined)
      .map(({ question }) =>
        tokenise(question)
          .map(({ text }) => normaliseWord(text))
          .join(' '),
      );
    expect(forms.filter((form, index) => forms.indexOf(form) !== index)).toEqual([]);
  });
});

const quoteSchema = z.object({ article: z.string(), quote: z.string() });
const questionSchema = z.object({
  id: z.string(),
  question: z.string(),
  history: z.array(z.unknown()).optional(),
  relevant: z.array(quoteSchema),
});

function isInText({ article, quote }: z.infer<typeof quoteSchema>): boolean {
  const { body, blocks } = seeds.get(article)!;
  const start = body.indexOf(quote);
  const span = { start, end: start + quote.length };
  return blocks.some((block) => block.kind === 'text' && spansOverlap(block.span, span));
}
