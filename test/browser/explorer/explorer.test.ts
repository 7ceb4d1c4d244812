import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { readSampleOperations } from '../../../src/server/apollo/sample-operations.js';
import { describeWithBrowser } from '../../support/browser/browser.js';
import { toApiKey, toKeyFile } from '../../support/gateway/api-keys.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { createModelHistory } from '../../support/history/model.js';
import { recordOf } from '../../support/history/record-of.js';
import { until } from '../../support/until.js';

const responseOf = (page: Page) => page.locator('.graphiql-response');

async function run(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Execute query/ }).click();
}

describeWithBrowser('the explorer, without internet access,', (open) => {
  test('shows the documentation, starts with the sample operations, runs one, and sends requests only to the gateway', async () => {
    const gateway = await startTestGateway();
    const { page, errors, foreign } = await open(`${gateway.url}/explore`);
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByRole('link', { name: 'LivenessImage', exact: true }).click();
    await page.getByText('An image captured during the verification.').waitFor();
    const tabs = await page.getByRole('tab').allInnerTexts();
    const samples = readSampleOperations({
      packageRoot: new URL('../../../', import.meta.url),
      signatureId: '',
      needsToken: false,
    });
    expect(tabs).toEqual(samples.map(({ query }) => /query (\w+)/.exec(query)?.[1]));
    await run(page);
    await responseOf(page).getByText('"PASS"').waitFor();
    expect(gateway.resultCalls(gateway.simulator.sampleIds.passFarNear)).toBe(1);
    expect([errors, foreign]).toEqual([[], []]);
  });

  test('offers a list and statistics where a history is kept, with variables that return something', async () => {
    const history = createModelHistory();
    await history.put('default', [recordOf('recorded')]);
    const { url } = await startTestGateway({ history });
    const { page, errors } = await open(`${url}/explore`);
    const editor = page.locator('.graphiql-query-editor');
    // A tab that is chosen before the editor is ready gets lost.
    await editor.getByText('Explore', { exact: true }).first().waitFor();
    for (const [name, value] of [
      ['VerificationHistory', '"recorded"'],
      ['VerificationStatistics', '"passRate"'],
    ] as const) {
      await page.getByRole('tab', { name }).click();
      await editor.getByText(name).first().waitFor();
      await run(page);
      await responseOf(page).getByText(value).first().waitFor();
    }
    expect(errors).toEqual([]);
  });

  test('sends the token that is typed in, and keeps it for the tab only', async () => {
    const key = 'a_key_that_is_typed_in';
    const scopes = ['liveness:read', 'liveness:image', 'liveness:introspect'];
    const { env, files } = toKeyFile(toApiKey(key, { scopes }));
    const { url } = await startTestGateway({ env: { ...env, PAGES: 'explore', INTROSPECTION: 'off' }, files });
    const { page, errors, foreign } = await open(`${url}/explore/`);
    await page.getByRole('button', { name: 'Headers' }).click();
    await page.getByText('"Bearer YOUR_TOKEN"', { exact: true }).dblclick();
    await page.keyboard.insertText(key);
    await run(page);
    await responseOf(page).getByText('"PASS"').waitFor();
    await page.getByRole('button', { name: 'Re-fetch GraphQL schema' }).click();
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByRole('link', { name: 'LivenessImage', exact: true }).waitFor();
    // GraphiQL stores it half a second after the last keystroke.
    const kept = () => page.evaluate<string>("sessionStorage.getItem('graphiql:headers')");
    await until(async () => (await kept()).includes(key));
    expect(await page.evaluate('localStorage.length')).toBe(0);
    expect(foreign).toEqual([]);
    // GraphiQL requested the schema before there was a token, and again with the introspection query for older servers.
    expect(errors.filter((error) => !error.includes('401 (Unauthorized)'))).toEqual([]);
  });
});
