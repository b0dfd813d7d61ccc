import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { describeInBrowser, launchBrowser, openPage, type OpenedPage } from './browser.js';

/** A service that a browser can visit. */
interface Served {
  /** Such as http://localhost:41234. */
  origin: string;
  close(): Promise<void>;
}

/** A service and the browser that visits it. */
export interface Site<S extends Served> {
  readonly service: S;
  /** Opens the path in a fresh context of the given language, size and so on. */
  open(options?: BrowserContextOptions, path?: string): Promise<OpenedPage>;
}

/** Describes the page of a service that is started once for all of the tests. */
export function describeSite<S extends Served>(
  name: string,
  start: () => Promise<S>,
  tests: (site: Site<S>) => void,
): void {
  describeInBrowser(name, () => {
    let service: S;
    let browser: Browser;
    beforeAll(async () => {
      [service, browser] = await Promise.all([start(), launchBrowser()]);
    });
    afterAll(async () => {
      await browser?.close();
      await service?.close();
    });
    tests({
      get service() {
        return service;
      },
      open: (options, path = '') => openPage(browser, service.origin + path, options),
    });
  });
}
