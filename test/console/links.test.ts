import { expect, test } from '@jest/globals';
import { describeWithBrowser } from '../support/browser.js';
import { openConsole } from '../support/console.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const LIFE = { simulator: { linkTtlMs: HOUR_MS }, env: { LINK_TTL_SECONDS: '3600' } };

describeWithBrowser('pictures of the console', (open) => {
  test('come by other links before theirs die, with one call, and their remaining life is seen to run out', async () => {
    const { page, show, pass, loaded, links, resultCalls, ids } = await openConsole(open, LIFE);
    await show(ids.passFarNear);
    await loaded.nth(2).waitFor();
    const before = await links();
    await pass(50 * MINUTE_MS);
    await page.locator('.tiles .life').getByText('Link lives 9 min').first().waitFor();
    expect([await links(), resultCalls()]).toEqual([before, 1]);

    await pass(9.5 * MINUTE_MS);
    await page.locator('.tiles .life').getByText('Link lives 59 min').nth(2).waitFor();
    await loaded.nth(2).waitFor();
    expect(new Set([...(await links()), ...before]).size).toBe(2 * before.length);
    expect(resultCalls()).toBe(2);
  });

  test('come back by themselves when their links have died before they were loaded', async () => {
    const { page, show, clock, loaded, links, simulator, ids } = await openConsole(open, LIFE);
    const { release } = simulator.hold({ operation: 'asset' });
    const arrived = simulator.nextCall('asset');
    await show(ids.passSilent);
    await arrived;
    const [dead] = await links();
    // For the page no time passes: it is the picture that tells it.
    clock.advance(HOUR_MS + 1);
    release();
    await loaded.nth(1).waitFor();
    expect(await links()).not.toContain(dead);
    expect(await page.getByText('could not be loaded').count()).toBe(0);
  });

  test('are tried again while their host is in trouble', async () => {
    const { page, show, pass, loaded, links, simulator, resultCalls, ids } = await openConsole(open, LIFE);
    simulator.fault({ operation: 'asset' }, { kind: 'http-status', status: 503 }, { times: 3 });
    await show(ids.passSilent);
    await page.getByText('The picture could not be loaded. Trying again').nth(1).waitFor();
    const tryNow = page.getByRole('button', { name: 'Try now' });
    await tryNow.first().click();
    await tryNow.nth(1).waitFor();
    await tryNow.first().click();
    await loaded.waitFor();
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Main picture, enlarge');
    await pass(5_000);
    await loaded.nth(1).waitFor();
    expect([(await links()).length, resultCalls()]).toEqual([2, 1]);
  });

  test('say when their links cannot be renewed, leave the verdict as it is, and come back after the outage', async () => {
    const { page, show, pass, status, loaded, simulator, ids } = await openConsole(open, LIFE);
    await show(ids.passFarNear);
    await loaded.nth(2).waitFor();
    simulator.fault({ operation: 'get-result' }, { kind: 'http-status', status: 503 }, { times: 1_000 });
    await pass(HOUR_MS);
    await page.getByText('The link could not be renewed. Trying again').nth(2).waitFor();
    expect([await status.textContent(), await page.locator('.notice').count()]).toEqual(['Passed', 0]);

    simulator.clearFaults();
    await pass(30_000);
    await loaded.nth(2).waitFor();
  });

  test('are not renewed while nobody looks at the page, but as soon as somebody does', async () => {
    const { page, show, pass, loaded, links, resultCalls, ids } = await openConsole(open, LIFE);
    await show(ids.passSilent);
    await loaded.nth(1).waitFor();
    const [before] = await links();
    const turn = (state: string) =>
      page.evaluate(`Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true });
        document.dispatchEvent(new Event('visibilitychange'))`);
    await turn('hidden');
    await pass(2 * HOUR_MS);
    await page.locator('.life').getByText('over').first().waitFor();
    expect(resultCalls()).toBe(1);
    await turn('visible');
    await page.locator('.life').getByText('59 min').first().waitFor();
    expect([await links(), resultCalls()]).toEqual([expect.not.arrayContaining([before]), 2]);
  });

  test('say so when they have been erased', async () => {
    const { page, show, pass, clock, loaded, simulator, ids } = await openConsole(open, LIFE);
    await show(ids.passSilent);
    await loaded.nth(1).waitFor();
    simulator.setResult(ids.passSilent, { erasedAt: clock.now() });
    await pass(HOUR_MS);
    await page.getByText('erased').first().waitFor();
    expect(await loaded.count()).toBe(0);
  });
});
