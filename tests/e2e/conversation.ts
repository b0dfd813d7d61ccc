import type { Page } from 'playwright-core';
import type { Answer } from '../../src/core/ask.js';

/** Questions that the corpus answers and one that it does not. */
export const questions = {
  arabic: 'كم دامت المكالمة الهاتفية بين ماكرون وبوتين؟',
  followUp: 'ومن كشف ذلك؟',
  english: 'How much did the new harbour bridge in Rotterdam cost?',
  unanswerable: 'من فاز بكأس العالم لكرة القدم عام 2022؟',
  hostile: 'كم فقدت بحيرة قارون من أسماكها؟',
};

/** Types the question, sends it by Enter and waits until its answer is shown. */
export async function ask(page: Page, question: string): Promise<Answer> {
  const responded = page.waitForResponse(
    (response) => response.url().endsWith('/api/ask') && response.ok(),
  );
  await page.locator('#question').fill(question);
  await page.locator('#question').press('Enter');
  const answer: Answer = await (await responded).json();
  await page.locator('.exchange').last().locator('.answered, .unanswered').waitFor();
  return answer;
}

/** The text that is marked in the opened article, to the letter. */
export async function markedText(page: Page): Promise<string> {
  await page.locator('.article-body mark').first().waitFor();
  return (await page.locator('.article-body mark').allTextContents()).join('');
}
