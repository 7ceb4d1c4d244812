import { expect, test } from '@jest/globals';
import { describeWithBrowser } from '../../support/browser/browser.js';
import { openConsole } from '../../support/browser/console.js';
import { DAY_MS } from '../../support/gateway/native.js';
import { until } from '../../support/until.js';

const NATIVE = { env: { NATIVE_RESULTS: 'on' } };

describeWithBrowser('the console shows a native result', (open) => {
  test('that is found by its liveness id, with verdict, device, images, recording and archive, by one billed call', async () => {
    const opened = await openConsole(open, NATIVE);
    const { page, show, loaded, status, announced, simulator, violations, errors, foreign } = opened;
    const { nativeWithMedia: id } = simulator.nativeSampleIds;
    await show();
    await page.getByLabel('Kind of id').selectOption('Liveness id');
    await page.getByLabel('Liveness id').fill(id);
    await page.keyboard.press('Enter');
    await status.getByText('Passed').waitFor();
    await loaded.nth(2).waitFor();
    expect(await announced.textContent()).toBe('Native result: Passed.');
    expect(await page.title()).toBe(`Passed · ${id} · Liveness console`);
    expect(await page.locator('.result-head dl').textContent()).toMatch(
      /^Captured1 Jan 2026, .*PlatformAndroidSDK version4\.0\.5$/,
    );
    expect(await page.locator('.verdict').textContent()).toMatch(/Liveness96\.4At or above the threshold of 50$/);
    expect(await page.locator('.result > section h2').allTextContents()).toEqual([
      'Verdict',
      'Images',
      'Recording and archive',
    ]);
    await page.locator('video').waitFor();
    const archive = await page.getByRole('link', { name: 'Download the audit archive' }).getAttribute('href');
    expect((await fetch(archive ?? '')).headers.get('content-type')).toBe('application/zip');
    await page.keyboard.press('i');
    await page.getByRole('dialog', { name: 'Main image, 1 of 3' }).waitFor();
    await page.keyboard.press('Escape');
    expect([await violations(), simulator.billedCalls(), errors, foreign]).toEqual([[], 1, [], []]);

    await page.getByRole('link', { name: 'Liveness console' }).click();
    await page.getByText('Native SDK').waitFor();
    await page.getByRole('link', { name: id }).click();
    await status.waitFor();
    expect(simulator.billedCalls()).toBe(1);
  });

  test('of an attack with its reasons, and says where there is neither score nor result', async () => {
    const { page, showNative, status, announced, violations, simulator } = await openConsole(open, NATIVE);
    const { nativeInjection, nativeErased, nativePass } = simulator.nativeSampleIds;
    await showNative(nativeInjection);
    await status.getByText('Likely an attack').waitFor();
    expect(await page.getByRole('list', { name: 'Reasons' }).locator('li').allTextContents()).toEqual([
      'Liveness 0 is below 50.',
      'The provider reports an injection attack: images were fed in behind the camera (type 2).',
    ]);
    expect(await violations()).toEqual([]);
    await showNative(nativeErased);
    await page.getByText('The provider has no native result with this id.').waitFor();
    expect(await announced.textContent()).toBe('There is no native result with this id.');
    expect(await violations()).toEqual([]);
    const body = JSON.stringify({ code: 'SUCCESS', message: 'OK', data: { livenessScore: null } });
    simulator.fault({ operation: 'detection-result' }, { kind: 'raw', body });
    await showNative(nativePass);
    await status.getByText('No score').waitFor();
  });

  test('on a page that makes no billed call by itself, also for images that do not load, but on a click', async () => {
    const { page, showNative, pass, links, loaded, simulator } = await openConsole(open, NATIVE);
    await page.addInitScript('const send = fetch; sent = 0; fetch = (...request) => (sent++, send(...request))');
    simulator.fault({ operation: 'asset' }, { kind: 'http-status', status: 503 }, { times: 3 });
    await showNative(simulator.nativeSampleIds.nativePass);
    const retrying = page.getByText('The image could not be loaded. Retrying');
    await retrying.nth(2).waitFor();
    const requests = () => simulator.callsTo('asset').length;
    const before = requests();
    await pass(2 * DAY_MS);
    await until(() => requests() >= before + 3);
    await retrying.nth(2).waitFor();
    expect([await page.evaluate('sent'), simulator.billedCalls()]).toEqual([1, 1]);
    await page.getByRole('button', { name: 'Get new links' }).click();
    await loaded.nth(2).waitFor();
    expect([simulator.billedCalls(), (await links()).length]).toEqual([2, 3]);
  });

  test('except while native results are off, and then says so', async () => {
    const { page, showNative, announced, violations, simulator } = await openConsole(open);
    await showNative(simulator.nativeSampleIds.nativePass);
    const notice = page.locator('.notice');
    await notice.getByText('Results of the native SDK are switched off').waitFor();
    expect(await notice.textContent()).toContain('Ask the operator to set NATIVE_RESULTS=on. NATIVE_RESULTS_OFF');
    expect(await announced.textContent()).toBe('Results of the native SDK are switched off.');
    expect([await violations(), simulator.calls]).toEqual([[], []]);
  });

  test('as far as it is cached while the budget of the day is spent, and says what is missing', async () => {
    const { page, showNative, pass, status, loaded, violations, simulator } = await openConsole(open, {
      env: { ...NATIVE.env, PROVIDER_PAID_CALLS_PER_DAY: '1' },
    });
    const { nativePass, nativeAttack, nativeSilent } = simulator.nativeSampleIds;
    await showNative(nativePass);
    await loaded.first().waitFor();
    await pass(2 * DAY_MS);
    await showNative(nativeAttack);
    await status.getByText('Likely an attack').waitFor();
    await showNative(nativeSilent);
    const notice = page.locator('.notice');
    await notice.getByText('The budget of billed calls is spent for today').waitFor();
    expect(await notice.textContent()).toContain(
      'Try again tomorrow, or ask the operator to raise it. PROVIDER_BUDGET_SPENT',
    );
    expect(await violations()).toEqual([]);
    await showNative(nativePass);
    await status.getByText('Passed').waitFor();
    expect(await page.locator('.tile .mat').allTextContents()).toEqual(
      Array(3).fill('Not loaded: the budget of today is spent'),
    );
    expect([await violations(), await notice.count()]).toEqual([[], 0]);
  });

  test('that could not be read only again on a click, since each attempt can be billed', async () => {
    const { page, showNative, pass, status, simulator } = await openConsole(open, {
      env: { ...NATIVE.env, PROVIDER_RETRIES: '0' },
    });
    simulator.fault({ operation: 'detection-result' }, { kind: 'reset' });
    await showNative(simulator.nativeSampleIds.nativePass);
    await page.locator('.notice').getByText('Try again later. PROVIDER_UNAVAILABLE').waitFor();
    await pass(600_000);
    expect(simulator.callsTo('detection-result')).toHaveLength(1);
    await page.getByRole('button', { name: 'Try again' }).click();
    await status.getByText('Passed').waitFor();
  });
});
