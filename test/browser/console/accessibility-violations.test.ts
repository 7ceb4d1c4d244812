import { expect, test } from '@jest/globals';
import { describeWithBrowser } from '../../support/browser/browser.js';
import { type OpenedConsole, openConsole } from '../../support/browser/console.js';
import { toApiKey } from '../../support/gateway/api-keys.js';

const HOUR_MS = 3_600_000;
const GET_RESULT = { operation: 'get-result' } as const;
const SHORT_LIFE = { simulator: { linkTtlMs: HOUR_MS }, env: { LINK_TTL_SECONDS: '3600' } };
const READER = {
  env: { AUTH: 'on', API_KEYS_FILE: 'keys.json' },
  files: { 'keys.json': JSON.stringify([toApiKey('reader', { scopes: ['liveness:read'] })]) },
};

/** Each state is checked in one colour scheme: states differ in layout and text, not in colours. */
async function expectNone({ page, violations }: OpenedConsole, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  expect(await violations()).toEqual([]);
}

describeWithBrowser('axe-core finds no violations in the console', (open) => {
  test('while a result is loading', async () => {
    const opened = await openConsole(open);
    const { release } = opened.simulator.hold(GET_RESULT);
    await opened.show(opened.ids.passFarNear);
    await opened.page.locator('[aria-busy=true]').waitFor();
    await expectNone(opened, 'dark');
    release();
  });

  test('when a token allows the verdict but no images', async () => {
    const opened = await openConsole(open, READER);
    const { page, show, ids } = opened;
    await show();
    await page.evaluate('sessionStorage.setItem("liveness-console.token", "reader")');
    await page.reload();
    await show(ids.passFarNear);
    await page.getByText('Your token does not allow images').nth(2).waitFor();
    await expectNone(opened, 'light');
  });

  test('when links expired while the page was hidden', async () => {
    const opened = await openConsole(open, SHORT_LIFE);
    const { page, show, pass, loaded, ids } = opened;
    await show(ids.passSilent);
    await loaded.nth(1).waitFor();
    await page.evaluate(`Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'))`);
    await pass(2 * HOUR_MS);
    await page.locator('.expiry').getByText('expired').nth(1).waitFor();
    await expectNone(opened, 'dark');
  });

  test('when the last known result stays on the page during an outage', async () => {
    const opened = await openConsole(open);
    const { page, show, pass, status, simulator, ids } = opened;
    await show(ids.running);
    await status.getByText('Still running').waitFor();
    simulator.fault(GET_RESULT, { kind: 'http-status', status: 503 }, { times: 1_000 });
    await pass(30_000);
    await page.locator('.notice code').getByText('PROVIDER_UNAVAILABLE').waitFor();
    await expectNone(opened, 'light');
  });
});
