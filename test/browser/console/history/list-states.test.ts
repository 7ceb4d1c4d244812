import { expect, test } from '@jest/globals';
import { describeWithBrowser } from '../../../support/browser/browser.js';
import { openConsole } from '../../../support/browser/console.js';
import { toApiKey, toKeyFile } from '../../../support/gateway/api-keys.js';
import { openHistoryConsole } from '../../../support/history/history-console.js';
import { toRecords } from '../../../support/history/many-records.js';

const KEYS = toKeyFile(toApiKey('lister'), toApiKey('reader', { scopes: ['liveness:read'] }));
const WITH_KEYS = { ...KEYS, env: { ...KEYS.env, PAGES: 'console' } };

describeWithBrowser('the list of verifications', (open) => {
  test('says that nothing has been recorded yet, and where a filter matches nothing', async () => {
    const { page, go, count, history } = await openHistoryConsole(open);
    await go('#/');
    await page.getByText('No verification has been recorded yet.').waitFor();
    expect(await count.textContent()).toBe('0 verifications');
    await history.put('default', toRecords(1));
    await go('#/?status=FAIL');
    await page.getByText('No verification matches the filters.').waitFor();
    await page.getByRole('link', { name: 'Show all' }).click();
    await count.getByText('1 verification', { exact: true }).waitFor();
  });

  test('shows that the history is down, retries by itself and at once on a click', async () => {
    const { page, go, rows, pass, announced, setIsDown } = await openHistoryConsole(open, { records: toRecords(3) });
    setIsDown(true);
    await go('#/');
    await page.locator('.notice code').getByText('HISTORY_UNAVAILABLE').waitFor();
    expect(await announced.textContent()).toBe('The history is not available at the moment.');
    setIsDown(false);
    await pass(10_000);
    await rows.nth(2).waitFor();
    expect(await page.locator('.notice').count()).toBe(0);

    setIsDown(true);
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.locator('.notice').waitFor();
    expect(await rows.count()).toBe(3);
    setIsDown(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.notice').waitFor({ state: 'detached' });
  });

  test('is the search where no history is kept, with one note, and lists pasted ids by links', async () => {
    const { page, show } = await openConsole(open);
    await show();
    await page.getByText('This gateway keeps no history, so it has no list of verifications').waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Find a verification');
    expect([await page.locator('.notice').count(), await page.locator('.filter').count()]).toEqual([0, 0]);
    expect(await page.evaluate('document.activeElement.id')).toBe('find');
    await page.getByLabel('Signature id').fill('one, two');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'two' }).waitFor();
    await page.goto(page.url().replace(/#.*/, '#/statistics'));
    await page.locator('.note').getByText('This gateway keeps no history').waitFor();
    expect(await page.locator('.tabs').count()).toBe(0);
  });

  test('is the search where the token lacks the scope, and the list once another token has it', async () => {
    const { page, go, rows } = await openHistoryConsole(open, { records: toRecords(3), ...WITH_KEYS });
    await go('#/');
    await page.getByText('The gateway needs a valid token').first().waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('token');
    await page.keyboard.type('reader');
    await page.keyboard.press('Enter');
    await page.getByText('Your token does not allow the list of verifications.').waitFor();
    expect(await page.locator('.notice').count()).toBe(0);
    await page.getByText('Token in use').click();
    await page.getByLabel('Token or API key').fill('lister');
    await page.keyboard.press('Enter');
    await rows.nth(2).waitFor();
  });

  test('says that a place in it is not valid any more, and leads back to its start', async () => {
    const { page, go, startsWith } = await openHistoryConsole(open, { records: toRecords(3) });
    await go('#/?after=AAAA');
    await page.getByText('This place in the list is not valid any more.').waitFor();
    await page.getByRole('link', { name: 'Back to the start' }).click();
    await startsWith('v-00000');
  });
});
