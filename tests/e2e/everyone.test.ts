import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { ask, markedText, questions } from './conversation.js';
import { englishArticle } from './corpus.js';
import { startService } from './service.js';
import { describeSite } from './site.js';

/** What axe-core finds on the page as it stands. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate<axe.AxeResults>('axe.run()');
  expect(results.passes.length).toBeGreaterThan(10);
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`,
  );
}

const overflow = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');

/** The longest transition or animation that any element has, in seconds. */
const longestMotion = (page: Page) =>
  page.evaluate<number>(`Math.max(
    ...[...document.querySelectorAll('*')]
      .map((element) => getComputedStyle(element))
      .flatMap((style) => [style.transitionDuration, style.animationDuration])
      .flatMap((durations) => durations.split(',').map(parseFloat)),
  )`);

/** In how many steps the opened article is scrolled until it comes to rest. */
const stepsUntilRest = (page: Page) =>
  page.evaluate<number>(`new Promise((resolve) => {
    const scroller = document.querySelector('.source-scroll');
    let steps = 0;
    scroller.addEventListener('scroll', () => steps++);
    scroller.addEventListener('scrollend', () => resolve(steps));
  })`);

describeSite(
  'the chat page for everyone',
  () => startService([englishArticle]),
  (site) => {
    it.each([
      ['ar', 'light'],
      ['ar', 'dark'],
      ['en', 'light'],
      ['en', 'dark'],
    ] as const)(
      'has nothing for axe-core to find in any state (%s, %s)',
      async (locale, colorScheme) => {
        const { page } = await site.open({ locale, colorScheme });
        await page.locator('.suggestions li').first().waitFor();
        expect(await violations(page)).toEqual([]);
        await ask(page, questions.unanswerable);
        expect(await violations(page)).toEqual([]);
        await ask(page, questions.arabic);
        await page.locator('.evidence summary').last().click();
        await page.locator('.terms').last().waitFor();
        await page.locator('.marker').first().click();
        await markedText(page);
        expect(await violations(page)).toEqual([]);
        await page.goto(`${site.service.origin}/#articles`);
        await page.locator('.article-list li').first().waitFor();
        expect(await violations(page)).toEqual([]);
      },
    );

    it('needs no mouse', async () => {
      const { page } = await site.open({ locale: 'ar' });
      const { keyboard } = page;
      await page.locator('.suggestions li').first().waitFor();
      await keyboard.press('Tab');
      await keyboard.press('Enter');
      await keyboard.type(questions.arabic);
      await keyboard.press('Enter');
      await page.locator('.answered').waitFor();
      const focused = page.locator(':focus');
      for (let n = 0; n < 30 && !(await focused.getAttribute('class'))?.includes('marker'); n++) {
        await keyboard.press('Shift+Tab');
      }
      const address = await focused.getAttribute('href');
      await keyboard.press('Enter');
      await markedText(page);
      expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe(address);
      expect(await page.locator('.source-panel :focus').count()).toBe(1);
      const steps = page.locator('.citation-steps');
      const [position, total] = (await steps.innerText()).match(/\d+/g)!.map(Number);
      const isLast = position === total;
      await keyboard.press(isLast ? 'ArrowRight' : 'ArrowLeft');
      const next = isLast ? position! - 1 : position! + 1;
      await page.locator('.citation-steps', { hasText: `${next} ` }).waitFor();
      await keyboard.press('Escape');
      await page.locator('.source-panel').waitFor({ state: 'hidden' });
      expect(await focused.getAttribute('class')).toContain('marker');
    });

    it('announces the answer to screen readers', async () => {
      const { page } = await site.open({ locale: 'en' });
      const answer = await ask(page, questions.english);
      const said = await page.locator('[role=status]').first().textContent();
      expect(said).toContain(answer.sentences[0]!.quote);
      expect(said).toMatch(/\d sources?/);
    });

    it.each([
      ['ar', 320],
      ['en', 320],
      ['ar', 390],
    ])('fits a phone (%s, %i px) and shows sources as a sheet', async (locale, width) => {
      const viewport = { width, height: 700 };
      const { page } = await site.open({ locale, viewport });
      await page.locator('.suggestions li').first().waitFor();
      expect(await overflow(page)).toBe(0);
      const answer = await ask(page, questions.arabic);
      expect(await overflow(page)).toBe(0);
      await page.locator('.marker').first().click();
      expect(await markedText(page)).toBe(answer.citations[0]!.quote);
      const box = await page.locator('.source-panel').boundingBox();
      expect(box?.width).toBe(width);
      expect(await page.evaluate('document.querySelector("dialog:modal") !== null')).toBe(true);
      await page.keyboard.press('Escape');
      await page.locator('.source-panel').waitFor({ state: 'hidden' });
      expect(await page.locator('.exchange').count()).toBe(1);
      await page.goto(`${site.service.origin}/#articles`);
      await page.locator('.article-list li').first().waitFor();
      expect(await overflow(page)).toBe(0);
    });

    it.each(['reduce', 'no-preference'] as const)(
      'moves nothing unless the reader likes motion (%s)',
      async (reducedMotion) => {
        const isStill = reducedMotion === 'reduce';
        const viewport = { width: 390, height: 700 };
        const { page } = await site.open({ locale: 'ar', viewport, reducedMotion });
        await page.route('**/api/ask', () => undefined);
        await page.locator('#question').fill(questions.arabic);
        await page.locator('#question').press('Enter');
        await page.locator('.pending').waitFor();
        expect((await longestMotion(page)) === 0).toBe(isStill);
        await page.unroute('**/api/ask');
        await page.reload();
        const answer = await ask(page, questions.arabic);
        await page.locator('.marker').first().click();
        await markedText(page);
        expect((await longestMotion(page)) === 0).toBe(isStill);

        const [first, next] = answer.citations;
        expect(next!.articleId).toBe(first!.articleId);
        const steps = stepsUntilRest(page);
        await page.keyboard.press('ArrowLeft');
        expect((await steps) === 1).toBe(isStill);
      },
    );

    it('follows the theme of the system, and the choice of the reader over a reload', async () => {
      const { page } = await site.open({ locale: 'en', colorScheme: 'dark' });
      const ground = () =>
        page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor');
      const dark = await ground();
      await page.getByRole('button', { name: 'Appearance: Like the system' }).click();
      const light = await ground();
      expect(light).not.toBe(dark);
      await page.reload();
      await page.getByRole('button', { name: 'Appearance: Light' }).click();
      expect(await ground()).toBe(dark);
    });

    it('speaks Arabic, English and French, by the browser and by choice', async () => {
      const { page } = await site.open({ locale: 'fr-FR' });
      await page.getByPlaceholder('Interrogez les articles').waitFor();
      await page.locator('select').selectOption('ar');
      await page.getByPlaceholder('اسأل عمّا في المقالات').waitFor();
      await page.reload();
      expect(await page.locator('html').getAttribute('lang')).toBe('ar');
    });

    it('prints the conversation with its sources and without its controls', async () => {
      const { page } = await site.open({ locale: 'en' });
      await ask(page, questions.english);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.composer').isVisible()).toBe(false);
      expect(await page.locator('.header').isVisible()).toBe(false);
      expect(await page.locator('.card').first().isVisible()).toBe(true);
    });
  },
);
