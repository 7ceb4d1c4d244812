import { expect, test } from '@jest/globals';
import { describeWithBrowser } from '../../../support/browser/browser.js';
import { openHistoryConsole } from '../../../support/history/history-console.js';
import { toRecords } from '../../../support/history/many-records.js';
import { recordOf } from '../../../support/history/record-of.js';
import { START } from '../../../support/test-clock.js';

/** Values as long as they can be. */
const LONG = recordOf('x'.repeat(64), {
  ...{ status: 'FAIL', errorCodes: ['A_REASON_THAT_IS_NOT_DOCUMENTED'], userId: 'u'.repeat(256), isLikelyAttack: true },
  ...{ recordedAt: START + 1, erasedAt: START, faceLivenessScore: 12.3456789, livenessFlowCategory: 'UNKNOWN' },
});

describeWithBrowser('the list and the statistics', (open) => {
  test.each([
    [320, 'light'],
    [768, 'dark'],
    [1440, 'light'],
    [1440, 'dark'],
  ] as const)('fit into %i pixels and have no violations in %s colours, in each state', async (width, colorScheme) => {
    const opened = await openHistoryConsole(open, { records: [...toRecords(60), LONG], width, colorScheme });
    const { page, go, rows, setIsDown, violations, overflow } = opened;
    const check = async (state: string) =>
      expect([state, await overflow(), await violations()]).toEqual([state, 0, []]);
    await go('#/');
    await rows.nth(24).waitFor();
    await check('list');
    const filter = 'status=FAIL&country=PHL&from=2025-12-01&to=2026-01-01&user=user-1&error=LIVENESS_ATTACK&min=0.5';
    await go(`#/?${filter}`);
    await rows.first().waitFor();
    await page.locator('.filter summary').click();
    await check('filter');
    await go('#/?biz=none');
    await page.getByText('No verification matches the filters.').waitFor();
    await check('no match');
    await go('#/?after=AAAA');
    await page.getByText('This place in the list').waitFor();
    await check('invalid place');
    await go('#/statistics');
    await page.locator('[data-drawn=true]').nth(4).waitFor();
    for (const summary of await page.locator('.figure summary').all()) await summary.click();
    await check('statistics');
    await go('#/');
    await page.getByRole('link', { name: 'v-00002', exact: true }).click();
    await page.locator('a[rel=next]').waitFor();
    await check('steps');
    setIsDown(true);
    for (const hash of ['#/?user=u', '#/statistics?user=u']) {
      await go(hash);
      await page.locator('.notice').waitFor();
      await check(`error of ${hash}`);
    }
  });

  test('have no violations while they are loading', async () => {
    const { page, go, violations } = await openHistoryConsole(open, { records: toRecords(3) });
    await page.route('**/graphql', () => undefined);
    await go('#/');
    await page.getByText('Loading the list').waitFor();
    expect(await violations()).toEqual([]);
    await go('#/statistics');
    await page.getByText('Loading the statistics').waitFor();
    expect(await violations()).toEqual([]);
  });
});
