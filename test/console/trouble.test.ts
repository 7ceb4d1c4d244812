import { expect, test } from '@jest/globals';
import { toApiKey } from '../support/api-keys.js';
import { describeWithBrowser } from '../support/browser.js';
import { openConsole } from '../support/console.js';
import { CONSOLE_MANIFEST_TEXT, trusting } from '../support/manifest.js';

const DOWN = { kind: 'http-status', status: 503 } as const;
const GET_RESULT = { operation: 'get-result' } as const;

const withKeys = (...keys: unknown[]) => ({
  env: { AUTH: 'on', API_KEYS_FILE: 'keys.json', PAGES: 'console' },
  files: { 'keys.json': JSON.stringify(keys) },
});

describeWithBrowser('the console in trouble', (open) => {
  test('says that the provider does not answer, in words and by its code, and has the result once it does', async () => {
    const { page, show, pass, status, announced, simulator, ids } = await openConsole(open);
    simulator.fault(GET_RESULT, DOWN, { times: 1_000 });
    await show(ids.passFarNear);
    await page.getByText('The provider does not answer').first().waitFor();
    expect(await page.locator('.notice code').textContent()).toBe('PROVIDER_UNAVAILABLE');
    expect(await announced.textContent()).toBe('The provider does not answer.');
    simulator.clearFaults();
    await pass(30_000);
    await status.getByText('Passed').waitFor();
    expect(await page.locator('.notice').count()).toBe(0);
  });

  test('asks at once when told to, and leads back to the heading when that has helped', async () => {
    const { page, show, status, simulator, ids } = await openConsole(open);
    simulator.fault(GET_RESULT, { kind: 'envelope', code: 'SERVICE_NOT_OPEN' });
    await show(ids.passFarNear);
    await page.getByText('The provider refuses this account').first().waitFor();
    await page.getByRole('button', { name: 'Ask now' }).click();
    await status.getByText('Passed').waitFor();
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
  });

  test('keeps on the page what was known before an outage', async () => {
    const { page, show, pass, status, simulator, ids } = await openConsole(open);
    await show(ids.running);
    await status.getByText('Still running').waitFor();
    simulator.fault(GET_RESULT, DOWN, { times: 1_000 });
    for (let looks = 0; looks < 2; looks += 1) {
      await pass(30_000);
      await page.locator('.notice code').getByText('PROVIDER_UNAVAILABLE').waitFor();
      expect(await status.textContent()).toBe('Still running');
    }
    simulator.clearFaults();
    simulator.setResult(ids.running, { state: 'FINISHED' });
    await pass(60_000);
    await status.getByText('Passed').waitFor();
  });

  test('says that the gateway cannot be reached, and goes on when it can', async () => {
    const { page, show, pass, status, ids } = await openConsole(open);
    await page.route('**/graphql', (route) => route.abort());
    await show(ids.passFarNear);
    await page.getByText('The gateway cannot be reached').first().waitFor();
    await page.unroute('**/graphql');
    await pass(10_000);
    await status.getByText('Passed').waitFor();
  });

  test('asks for a token, keeps it for this tab only, and forgets it when told to', async () => {
    const opened = await openConsole(open, withKeys(toApiKey('s3cret')));
    const { page, show, status, ids } = opened;
    await show(ids.passFarNear);
    await page.getByText('The gateway wants to know who you are').first().waitFor();
    await page.getByText('No token').click();
    await page.getByLabel('Token or API key').fill('s3cret');
    await page.keyboard.press('Enter');
    await status.getByText('Passed').waitFor();
    expect(await page.evaluate('JSON.stringify(localStorage) + document.cookie + location.href')).not.toContain(
      's3cret',
    );
    expect(await page.evaluate('document.querySelector("details").open')).toBe(false);
    await page.getByText('Token in use').click();
    await page.getByRole('button', { name: 'Forget it' }).click();
    await page.getByText('The gateway wants to know who you are').first().waitFor();
    expect([await status.count(), await page.evaluate('sessionStorage.length')]).toEqual([0, 0]);
  });

  test('shows the verdict to a token that does not open pictures', async () => {
    const { page, show, status, ids } = await openConsole(
      open,
      withKeys(toApiKey('reader', { scopes: ['liveness:read'] })),
    );
    await show();
    await page.evaluate('sessionStorage.setItem("liveness-console.token", "reader")');
    await page.reload();
    await show(ids.passFarNear);
    await status.getByText('Passed').waitFor();
    expect(await page.locator('.tile .mat').allTextContents()).toEqual(
      Array(3).fill('Your token does not open pictures'),
    );
  });

  test('works where only trusted documents are answered, once its own are among them', async () => {
    const { show, status, ids } = await openConsole(open, trusting('only', CONSOLE_MANIFEST_TEXT));
    await show(ids.passFarNear);
    await status.getByText('Passed').waitFor();
  });
});
