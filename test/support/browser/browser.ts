import { afterAll, beforeAll } from '@jest/globals';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../../scripts/find-chromium.js';
import { closeAfterTest } from '../close-after-test.js';
import { describeWith } from '../describe-with.js';

const BINARY = findChromium();

/** No name leads anywhere, so what a page wants from elsewhere it does not get; addresses of this machine do. */
const ARGUMENTS = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type OpenPage = {
  readonly page: Page;
  /** Errors in its console, uncaught ones too, and loads that failed. */
  readonly errors: readonly string[];
  /** Addresses that it has asked outside of the origins that it may ask. */
  readonly foreign: readonly string[];
};

/** Opens a page in a context of its own, which ends with the test. `origins` are those that it may ask. */
export type OpenInBrowser = (url: string, origins?: readonly string[]) => Promise<OpenPage>;

/** Tests in one Chromium, without a network. */
export function describeWithBrowser(name: string, define: (open: OpenInBrowser) => void): void {
  describeWith('chromium', BINARY !== '', name, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: BINARY, args: ARGUMENTS, chromiumSandbox: false });
    });
    afterAll(() => browser?.close());
    define((url, origins = [new URL(url).origin]) => openPage(browser, url, origins));
  });
}

async function openPage(browser: Browser, url: string, origins: readonly string[]): Promise<OpenPage> {
  const context = await browser.newContext();
  closeAfterTest(() => context.close());
  const errors: string[] = [];
  const foreign: string[] = [];
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (/^(http|ws)s?:$/.test(protocol) && !origins.includes(origin)) foreign.push(request.url());
  });
  context.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  context.on('weberror', (error) => errors.push(error.error().message));
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(url);
  return { page, errors, foreign };
}
