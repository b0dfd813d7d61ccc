import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { describe } from 'vitest';

const path = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const isRequired = process.env['CI'] !== undefined && process.env['CI'] !== 'false';
const isMissing = !existsSync(path);

if (isMissing && !isRequired) {
  console.warn(`Browser tests are skipped: there is no Chromium at ${path}; set CHROMIUM_PATH.`);
}

/** Like describe, but skipped where there is no browser; in continuous integration that fails instead. */
export const describeInBrowser = isMissing && !isRequired ? describe.skip : describe;

/** Starts Chromium without any of its own network use. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: path,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

/** A page in its own context, and what it complained about. */
export interface OpenedPage {
  page: Page;
  /** Errors of scripts, refusals by the security policy, requests to other origins. */
  complaints: string[];
}

/** Opens an address in a fresh context of the given language, size and so on. */
export async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 860 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  const { origin } = new URL(address);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) complaints.push(message.text());
  });
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('data:')) complaints.push(`request: ${url}`);
  });
  await page.goto(address);
  return { page, complaints };
}
