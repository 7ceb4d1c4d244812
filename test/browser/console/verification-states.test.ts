import { expect, test } from '@jest/globals';
import { describeWithBrowser } from '../../support/browser/browser.js';
import { openConsole } from '../../support/browser/console.js';

describeWithBrowser('the console', (open) => {
  test('finds a result by an id that was pasted with white space, and lists the id in this browser', async () => {
    const { page, show, status, ids, errors, foreign } = await openConsole(open);
    await show();
    expect(await page.locator('.empty').textContent()).toMatch(/^Enter a signature id above;/);
    await page.getByLabel('Signature id').fill(`  ${ids.passFarNear}\n`);
    await page.getByRole('button', { name: 'Find' }).click();
    await status.getByText('Passed').waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe(`Verification ${ids.passFarNear}`);
    expect(await page.title()).toBe(`Passed · ${ids.passFarNear} · Liveness console`);

    await page.getByRole('link', { name: 'Liveness console' }).click();
    await page.getByRole('link', { name: ids.passFarNear }).waitFor();
    await page.reload();
    await page.getByRole('link', { name: ids.passFarNear }).click();
    await status.waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Clear list' }).click();
    expect(await page.evaluate('localStorage.getItem("liveness-console.recent")')).toBe('[]');
    expect([errors, foreign]).toEqual([[], []]);
  });

  test('makes no claim beyond the data: for passing scores, erased records and removed images', async () => {
    const { page, show, status, simulator, ids } = await openConsole(open);
    await show(ids.passFarNear);
    await status.waitFor();
    expect(await page.locator('.verdict').textContent()).toMatch(/At or above the threshold of 50Sim/);
    expect(await page.locator('.verdict').textContent()).not.toContain('attack');

    simulator.setResult(ids.faceMismatch, { face: { faceSimilarityScore: 69.99 } });
    await show(ids.faceMismatch);
    await page.getByText('Similarity 69.99 is below 70: no match.').waitFor();

    await show(ids.erased);
    await page.getByText('There is no recording.').waitFor();
    expect(await page.locator('main').textContent()).not.toMatch(/was made|was kept/);
  });

  test('finds an id that was pasted with invisible characters, and names a look-alike character', async () => {
    const { page, show, status, ids } = await openConsole(open);
    await show();
    const search = page.getByLabel('Signature id');
    await search.fill(`\uFEFF${ids.passFarNear.slice(0, 4)}\u200B${ids.passFarNear.slice(4)}\u2060`);
    await page.keyboard.press('Enter');
    await status.getByText('Passed').waitFor();
    await search.fill('order\u20131');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('alert').textContent()).toContain('This one contains "\u2013" (U+2013).');
  });

  test('shows the rule for ids instead of sending a request for an invalid one', async () => {
    const { page, show, simulator } = await openConsole(open);
    await show();
    await page.getByLabel('Signature id').fill('../etc/passwd');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('alert').textContent()).toMatch(/^An id has 1 to 64 letters/);
    expect(await page.getByLabel('Signature id').getAttribute('aria-invalid')).toBe('true');
    expect(simulator.calls).toEqual([]);
  });

  test('shows placeholders while a result is loading', async () => {
    const { page, show, status, simulator, ids } = await openConsole(open);
    const { release } = simulator.hold({ operation: 'get-result' });
    await show(ids.passFarNear);
    expect(await page.locator('[aria-busy=true]').textContent()).toBe('Loading the verification');
    release();
    await status.waitFor();
    expect(await page.locator('[aria-busy=true]').count()).toBe(0);
  });

  test('explains an attack by its reasons, scores and thresholds, and shows results with missing or unknown values', async () => {
    const { page, show, status, ids } = await openConsole(open);
    await show(ids.faceAttackAndMismatch);
    expect(await status.textContent()).toBe('Did not pass');
    expect(await page.getByRole('list', { name: 'Reasons' }).locator('li').allTextContents()).toEqual([
      'Liveness 5.5 is below 50.',
      'The provider reports an injection attack: images were fed in behind the camera (type 2).',
      'Similarity 22.9 is below 70: no match.',
    ]);
    expect(await page.locator('.verdict').textContent()).toMatch(
      /LIVENESS_ATTACK.*Below the threshold of 50: likely an attack/,
    );

    for (const [signatureId, title, words] of [
      [ids.numberUnknown, 'Did not pass', 'BVN_NOT_EXIST'],
      [ids.addressRefused, 'Did not pass', 'NAME_NOT_MATCHED'],
      [ids.unknownValues, 'Did not pass', 'Not yet documented'],
      [ids.gaveUp, 'Not completed', 'No images. None were taken'],
      [ids.addressProven, 'Passed', '1 Simulated Street'],
      [ids.passVideoError, 'Passed', 'The recording could not be produced.'],
    ] as const) {
      await show(signatureId);
      await page.getByText(words).waitFor();
      expect(await status.textContent()).toBe(title);
    }
  });

  test('shows that there is no verification with an id', async () => {
    const { page, show, announced } = await openConsole(open);
    await show('unknown-id');
    await announced.getByText('There is no verification with this id.').waitFor();
    expect(await page.locator('.empty').textContent()).toMatch(/^The provider has no verification with this id\./);
    await page.getByRole('link', { name: 'Liveness console' }).click();
    expect(await page.getByRole('link', { name: 'unknown-id' }).count()).toBe(0);
  });

  test('shows images with captions, events, recording and archive', async () => {
    const { page, show, loaded, ids, foreign } = await openConsole(open);
    await show(ids.passAllImages);
    await loaded.nth(3).waitFor();
    expect(await page.locator('figcaption').nth(3).textContent()).toMatch(
      /^Silent1 Jan 2026, .*Link expires in 2\d h \d+ min$/,
    );
    expect(await page.locator('.timeline li').allTextContents()).toEqual([
      expect.stringContaining('Liveness start · Success'),
      expect.stringContaining('Liveness submit · Success'),
    ]);
    const archive = await page.getByRole('link', { name: 'Download the audit archive' }).getAttribute('href');
    expect((await fetch(archive ?? '')).headers.get('content-type')).toBe('application/zip');
    const recording = await page.getByRole('link', { name: 'Open the recording' }).getAttribute('href');
    expect((await fetch(recording ?? '')).headers.get('content-type')).toBe('video/mp4');
    expect(foreign).toEqual([]);
  });

  test('plays the recording, and shows when the browser cannot', async () => {
    const { page, show, simulator, ids } = await openConsole(open);
    await show(ids.passAllImages);
    await page.locator('video').waitFor();
    const played = `new Promise((resolve, reject) => {
      const video = document.querySelector('video');
      video.onended = () => resolve([video.videoWidth, video.videoHeight, video.duration]);
      video.play().catch(reject);
    })`;
    expect(await page.evaluate(played)).toEqual([320, 400, 1.5]);

    simulator.fault({ operation: 'asset' }, { kind: 'http-status', status: 500 }, { times: 100 });
    await page.reload();
    await page.locator('video').waitFor();
    await page.evaluate('document.querySelector("video").play().catch(() => undefined)');
    await page.getByText('This browser cannot play the recording').waitFor();
  });

  test('updates from pending to final, announces it, and keeps polling for the recording', async () => {
    const { page, show, status, announced, pass, ids } = await openConsole(open);
    await show(ids.runningThenPassThenVideo);
    await status.getByText('Still running').waitFor();
    expect(await page.locator('.empty').textContent()).toBe('No images yet.');
    await passUntil(pass, () => status.getByText('Passed').isVisible());
    expect(await announced.textContent()).toBe('Verification: Passed.');
    await page.getByText('The recording is still being produced.').waitFor();
    await passUntil(pass, () => page.locator('video').isVisible());
  });
});

/**
 * Advances both clocks until a condition holds. A slow machine needs more steps, since a response may still be in flight
 * after one; a page that does not poll fails at any speed.
 */
async function passUntil(pass: (ms: number) => Promise<void>, isSo: () => Promise<boolean>): Promise<void> {
  for (let steps = 0; !(await isSo()); steps += 1) {
    if (steps === 30) throw new Error('The page does not show it after 10 minutes.');
    await pass(20_000);
  }
}
