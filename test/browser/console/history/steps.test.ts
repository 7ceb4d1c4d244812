import { expect, test } from '@jest/globals';
import { describeWithBrowser } from '../../../support/browser/browser.js';
import { openHistoryConsole } from '../../../support/history/history-console.js';
import { toRecords } from '../../../support/history/many-records.js';
import { recordOf } from '../../../support/history/record-of.js';
import { START } from '../../../support/test-clock.js';

describeWithBrowser('the console', (open) => {
  test('leads from a result of the list to the next and previous one, by links and keys, and back', async () => {
    const opened = await openHistoryConsole(open);
    const { page, go, history, ids, status, startsWith } = opened;
    const order = [ids.passFarNear, ids.attackPresentation, ids.documentGenuine];
    await history.put('default', [
      // As the provider says, since what is opened is recorded again.
      ...order.map((id, index) => recordOf(id, { recordedAt: START - index, countryCode: 'PHL' })),
      recordOf('of-another-country', { recordedAt: START - 1, countryCode: 'IDN' }),
    ]);
    const title = (id: string) => page.getByRole('heading', { name: `Verification ${id}` }).waitFor();
    await go('#/?country=PHL');
    await page.getByRole('link', { name: order[0] ?? '' }).click();
    await title(ids.passFarNear);
    await page.getByRole('link', { name: 'Next' }).waitFor();
    expect(await page.getByRole('link', { name: 'Previous' }).count()).toBe(0);
    await page.keyboard.press('n');
    await title(ids.attackPresentation);
    await status.getByText('Did not pass').waitFor();
    await page.reload();
    await page.getByRole('link', { name: 'Next' }).click();
    await title(ids.documentGenuine);
    await page.getByRole('link', { name: 'Previous' }).waitFor();
    expect(await page.getByRole('link', { name: 'Next' }).count()).toBe(0);
    await page.keyboard.press('p');
    await title(ids.attackPresentation);
    await page.locator('a[rel=prev]').waitFor();
    await page.keyboard.press('l');
    await startsWith(ids.attackPresentation);
    expect(await page.getByRole('link', { name: /Remove the filter Country/ }).count()).toBe(1);
    await page.getByRole('link', { name: 'Back to newest' }).click();
    await startsWith(ids.passFarNear);
    await go(`#/result/${ids.passFarNear}`);
    await status.waitFor();
    expect(await page.getByRole('navigation').count()).toBe(0);
  });

  test('opens several pasted ids as a list, and the ones that are not recorded by links', async () => {
    const { page, go, listed, startsWith, violations } = await openHistoryConsole(open, { records: toRecords(60) });
    await go('#/');
    await startsWith('v-00000');
    await page.evaluate(`{
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', 'v-00050\\n v-00003\\nunknown-1\\n');
      document.querySelector('#find').dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }`);
    expect(await page.getByLabel('Signature id').inputValue()).toBe('v-00050 v-00003 unknown-1');
    await page.keyboard.press('Enter');
    await startsWith('v-00003');
    expect(await listed()).toEqual(['v-00003', 'v-00050']);
    await page.getByRole('heading', { name: 'One id is not recorded' }).waitFor();
    expect(await page.getByRole('link', { name: 'unknown-1' }).getAttribute('href')).toBe('#/result/unknown-1');
    expect(await violations()).toEqual([]);
    await page.reload();
    await startsWith('v-00003');
  });

  test('gives the keys back to the page when Esc leaves the search', async () => {
    const { page, go, startsWith } = await openHistoryConsole(open, { records: toRecords(60) });
    await go('#/');
    await startsWith('v-00000');
    await page.keyboard.press('n');
    expect(await page.getByLabel('Signature id').inputValue()).toBe('n');
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await startsWith('v-00025');
  });
});
