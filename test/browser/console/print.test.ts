import { expect, test } from '@jest/globals';
import { describeWithBrowser } from '../../support/browser/browser.js';
import { openConsole } from '../../support/browser/console.js';

describeWithBrowser('the console on paper', (open) => {
  test('has the whole record and no controls', async () => {
    const { page, show, loaded, ids } = await openConsole(open);
    await show(ids.identityMatch);
    await loaded.first().waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.getByText('Ocr › Id number').waitFor();
    for (const hidden of ['.bar', 'footer', '.expiry', '.media']) {
      expect([hidden, await page.locator(hidden).first().isVisible()]).toEqual([hidden, false]);
    }
    expect(await page.locator('.verdict').isVisible()).toBe(true);
  });
});
