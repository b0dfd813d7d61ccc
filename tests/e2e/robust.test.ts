import { expect, it } from 'vitest';
import { ask, markedText, questions } from './conversation.js';
import { englishArticle, hostileArticle } from './corpus.js';
import { startNarrowService } from './narrow-service.js';
import { startService } from './service.js';
import { describeSite } from './site.js';

const startTroubled = () => startService([englishArticle, hostileArticle]);

describeSite('the chat page in trouble', startTroubled, (site) => {
  it('shows a hostile article as the text that it is', async () => {
    const { page, complaints } = await site.open({ locale: 'ar' });
    const title = await page.title();
    const answer = await ask(page, questions.hostile);
    const citation = answer.citations.find(({ articleId }) => articleId === hostileArticle.id)!;
    const card = page.locator('.card-link').nth(answer.citations.indexOf(citation));
    expect(await card.textContent()).toBe(citation.title);
    await card.click();
    expect(await markedText(page)).toBe(citation.quote);
    expect(await page.locator('.article-body').textContent()).toBe(hostileArticle.body);
    const planted = page.locator('#app').locator('script, style, iframe, img, b, [onmouseover]');
    expect(await planted.count()).toBe(0);
    expect(await page.locator('#app a[href^="javascript" i]').count()).toBe(0);
    expect(await page.title()).toBe(title);
    // What reorders text is kept, but has no box to reorder anything from.
    expect(await page.locator('.article-body .bidi-control').count()).toBeGreaterThan(0);
    expect(await page.locator('.article-body .bidi-control:visible').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('waits out a restart of the service', async () => {
    const { page } = await site.open({ locale: 'en' });
    await page.locator('.suggestions li').first().waitFor();
    await site.service.stop();
    await page.locator('#question').fill(questions.english);
    await page.locator('#question').press('Enter');
    await page.getByText('The service cannot be reached. Trying again').waitFor();
    await site.service.start();
    await page.getByRole('button', { name: /Try now|Try again/ }).click();
    await page.locator('.answered').waitFor();
    expect(await page.locator('.notice').count()).toBe(0);
  });

  it('says that it is offline and asks when the network is back', async () => {
    const { page } = await site.open({ locale: 'en' });
    await page.context().setOffline(true);
    await page.locator('.banner').waitFor();
    await page.locator('#question').fill(questions.english);
    await page.locator('#question').press('Enter');
    await page.getByText('This device is offline.').first().waitFor();
    await page.context().setOffline(false);
    await page.locator('.answered').waitFor();
    expect(await page.locator('.banner').count()).toBe(0);
  });

  it('stops a question that takes long and can ask it again', async () => {
    const { page } = await site.open({ locale: 'en' });
    await page.route('**/api/ask', () => undefined);
    await page.locator('#question').fill(questions.english);
    await page.locator('#question').press('Enter');
    await page.getByText('Searching the articles…').first().waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.locator('.notice', { hasText: 'Stopped before an answer came.' }).waitFor();
    await page.unroute('**/api/ask');
    await page.getByRole('button', { name: 'Ask again' }).click();
    await page.locator('.answered').waitFor();
    expect(await page.locator('.notice').count()).toBe(0);
  });

  it('tells a question that the service refuses with its own words', async () => {
    const { page } = await site.open({ locale: 'en' });
    await page.route('**/api/ask', (route) =>
      route.fulfill({
        status: 400,
        contentType: 'application/problem+json',
        body: '{"title":"x","detail":"question must not be <b>empty</b>"}',
      }),
    );
    await page.locator('#question').fill('?');
    await page.locator('#question').press('Enter');
    await page.locator('.notice').waitFor();
    expect(await page.locator('.notice-detail').textContent()).toBe(
      'question must not be <b>empty</b>',
    );
  });

  it('says that a shared link leads to an article or passage that is gone', async () => {
    const gone = await site.open({ locale: 'en' }, '/a/gone#1-2');
    await gone.page.getByText('There is no such article in the index any more.').waitFor();
    const { page } = await site.open({ locale: 'en' }, '/a/harbour#5-99999999');
    await page.getByText('does not exist in the article').waitFor();
    expect(await page.locator('mark').count()).toBe(0);
  });
});

describeSite('the chat page of a service with one place', startNarrowService, (site) => {
  it('says that the service is overloaded and asks again by itself when it may', async () => {
    const { page } = await site.open({ locale: 'en' });
    await page.locator('.suggestions li').first().waitFor();
    const { release } = await site.service.occupy(questions.arabic);
    const refused = page.waitForResponse((response) => response.url().endsWith('/api/ask'));
    await page.locator('#question').fill(questions.arabic);
    await page.locator('#question').press('Enter');
    const refusal = await refused;
    expect([refusal.status(), refusal.headers()['retry-after']]).toEqual([503, '1']);
    await page.locator('.notice', { hasText: 'The service is busy. Trying again' }).waitFor();
    expect(await page.locator('[role=status]').textContent()).toContain('too many questions');
    expect((await release()).status).toBe(200);
    await page.locator('.answered').waitFor();
    expect(await page.locator('.notice').count()).toBe(0);
  });

  it('gives up asking after some time, says why, and asks again when it is told to', async () => {
    const { page } = await site.open({ locale: 'ar' });
    await page.clock.install();
    await page.locator('.suggestions li').first().waitFor();
    const { release } = await site.service.occupy(questions.arabic);
    await page.locator('#question').fill(questions.arabic);
    await page.locator('#question').press('Enter');
    for (let attempt = 1; attempt < 4; attempt++) {
      await page.locator('.notice', { hasText: 'ستعاد المحاولة' }).waitFor();
      const asked = page.waitForResponse((response) => response.url().endsWith('/api/ask'));
      await page.clock.runFor(1_000);
      expect((await asked).status()).toBe(503);
    }
    await page.locator('.notice', { hasText: 'على الخدمة أسئلة كثيرة الآن' }).waitFor();
    await release();
    await page.getByRole('button', { name: 'حاول مجددًا' }).click();
    await page.locator('.answered').waitFor();
  });
});
