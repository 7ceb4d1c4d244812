import { expect, test } from '@jest/globals';
import { describeWithBrowser } from '../../../support/browser/browser.js';
import { toApiKey, toKeyFile } from '../../../support/gateway/api-keys.js';
import { openHistoryConsole } from '../../../support/history/history-console.js';
import { toRecords } from '../../../support/history/many-records.js';

const KEYS = toKeyFile(toApiKey('reader', { scopes: ['liveness:read'] }));
const ONE_DAY = '#/statistics?from=2026-01-01&to=2026-01-01';

async function openStatistics(...parameters: Parameters<typeof openHistoryConsole>) {
  const opened = await openHistoryConsole(...parameters);
  const { page } = opened;
  return {
    ...opened,
    charts: page.locator('[data-drawn=true] canvas'),
    figure: (name: string) => page.getByRole('region', { name }),
    openTable: (name: string) => page.getByRole('region', { name }).getByText('Table', { exact: true }).click(),
  };
}

describeWithBrowser('the statistics', (open) => {
  test('show totals and five figures, each with its numbers in a table, and load the library only then', async () => {
    const opened = await openStatistics(open, { records: toRecords(100) });
    const { page, go, rows, charts, figure, openTable, errors, foreign } = opened;
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await go('#/');
    await rows.nth(1).waitFor();
    const isLibrary = (url: string) => url.includes('draw-chart');
    expect(requests.filter(isLibrary)).toEqual([]);
    await page.getByRole('link', { name: 'Statistics' }).click();
    await charts.nth(4).waitFor();
    expect(requests.filter(isLibrary)).toHaveLength(1);
    expect(await page.locator('.totals > div').allTextContents()).toEqual([
      ...['Verifications99', 'Pass rate88.8%', 'Attack rate11.2%', 'Likely attacks10', 'Not completed10'],
    ]);
    expect(await page.locator('.figure h2').allTextContents()).toEqual([
      ...['Verdicts per day', 'Attack rate per day', 'Liveness scores', 'Verdicts by country', 'Verdicts by flow'],
    ]);
    await openTable('Verdicts per day');
    const days = figure('Verdicts per day').locator('tbody tr');
    expect(await days.count()).toBe(30);
    expect(await days.last().locator('th, td').allTextContents()).toEqual(['1 Jan 2026', '8', '2', '1']);
    expect(await page.locator('.figure-table tbody tr').count()).toBe(30 + 30 + 20 + 5 + 3);
    expect([errors, foreign]).toEqual([[], []]);
  });

  test('lead from a bar, and from a number of a table, to the list of what it counts', async () => {
    const { page, go, rows, count, charts, figure, openTable, fragment } = await openStatistics(open, {
      records: toRecords(100),
    });
    await go(`${ONE_DAY}&country=PHL,IDN,NGA`);
    await charts.nth(4).waitFor();
    const box = await charts.first().boundingBox();
    // One day has one column, in the middle between the axis and the right edge; its lower part are those that passed.
    await charts.first().click({ position: { x: (box?.width ?? 0) / 2 + 15, y: (box?.height ?? 0) * 0.6 } });
    await count.getByText('5 verifications').waitFor();
    const filter = 'country=PHL,IDN,NGA&from=2026-01-01&to=2026-01-01&by=decided';
    expect(await fragment()).toBe(`#/?status=PASS&${filter}`);
    expect(await rows.allTextContents()).toEqual(Array(5).fill(expect.stringMatching(/^Passed/)));

    await page.goBack();
    await openTable('Attack rate per day');
    expect(await figure('Attack rate per day').locator('tbody td').allTextContents()).toEqual(['28.6%', '2']);
    await page.getByRole('link', { name: '2: list Likely attacks, 1 Jan 2026' }).click();
    await count.getByText('2 verifications').waitFor();
    expect(await fragment()).toBe(`#/?attack=yes&${filter}`);
  });

  test('have their filters in the address: they survive a reload, and go along to the list', async () => {
    const { page, go, charts, count, fragment } = await openStatistics(open, { records: toRecords(100) });
    const total = page.locator('.totals dd').first();
    await go('#/statistics');
    await charts.nth(4).waitFor();
    await page.keyboard.press('f');
    await page.getByRole('checkbox', { name: 'Did not pass' }).check();
    await page.getByRole('button', { name: 'Apply' }).click();
    await total.getByText('10', { exact: true }).waitFor();
    await page.getByRole('link', { name: '7 days' }).click();
    await page.locator('[aria-current=true]').getByText('7 days').waitFor();
    expect(await fragment()).toBe('#/statistics?status=FAIL&from=2025-12-26&to=2026-01-01&by=decided');
    await page.reload();
    await total.getByText('10', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'List', exact: true }).click();
    await count.getByText('10 verifications').waitFor();
  });

  test('follow the colours of the device while they are shown', async () => {
    const { page, go, charts } = await openStatistics(open, { records: toRecords(30) });
    const drawing = () => page.evaluate('document.querySelector("canvas").toDataURL()');
    await page.emulateMedia({ colorScheme: 'light' });
    await go(ONE_DAY);
    await charts.nth(4).waitFor();
    const light = await drawing();
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.waitForFunction(`document.querySelector("canvas").toDataURL() !== ${JSON.stringify(light)}`);
  });

  test('show their tables where the library of charts cannot be loaded', async () => {
    const { page, go, figure } = await openStatistics(open, { records: toRecords(30) });
    await page.route('**/draw-chart*', (route) => route.abort());
    await go(ONE_DAY);
    await page.getByText('The chart could not be loaded.').nth(4).waitFor();
    await figure('Verdicts per day').getByRole('link', { name: '8: list Passed, 1 Jan 2026' }).waitFor();
  });

  test('say that nothing was decided, that the history is down, and recover', async () => {
    const { page, go, pass, charts, announced, setIsDown } = await openStatistics(open, { records: toRecords(30) });
    await go('#/statistics?from=2020-01-01&to=2020-01-31');
    await page.getByText('No verification was decided in these days.').waitFor();
    setIsDown(true);
    await go(ONE_DAY);
    await page.locator('.notice code').getByText('HISTORY_UNAVAILABLE').waitFor();
    expect(await announced.textContent()).toBe('The history is not available at the moment.');
    setIsDown(false);
    await pass(10_000);
    await charts.nth(4).waitFor();
    expect(await page.locator('.notice').count()).toBe(0);
  });

  test('are not shown to a token without the scope, which can still find single verifications', async () => {
    const { page, go, show } = await openStatistics(open, { ...KEYS, env: { ...KEYS.env, PAGES: 'console' } });
    await show();
    await page.evaluate('sessionStorage.setItem("liveness-console.token", "reader")');
    await page.reload();
    await go('#/statistics');
    await page.locator('.note').getByText('Ask the operator for the scope liveness:list.').waitFor();
    await page.getByRole('link', { name: 'Find a verification' }).click();
    await page.getByRole('heading', { name: 'Find a verification' }).waitFor();
  });
});
