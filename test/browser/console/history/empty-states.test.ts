import { expect, test } from '@jest/globals';
import { describeWithBrowser } from '../../../support/browser/browser.js';
import { type OpenedConsole, openConsole } from '../../../support/browser/console.js';
import { toApiKey, toKeyFile } from '../../../support/gateway/api-keys.js';
import { openHistoryConsole } from '../../../support/history/history-console.js';

const READER = toKeyFile(toApiKey('reader', { scopes: ['liveness:read'] }));
const LOOKS = [
  [320, 'light'],
  [1440, 'dark'],
] as const;

/** Opens both pages one after the other, and looks at each once it says why there is nothing on it. */
async function check({ page, url, violations }: OpenedConsole, texts: { list: string; statistics: string }) {
  for (const [hash, text] of [
    ['#/', texts.list],
    ['#/statistics', texts.statistics],
  ] as const) {
    await page.goto(`${url}/console/${hash}`);
    await page.locator('main').getByText(text).waitFor();
    expect(await page.locator('.notice, .figure, .records').count()).toBe(0);
    for (const [width, colorScheme] of LOOKS) {
      await page.setViewportSize({ width, height: 700 });
      await page.emulateMedia({ colorScheme });
      const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect([hash, width, overflow, await violations()]).toEqual([hash, width, 0, []]);
    }
  }
}

describeWithBrowser('the list and the statistics say why they are empty, fit and have no violations', (open) => {
  test('without a record', async () => {
    const opened = await openHistoryConsole(open);
    await check(opened, {
      list: 'No verification has been recorded yet.',
      statistics: 'No verification was decided in these days.',
    });
    expect(opened.errors).toEqual([]);
  });

  test('without a history', async () => {
    const text = 'This gateway keeps no history, so it has no list of verifications and no statistics.';
    await check(await openConsole(open), { list: text, statistics: text });
  });

  test('without the scope', async () => {
    const opened = await openHistoryConsole(open, { ...READER, env: { ...READER.env, PAGES: 'console' } });
    await opened.show();
    await opened.page.evaluate('sessionStorage.setItem("liveness-console.token", "reader")');
    await opened.page.reload();
    const text = 'Your token does not allow the list of verifications. Ask the operator for the scope liveness:list.';
    await check(opened, { list: text, statistics: text });
  });
});
