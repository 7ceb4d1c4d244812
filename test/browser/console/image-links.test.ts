import { expect, test } from '@jest/globals';
import { describeWithBrowser } from '../../support/browser/browser.js';
import { openConsole } from '../../support/browser/console.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const LIFE = { simulator: { linkTtlMs: HOUR_MS }, env: { LINK_TTL_SECONDS: '3600' } };

describeWithBrowser('images of the console', (open) => {
  test('get new links before theirs expire, with one provider call, and show the time that is left', async () => {
    const { page, show, pass, loaded, links, resultCalls, ids } = await openConsole(open, LIFE);
    await show(ids.passFarNear);
    await loaded.nth(2).waitFor();
    const before = await links();
    await pass(50 * MINUTE_MS);
    await page.locator('.tiles .expiry').getByText('Link expires in 9 min').first().waitFor();
    expect([await links(), resultCalls()]).toEqual([before, 1]);

    await pass(9.5 * MINUTE_MS);
    await page.locator('.tiles .expiry').getByText('Link expires in 59 min').nth(2).waitFor();
    await loaded.nth(2).waitFor();
    expect(new Set([...(await links()), ...before]).size).toBe(2 * before.length);
    expect(resultCalls()).toBe(2);
  });

  test('load again when their links expired before they were loaded', async () => {
    const { page, show, clock, loaded, links, simulator, ids } = await openConsole(open, LIFE);
    const { release } = simulator.hold({ operation: 'asset' });
    const arrived = simulator.nextCall('asset');
    await show(ids.passSilent);
    await arrived;
    const [expired] = await links();
    // No time passes for the page, so only the failed load can cause the new request.
    clock.advance(HOUR_MS + 1);
    release();
    await loaded.nth(1).waitFor();
    expect(await links()).not.toContain(expired);
    expect(await page.getByText('could not be loaded').count()).toBe(0);
  });

  test('are retried while their host fails', async () => {
    const { page, show, pass, loaded, links, simulator, resultCalls, ids } = await openConsole(open, LIFE);
    simulator.fault({ operation: 'asset' }, { kind: 'http-status', status: 503 }, { times: 3 });
    await show(ids.passSilent);
    await page.getByText('The image could not be loaded. Retrying').nth(1).waitFor();
    const retryNow = page.getByRole('button', { name: 'Retry now' });
    await retryNow.first().click();
    await retryNow.nth(1).waitFor();
    await retryNow.first().click();
    await loaded.waitFor();
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Main image, enlarge');
    await pass(5_000);
    await loaded.nth(1).waitFor();
    expect([(await links()).length, resultCalls()]).toEqual([2, 1]);
  });

  test('show that their links cannot be renewed, keep the verdict, and load again after the outage', async () => {
    const { page, show, pass, status, loaded, simulator, ids } = await openConsole(open, LIFE);
    await show(ids.passFarNear);
    await loaded.nth(2).waitFor();
    simulator.fault({ operation: 'get-result' }, { kind: 'http-status', status: 503 }, { times: 1_000 });
    await pass(HOUR_MS);
    await page.getByText('The link could not be renewed. Retrying').nth(2).waitFor();
    expect([await status.textContent(), await page.locator('.notice').count()]).toEqual(['Passed', 0]);

    simulator.clearFaults();
    await pass(30_000);
    await loaded.nth(2).waitFor();
  });

  test('are not renewed while the page is hidden, but as soon as it is visible', async () => {
    const { page, show, pass, loaded, links, resultCalls, ids } = await openConsole(open, LIFE);
    await show(ids.passSilent);
    await loaded.nth(1).waitFor();
    const [before] = await links();
    const setVisibility = (state: string) =>
      page.evaluate(`Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true });
        document.dispatchEvent(new Event('visibilitychange'))`);
    await setVisibility('hidden');
    await pass(2 * HOUR_MS);
    await page.locator('.expiry').getByText('expired').first().waitFor();
    expect(resultCalls()).toBe(1);
    await setVisibility('visible');
    await page.locator('.expiry').getByText('59 min').first().waitFor();
    expect([await links(), resultCalls()]).toEqual([expect.not.arrayContaining([before]), 2]);
  });

  test('show that they have been erased', async () => {
    const { page, show, pass, clock, loaded, simulator, ids } = await openConsole(open, LIFE);
    await show(ids.passSilent);
    await loaded.nth(1).waitFor();
    simulator.setResult(ids.passSilent, { erasedAt: clock.now() });
    await pass(HOUR_MS);
    await page.getByText('The image is no longer available').first().waitFor();
    expect(await loaded.count()).toBe(0);
  });
});
