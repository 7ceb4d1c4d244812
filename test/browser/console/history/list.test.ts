import { expect, test } from '@jest/globals';
import { describeWithBrowser } from '../../../support/browser/browser.js';
import { CONSOLE_MANIFEST_TEXT, trusting } from '../../../support/data/manifest.js';
import { openHistoryConsole } from '../../../support/history/history-console.js';
import { toRecords } from '../../../support/history/many-records.js';
import { recordOf } from '../../../support/history/record-of.js';
import { START } from '../../../support/test-clock.js';

describeWithBrowser('the list of verifications', (open) => {
  test('starts with the newest, and leads by pages in both directions, by links, keys and the browser', async () => {
    const opened = await openHistoryConsole(open, { records: toRecords(80) });
    const { page, go, rows, count, listed, startsWith, errors, foreign } = opened;
    await go('#/');
    await startsWith('v-00000');
    expect(await page.evaluate('document.activeElement.id')).toBe('find');
    expect([await rows.count(), await count.textContent()]).toEqual([25, '80 verifications']);
    expect(await rows.nth(1).locator('td').allTextContents()).toEqual([
      'Did not passLiveness attack',
      expect.stringMatching(/^v-00001/),
      expect.stringMatching(/^1 Jan 2026, \d\d:\d\d$/),
      '3.25Presentation',
      'Far and near',
      'PHL',
      'user-1',
    ]);
    await page.getByRole('link', { name: 'Next page' }).click();
    await startsWith('v-00025');
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    await page.keyboard.press('n');
    await startsWith('v-00050');
    await page.keyboard.press('p');
    await startsWith('v-00025');
    await page.reload();
    await startsWith('v-00025');
    expect(await listed()).toHaveLength(25);
    await page.getByRole('link', { name: 'Back to newest' }).click();
    await startsWith('v-00000');
    await page.goBack();
    await startsWith('v-00025');
    await page.getByRole('link', { name: 'Previous page' }).click();
    await startsWith('v-00000');
    expect([errors, foreign]).toEqual([[], []]);
  });

  test('shows the whole first page where going back would leave a part of it', async () => {
    const { page, go, listed, startsWith, fragment } = await openHistoryConsole(open, { records: toRecords(40) });
    await go('#/');
    await page.getByRole('link', { name: 'v-00005' }).click();
    await page.getByRole('link', { name: 'List', exact: true }).click();
    await startsWith('v-00005');
    await page.getByRole('link', { name: 'Previous page' }).click();
    await startsWith('v-00000');
    expect([(await listed()).length, await fragment()]).toEqual([25, '#/']);
  });

  test('has its filters in the address: they survive a reload, and each can be removed', async () => {
    const { page, go, rows, count, fragment } = await openHistoryConsole(open, { records: toRecords(80) });
    await go('#/');
    await rows.nth(24).waitFor();
    await page.getByRole('heading', { name: 'Verifications' }).click();
    await page.keyboard.press('f');
    await page.getByLabel('Did not pass').check();
    await page.getByRole('group', { name: 'Type of attack' }).getByLabel('Injection').check();
    await page.getByLabel('Country').fill('phl');
    await page.getByLabel('Days of').selectOption('decided');
    await page.locator('.filter [name=from]').fill('2025-12-30');
    await page.locator('.filter [name=max]').fill('50');
    await page.getByRole('button', { name: 'Apply' }).click();
    await count.getByText('3 verifications').waitFor();
    const address = '#/?status=FAIL&type=INJECTION&country=PHL&from=2025-12-30&max=50&by=decided';
    expect(await fragment()).toBe(address);
    await page.reload();
    await count.getByText('3 verifications').waitFor();
    const conditions = page.getByRole('list', { name: 'Active filters' }).locator('li');
    expect(await conditions.allTextContents()).toEqual([
      ...['Status Did not pass', 'Type of attack Injection', 'Country Philippines (PHL)', 'Liveness score up to 50'],
      ...['Decided from 30 Dec 2025', 'Clear filters'],
    ]);
    expect(await rows.allTextContents()).toEqual(Array(3).fill(expect.stringMatching(/Did not pass.*Injection/)));
    await page.getByRole('link', { name: 'Remove the filter Type of attack: Injection' }).click();
    await count.getByText('6 verifications').waitFor();
    await page.getByRole('link', { name: 'Clear filters' }).click();
    await count.getByText('80 verifications').waitFor();
    expect(await fragment()).toBe('#/');
  });

  test.each([
    ['attack=no&flow=SILENT', '21 verifications'],
    ['error=USER_CANCEL', '8 verifications'],
    ['user=user-3&status=PASS', '9 verifications'],
    ['biz=order-11', '1 verification'],
    ['min=95&max=96', '8 verifications'],
    ['from=2026-01-01&to=2026-01-01&status=PENDING', '1 verification'],
  ])('counts what the address names: %s', async (query, text) => {
    const { go, count } = await openHistoryConsole(open, { records: toRecords(80) });
    await go(`#/?${query}`);
    await count.getByText(text, { exact: true }).waitFor();
  });

  test('does not apply a filter that the gateway would not know', async () => {
    const { page, go, rows, fragment } = await openHistoryConsole(open, { records: toRecords(3) });
    await go('#/');
    await rows.nth(2).waitFor();
    await page.locator('.filter summary').click();
    await page.getByLabel('Country').fill('Peru');
    await page.getByRole('button', { name: 'Apply' }).click();
    expect(await page.evaluate('document.querySelector("[name=country]").validity.patternMismatch')).toBe(true);
    expect(await fragment()).toBe('#/');
  });

  test('has an order of its own in the address', async () => {
    const { page, go, listed, startsWith, fragment } = await openHistoryConsole(open, { records: toRecords(30) });
    await go('#/');
    await startsWith('v-00000');
    await page.getByLabel('Order').selectOption('Lowest score first');
    await startsWith('v-00001');
    expect((await listed()).slice(0, 4)).toEqual(['v-00001', 'v-00011', 'v-00021', 'v-00020']);
    expect(await fragment()).toBe('#/?order=score-low');
    await page.getByRole('link', { name: 'Next page' }).click();
    await page.getByRole('link', { name: 'First page' }).click();
    await startsWith('v-00001');
  });

  test('counts while it is open, and shows new verifications when the user wants them', async () => {
    const { page, go, startsWith, count, history, pass } = await openHistoryConsole(open, { records: toRecords(30) });
    await go('#/');
    await startsWith('v-00000');
    await history.put('default', [recordOf('latest', { recordedAt: START + 1_000 })]);
    await pass(31_000);
    await count.getByText('31 verifications').waitFor();
    await startsWith('v-00000');
    await page.getByRole('button', { name: 'Show 1 new' }).click();
    await startsWith('latest');
    await page.getByRole('button', { name: 'Refresh' }).waitFor();
  });

  test('says that there are more than it counts, and pages through them', async () => {
    const { page, go, startsWith, count } = await openHistoryConsole(open, { records: toRecords(10_001) });
    await go('#/');
    await startsWith('v-00000');
    expect(await count.textContent()).toBe('10,000+ verifications');
    await page.getByRole('link', { name: 'Next page' }).click();
    await startsWith('v-00025');
    await page.getByLabel('Order').selectOption('Oldest first');
    await startsWith('v-10000');
  });

  test('works where only trusted documents are executed, once they include those of the console', async () => {
    const { go, rows, page } = await openHistoryConsole(open, {
      records: toRecords(3),
      ...trusting('only', CONSOLE_MANIFEST_TEXT),
    });
    await go('#/');
    await rows.nth(2).locator('a').click();
    await page.locator('a[rel=prev]').waitFor();
    await go('#/statistics');
    await page.locator('.totals').waitFor();
  });
});
