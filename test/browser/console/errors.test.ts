import { expect, test } from '@jest/globals';
import { describeWithBrowser } from '../../support/browser/browser.js';
import { openConsole } from '../../support/browser/console.js';
import { CONSOLE_MANIFEST_TEXT, trusting } from '../../support/data/manifest.js';
import { toApiKey } from '../../support/gateway/api-keys.js';
import { startIssuer } from '../../support/gateway/issuer.js';
import { START } from '../../support/test-clock.js';

const DOWN = { kind: 'http-status', status: 503 } as const;
const GET_RESULT = { operation: 'get-result' } as const;

const withKeys = (...keys: unknown[]) => ({
  env: { AUTH: 'on', API_KEYS_FILE: 'keys.json', PAGES: 'console' },
  files: { 'keys.json': JSON.stringify(keys) },
});

describeWithBrowser('the console on errors', (open) => {
  test('shows a provider outage as text and code, and the result once the provider answers', async () => {
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

  test('retries at once on a click, and moves the focus to the heading when that succeeds', async () => {
    const { page, show, status, simulator, ids } = await openConsole(open);
    simulator.fault(GET_RESULT, { kind: 'envelope', code: 'SERVICE_NOT_OPEN' });
    await show(ids.passFarNear);
    await page.getByText('The provider refuses this account').first().waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await status.getByText('Passed').waitFor();
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
  });

  test('keeps the last known result during an outage', async () => {
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

  test('shows that the gateway cannot be reached, and recovers', async () => {
    const { page, show, pass, status, ids } = await openConsole(open);
    await page.route('**/graphql', (route) => route.abort());
    await show(ids.passFarNear);
    await page.getByText('The gateway cannot be reached').first().waitFor();
    await page.unroute('**/graphql');
    await pass(10_000);
    await status.getByText('Passed').waitFor();
  });

  test('shows why a token is rejected, and focuses the token field', async () => {
    const issuer = await startIssuer();
    const keys = withKeys(toApiKey('s3cret'));
    const { page, show, status, announced, ids } = await openConsole(open, {
      ...keys,
      env: { ...keys.env, ...issuer.env },
    });
    await show();
    for (const [token, reason] of [
      [await issuer.sign({ exp: START / 1000 - 600 }), 'The token has expired.'],
      ['wr0ng', 'The credential is unknown.'],
    ] as const) {
      await page.evaluate(`sessionStorage.setItem("liveness-console.token", ${JSON.stringify(token)})`);
      await page.goto('about:blank');
      await show(ids.passFarNear);
      await page.locator('.notice').getByText(reason).waitFor();
      expect(await announced.textContent()).toBe('The gateway needs a valid token.');
      expect(await page.evaluate('document.activeElement.id')).toBe('token');
    }
    await page.keyboard.type('s3cret');
    await page.keyboard.press('Enter');
    await status.getByText('Passed').waitFor();
  });

  test('requests a token, keeps it for this tab only, and forgets it on a click', async () => {
    const opened = await openConsole(open, withKeys(toApiKey('s3cret')));
    const { page, show, status, ids } = opened;
    await show(ids.passFarNear);
    await page.getByText('The gateway needs a valid token').first().waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('token');
    await page.getByLabel('Token or API key').fill('s3cret');
    await page.keyboard.press('Enter');
    await status.getByText('Passed').waitFor();
    expect(await page.evaluate('JSON.stringify(localStorage) + document.cookie + location.href')).not.toContain(
      's3cret',
    );
    expect(await page.evaluate('document.querySelector("details").open')).toBe(false);
    await page.getByText('Token in use').click();
    await page.getByRole('button', { name: 'Forget token' }).click();
    await page.getByText('The gateway needs a valid token').first().waitFor();
    expect([await status.count(), await page.evaluate('sessionStorage.length')]).toEqual([0, 0]);
  });

  test('shows the verdict to a caller whose token does not allow images', async () => {
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
      Array(3).fill('Your token does not allow images'),
    );
  });

  test('works where only trusted documents are executed, once they include its own', async () => {
    const { show, status, ids } = await openConsole(open, trusting('only', CONSOLE_MANIFEST_TEXT));
    await show(ids.passFarNear);
    await status.getByText('Passed').waitFor();
  });
});
