import { expect, test } from '@jest/globals';
import { describeWithBrowser } from '../../../support/browser/browser.js';
import { openConsole } from '../../../support/browser/console.js';
import { createFile, openTestHistory } from '../../../support/history/engines.js';
import { toRecords } from '../../../support/history/many-records.js';

/** More than the gateway counts. */
const COUNT = 10_500;

describeWithBrowser('the console of a gateway whose history is a file', (open) => {
  test('lists, filters and pages more records than it counts, and shows their statistics', async () => {
    const { path } = createFile();
    const history = await openTestHistory({ database: { kind: 'file', path } });
    const records = toRecords(COUNT);
    await history.put('default', records);
    await history.close();
    const { page, show, errors } = await openConsole(open, { env: { HISTORY_DATABASE: `file:${path}` } });
    const rows = page.locator('.records tbody tr');
    const count = page.locator('.count');
    const startsWith = (id: string) => rows.first().getByText(id, { exact: true }).waitFor();

    await show();
    await startsWith('v-00000');
    expect([await rows.count(), await count.textContent()]).toEqual([25, '10,000+ verifications']);
    await page.getByRole('link', { name: 'Next page' }).click();
    await startsWith('v-00025');
    await page.getByRole('link', { name: 'Previous page' }).click();
    await startsWith('v-00000');

    await page.locator('.filter summary').click();
    await page.getByRole('group', { name: 'Type of attack' }).getByLabel('Injection').check();
    await page.getByRole('button', { name: 'Apply' }).click();
    await startsWith('v-00011');
    const injected = records.filter(({ livenessAttackType }) => livenessAttackType === 'INJECTION').length;
    expect([injected, await count.textContent()]).toEqual([525, '525 verifications']);
    await page.getByRole('link', { name: 'Next page' }).click();
    await startsWith('v-00511');
    expect(await rows.allTextContents()).toEqual(Array(25).fill(expect.stringMatching(/Did not pass.*Injection/)));
    await page.getByRole('link', { name: 'Previous page' }).click();
    await startsWith('v-00011');
    await page.getByRole('link', { name: 'Clear filters' }).click();
    await count.getByText('10,000+ verifications').waitFor();

    await page.getByRole('link', { name: 'Statistics' }).click();
    await page.locator('[data-drawn=true] canvas').nth(4).waitFor();
    // Thirty days until noon: 29 of 24 hours and one of 12.
    expect(await page.locator('.totals dd').first().textContent()).toBe('707');
    for (const summary of await page.locator('.figure summary').all()) await summary.click();
    expect(await page.locator('.figure-table tbody tr').count()).toBe(30 + 30 + 20 + 5 + 3);
    expect(errors).toEqual([]);
  });
});
