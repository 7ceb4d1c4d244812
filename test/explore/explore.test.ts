import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { readSampleOperations } from '../../src/server/sample-operations.js';
import { toApiKey, toKeyFile } from '../support/api-keys.js';
import { describeWithBrowser } from '../support/browser.js';
import { startTestGateway } from '../support/gateway.js';
import { until } from '../support/until.js';

const answerOf = (page: Page) => page.locator('.graphiql-response');

async function run(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Execute query/ }).click();
}

describeWithBrowser('the explorer, without a network,', (open) => {
  test('opens the documentation, begins with the operations of schema/, runs one, and asks nobody but the gateway', async () => {
    const gateway = await startTestGateway();
    const { page, errors, foreign } = await open(`${gateway.url}/explore`);
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByRole('link', { name: 'LivenessImage', exact: true }).click();
    await page.getByText('A picture that was taken during the verification.').waitFor();
    const tabs = await page.getByRole('tab').allInnerTexts();
    const samples = readSampleOperations({
      packageRoot: new URL('../../', import.meta.url),
      signatureId: '',
      needsToken: false,
    });
    expect(tabs).toEqual(samples.map(({ query }) => /query (\w+)/.exec(query)?.[1]));
    await run(page);
    await answerOf(page).getByText('"PASS"').waitFor();
    expect(gateway.resultCalls(gateway.simulator.sampleIds.passFarNear)).toBe(1);
    expect([errors, foreign]).toEqual([[], []]);
  });

  test('asks with the token that is typed in, which the next visit knows and no other window', async () => {
    const key = 'a_key_that_is_typed_in';
    const scopes = ['liveness:read', 'liveness:image', 'liveness:introspect'];
    const { env, files } = toKeyFile(toApiKey(key, { scopes }));
    const { url } = await startTestGateway({ env: { ...env, PAGES: 'explore', INTROSPECTION: 'off' }, files });
    const { page, errors, foreign } = await open(`${url}/explore/`);
    await page.getByRole('button', { name: 'Headers' }).click();
    await page.getByText('"Bearer YOUR_TOKEN"', { exact: true }).dblclick();
    await page.keyboard.insertText(key);
    await run(page);
    await answerOf(page).getByText('"PASS"').waitFor();
    await page.getByRole('button', { name: 'Re-fetch GraphQL schema' }).click();
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByRole('link', { name: 'LivenessImage', exact: true }).waitFor();
    // It is kept half a second after the last letter.
    const kept = () => page.evaluate<string>("sessionStorage.getItem('graphiql:headers')");
    await until(async () => (await kept()).includes(key));
    expect(await page.evaluate('localStorage.length')).toBe(0);
    expect(foreign).toEqual([]);
    // The schema was asked for before there was a token, and once more in the words of older servers.
    expect(errors.filter((error) => !error.includes('401 (Unauthorized)'))).toEqual([]);
  });
});
