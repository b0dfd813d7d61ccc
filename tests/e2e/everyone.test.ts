import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser, launchBrowser, openPage } from './browser.js';
import { ask, markedText, questions } from './conversation.js';
import { englishArticle } from './corpus.js';
import { startService, type Service } from './service.js';

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

describeInBrowser('the chat page for everyone', () => {
  let service: Service;
  let browser: Browser;
  beforeAll(async () => {
    [service, browser] = await Promise.all([startService([englishArticle]), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await service?.close();
  });

  it.each([
    ['ar', 'light'],
    ['ar', 'dark'],
    ['en', 'light'],
    ['en', 'dark'],
  ] as const)(
    'has nothing for axe-core to find in any state (%s, %s)',
    async (locale, colorScheme) => {
      const { page } = await openPage(browser, service.origin, { locale, colorScheme });
      await page.locator('.suggestions li').first().waitFor();
      expect(await violations(page)).toEqual([]);
      await ask(page, questions.unanswerable);
      expect(await violations(page)).toEqual([]);
      await ask(page, questions.arabic);
      await page.locator('.evidence summary').last().click();
      await page.locator('.ranks').waitFor();
      await page.locator('.marker').first().click();
      await markedText(page);
      expect(await violations(page)).toEqual([]);
      await page.goto(`${service.origin}/#articles`);
      await page.locator('.article-list li').first().waitFor();
      expect(await violations(page)).toEqual([]);
    },
  );

  it('needs no mouse', async () => {
    const { page } = await openPage(browser, service.origin, { locale: 'ar' });
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
    const { page } = await openPage(browser, service.origin, { locale: 'en' });
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
    const { page } = await openPage(browser, service.origin, { locale, viewport });
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
    await page.goto(`${service.origin}/#articles`);
    await page.locator('.article-list li').first().waitFor();
    expect(await overflow(page)).toBe(0);
  });

  it('follows the theme of the system, and the choice of the reader over a reload', async () => {
    const { page } = await openPage(browser, service.origin, { locale: 'en', colorScheme: 'dark' });
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
    const { page } = await openPage(browser, service.origin, { locale: 'fr-FR' });
    await page.getByPlaceholder('Posez une question').waitFor();
    await page.locator('select').selectOption('ar');
    await page.getByPlaceholder('اسأل عمّا في المقالات').waitFor();
    await page.reload();
    expect(await page.locator('html').getAttribute('lang')).toBe('ar');
  });

  it('prints the conversation with its sources and without its controls', async () => {
    const { page } = await openPage(browser, service.origin, { locale: 'en' });
    await ask(page, questions.english);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.composer').isVisible()).toBe(false);
    expect(await page.locator('.header').isVisible()).toBe(false);
    expect(await page.locator('.card').first().isVisible()).toBe(true);
  });
});
