import { expect, it } from 'vitest';
import { ask } from './conversation.js';
import { startService } from './service.js';
import { describeSite } from './site.js';

const morning = {
  id: 'morning',
  title: 'انهيار جسر في مدينة الميناء',
  body: 'أعلنت السلطات أن 12 شخصا قتلوا في انهيار جسر الميناء صباح الأحد.\nوأغلقت الشرطة الطريق الساحلي.',
  source: 'صباح الميناء',
};
const evening = {
  id: 'evening',
  title: 'ارتفاع عدد ضحايا جسر الميناء',
  body: 'قال مدير المستشفى إن 15 شخصا قتلوا في انهيار جسر الميناء صباح الأحد.\nوتواصل فرق الإنقاذ البحث عن مفقودين.',
  source: 'مساء الميناء',
};

describeSite(
  'sources that contradict each other',
  () => startService([morning, evening]),
  (site) => {
    it('stand side by side, each under its name', async () => {
      const { page, complaints } = await site.open({ locale: 'ar' });
      const answer = await ask(page, 'كم شخصا قتل في انهيار جسر الميناء؟');
      expect(answer.sentences.filter(({ differs }) => differs)).toHaveLength(2);
      const both = page.locator('.differing');
      expect(await both.getByRole('heading').textContent()).toBe('تختلف الأرقام بين المصادر');
      const names = await both.locator('.source-name').allTextContents();
      expect(names.toSorted()).toEqual([morning.source, evening.source].toSorted());
      const quotes = await both.locator('.sentence-text').allTextContents();
      expect(quotes).toEqual(answer.sentences.slice(0, 2).map(({ quote }) => quote));
      const boxes = await Promise.all(
        [0, 1].map((place) => both.locator('.sentence').nth(place).boundingBox()),
      );
      expect(boxes[0]!.y).toBe(boxes[1]!.y);
      expect(boxes[0]!.x).toBeGreaterThan(boxes[1]!.x);
      expect(complaints).toEqual([]);
    });

    it('stand one above the other where there is no room', async () => {
      const { page } = await site.open({ locale: 'ar', viewport: { width: 360, height: 800 } });
      await ask(page, 'كم شخصا قتل في انهيار جسر الميناء؟');
      const sentences = page.locator('.differing .sentence');
      const [first, second] = [
        await sentences.nth(0).boundingBox(),
        await sentences.nth(1).boundingBox(),
      ];
      expect(second!.y).toBeGreaterThan(first!.y);
      expect(first!.x).toBeGreaterThanOrEqual(0);
    });
  },
);
