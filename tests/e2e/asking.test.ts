import { expect, it } from 'vitest';
import type { Turn } from '../../src/core/ask.js';
import { ask, markedText, questions } from './conversation.js';
import { englishArticle } from './corpus.js';
import { startService } from './service.js';
import { describeSite } from './site.js';

describeSite(
  'the chat page',
  () => startService([englishArticle]),
  (site) => {
    it('answers an Arabic question from right to left and opens each citation at its quote', async () => {
      const { page, complaints } = await site.open({ locale: 'ar-EG' });
      const answer = await ask(page, questions.arabic);
      expect(answer.kind).toBe('answered');
      expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
      const sentence = page.locator('.sentence-text').first();
      expect(await sentence.textContent()).toBe(answer.sentences[0]!.quote);
      expect(await sentence.getAttribute('dir')).toBe('rtl');

      await page.locator('.marker').first().click();
      for (const [position, citation] of answer.citations.entries()) {
        if (position > 0) await page.locator('.citation-steps .tool').last().click();
        await page.locator('.citation-steps', { hasText: `${position + 1} ` }).waitFor();
        const { start, end } = citation.span;
        await page.waitForURL(`**/a/${citation.articleId}#${start}-${end}`);
        expect(await markedText(page)).toBe(citation.quote);
        expect(await page.locator('#cited-passage').isVisible()).toBe(true);
      }
      expect(complaints).toEqual([]);
    });

    it('marks the answering sentence more strongly than its passage', async () => {
      const { page } = await site.open({ locale: 'ar' });
      const answer = await ask(page, questions.arabic);
      await page.locator('.marker').first().click();
      await markedText(page);
      const strong = (await page.locator('.mark-sentence').allTextContents()).join('');
      expect(strong).toContain(answer.sentences[0]!.quote);
    });

    it('answers an English question from left to right with its source and date', async () => {
      const { page } = await site.open({ locale: 'en-GB' });
      const answer = await ask(page, questions.english);
      expect(answer.kind).toBe('answered');
      expect(await page.locator('html').getAttribute('dir')).toBe('ltr');
      expect(await page.locator('.sentence-text').first().getAttribute('dir')).toBe('ltr');
      const card = page.locator('.card').first();
      expect(await card.innerText()).toContain(englishArticle.source);
      expect(await card.innerText()).toContain('6 May 2024');
      await card.locator('.card-link').click();
      expect(await markedText(page)).toBe(answer.citations[0]!.quote);
    });

    it('highlights the card of a marker that is pointed at, and the marker of a card', async () => {
      const { page } = await site.open({ locale: 'ar' });
      await ask(page, questions.arabic);
      await page.locator('.marker').first().focus();
      expect(await page.locator('.card.is-pointed').count()).toBe(1);
      await page.locator('#question').focus();
      expect(await page.locator('.is-pointed').count()).toBe(0);
      await page.locator('.card').first().hover();
      expect(await page.locator('.marker.is-pointed').count()).toBeGreaterThan(0);
    });

    it('says that the articles hold no answer and shows the nearest passages as such', async () => {
      const { page } = await site.open({ locale: 'ar' });
      const answer = await ask(page, questions.unanswerable);
      expect(answer.kind).toBe('unanswered');
      expect(await page.locator('.refusal').innerText()).toContain('ليس في هذه المقالات');
      expect(await page.locator('.answer-text').count()).toBe(0);
      expect(await page.locator('.unanswered .card').count()).toBe(answer.citations.length);
    });

    it('sends the conversation with a follow-up, and keeps it over a reload until it is cleared', async () => {
      const { page } = await site.open({ locale: 'ar' });
      await ask(page, questions.arabic);
      const request = page.waitForRequest('**/api/ask');
      await ask(page, questions.followUp);
      const sent: { history: Turn[] } = (await request).postDataJSON();
      expect(sent.history.map(({ text }) => text)).toEqual([
        questions.arabic,
        expect.stringContaining('[1]'),
      ]);
      await page.reload();
      expect(await page.locator('.question-text').allTextContents()).toEqual([
        questions.arabic,
        questions.followUp,
      ]);
      await page.getByRole('button', { name: 'محادثة جديدة' }).click();
      await page.getByRole('button', { name: 'امحُ', exact: true }).click();
      await page.reload();
      await page.locator('.suggestions li').first().waitFor();
      expect(await page.locator('.exchange').count()).toBe(0);
    });

    it('asks an edited question again in the place of the first', async () => {
      const { page } = await site.open({ locale: 'en' });
      await ask(page, questions.arabic);
      await ask(page, questions.unanswerable);
      await page.getByRole('button', { name: 'Edit the question' }).first().click();
      await page.locator('.question-edit textarea').fill(questions.english);
      await page.locator('.question-edit textarea').press('Enter');
      await page.locator('.answered').waitFor();
      expect(await page.locator('.question-text').allTextContents()).toEqual([questions.english]);
    });

    it('asks a suggested question', async () => {
      const { page } = await site.open({ locale: 'ar' });
      const suggestion = await page.locator('.suggestions button').first().textContent();
      await page.locator('.suggestions button').first().click();
      await page.locator('.answered, .unanswered').waitFor();
      expect(await page.locator('.question-text').textContent()).toBe(suggestion);
    });

    it('opens a shared link at its highlight, and closes to the conversation', async () => {
      const { page } = await site.open({ locale: 'ar' });
      const answer = await ask(page, questions.arabic);
      const { articleId, span, quote } = answer.citations[0]!;
      const shared = await site.open({ locale: 'fr' }, `/a/${articleId}#${span.start}-${span.end}`);
      expect(await markedText(shared.page)).toBe(quote);
      await shared.page.keyboard.press('Escape');
      await shared.page.waitForURL(`${site.service.origin}/`);
      await shared.page.locator('.source-panel').waitFor({ state: 'hidden' });
      expect(await shared.page.locator('.source-panel').isVisible()).toBe(false);
    });

    it('shows how sure an answer is and why, without asking the service again', async () => {
      const { page } = await site.open({ locale: 'en' });
      const answer = await ask(page, questions.english);
      const requests: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      await page.getByText('How sure, and why?').click();
      await page.getByText(/^Estimated probability \d+%/).waitFor();

      const found = answer.terms.filter(({ strength }) => strength === 1).map(({ word }) => word);
      expect(found).toContain('Rotterdam');
      expect(await page.locator('.terms-found dd').allTextContents()).toEqual(found);
      expect(await page.locator('.terms-found dt').textContent()).toBe('Found');
      expect(await page.locator('.terms dd').count()).toBe(answer.terms.length);

      const row = page.getByRole('row');
      expect(await row.count()).toBe(1 + answer.citations.length);
      const place = (rank: number | null) => String(rank ?? 'not found');
      for (const { marker, title, ranks } of answer.citations) {
        const cells = await row.nth(marker).locator('th, td').allTextContents();
        expect(cells).toEqual([`${marker}${title}`, place(ranks.dense), place(ranks.lexical)]);
      }
      expect(requests).toEqual([]);
    });

    it('says which words of a follow-up come from before', async () => {
      const { page } = await site.open({ locale: 'en' });
      await ask(page, questions.arabic);
      await page.getByText('How sure, and why?').click();
      expect(await page.getByText('words from before were looked for').count()).toBe(0);
      await ask(page, questions.followUp);
      await page.getByText('How sure, and why?').last().click();
      await page.getByText('words from before were looked for').waitFor();
      expect(await page.locator('.terms').last().innerText()).toContain('المكالمة');
    });

    it('is one conversation in two tabs, and loses no turn of either', async () => {
      const { page } = await site.open({ locale: 'ar' });
      const other = await page.context().newPage();
      await other.goto(site.service.origin);
      await Promise.all([ask(page, questions.arabic), ask(other, questions.english)]);
      for (const tab of [page, other]) {
        await tab.locator('.answered').nth(1).waitFor();
        await tab.reload();
        const asked = await tab.locator('.question-text').allTextContents();
        expect(asked.toSorted()).toEqual([questions.english, questions.arabic].toSorted());
        expect(await tab.locator('.answered').count()).toBe(2);
      }
      await page.getByRole('button', { name: 'محادثة جديدة' }).click();
      await page.getByRole('button', { name: 'امحُ', exact: true }).click();
      await other.locator('.suggestions li').first().waitFor();
      await other.reload();
      await other.locator('.suggestions li').first().waitFor();
      expect(await other.locator('.exchange').count()).toBe(0);
    });

    it('is still there when the browser has been started again', async () => {
      const { page } = await site.open({ locale: 'ar' });
      const answer = await ask(page, questions.arabic);
      const storageState = await page.context().storageState();
      await page.context().close();
      const again = await site.open({ locale: 'ar', storageState });
      const sentence = again.page.locator('.sentence-text').first();
      expect(await sentence.textContent()).toBe(answer.sentences[0]!.quote);
    });

    it('copies an answer with its sources as text and as Markdown', async () => {
      const { page } = await site.open({
        locale: 'en',
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      const answer = await ask(page, questions.english);
      const clipboard = () => page.evaluate<string>('navigator.clipboard.readText()');
      await page.getByRole('button', { name: 'Copy as text' }).click();
      await page.getByRole('button', { name: 'Copied' }).waitFor();
      expect(await clipboard()).toContain(answer.text);
      await page.getByRole('button', { name: 'Copy as Markdown' }).click();
      await page.getByRole('button', { name: 'Copied' }).nth(1).waitFor();
      expect(await clipboard()).toContain(`](${site.service.origin}/a/harbour#`);
    });

    it('lists the articles, finds titles and opens one', async () => {
      const { page } = await site.open({ locale: 'en' }, '/#articles');
      await page.locator('.article-list li').first().waitFor();
      expect(await page.locator('.article-list li').count()).toBe(6);
      await page.locator('input[type=search]').fill('harbour');
      await page.getByText('1 article', { exact: true }).waitFor();
      await page.locator('.article-row').click();
      await page.locator('.article-body').waitFor();
      expect(await page.locator('.article-body').textContent()).toBe(englishArticle.body);
      await page.goBack();
      expect(await page.locator('.articles').isVisible()).toBe(true);
    });
  },
);
