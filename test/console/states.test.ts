import { expect, test } from '@jest/globals';
import { describeWithBrowser } from '../support/browser.js';
import { openConsole } from '../support/console.js';

describeWithBrowser('the console', (open) => {
  test('finds a result by an id that was pasted with white space, and remembers the id in this browser', async () => {
    const { page, show, status, ids, errors, foreign } = await openConsole(open);
    await show();
    expect(await page.locator('.empty').textContent()).toMatch(/^Enter a signature id above\./);
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
    await page.getByRole('button', { name: 'Forget all' }).click();
    expect(await page.evaluate('localStorage.getItem("liveness-console.recent")')).toBe('[]');
    expect([errors, foreign]).toEqual([[], []]);
  });

  test('says what an id looks like instead of asking for one that cannot be', async () => {
    const { page, show, simulator } = await openConsole(open);
    await show();
    await page.getByLabel('Signature id').fill('../etc/passwd');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('alert').textContent()).toMatch(/^An id has 1 to 64 letters/);
    expect(await page.getByLabel('Signature id').getAttribute('aria-invalid')).toBe('true');
    expect(simulator.calls).toEqual([]);
  });

  test('holds the places of a result that is still under way', async () => {
    const { page, show, status, simulator, ids } = await openConsole(open);
    const { release } = simulator.hold({ operation: 'get-result' });
    await show(ids.passFarNear);
    expect(await page.locator('[aria-busy=true]').textContent()).toBe('Asking the gateway');
    release();
    await status.waitFor();
    expect(await page.locator('[aria-busy=true]').count()).toBe(0);
  });

  test('explains an attack by its reasons, scores and thresholds, and shows what has less or other words', async () => {
    const { page, show, status, ids } = await openConsole(open);
    await show(ids.faceAttackAndMismatch);
    expect(await status.textContent()).toBe('Did not pass');
    expect(await page.getByRole('list', { name: 'Reasons' }).locator('li').allTextContents()).toEqual([
      'Liveness 5.5 is below 50.',
      'The provider reports an injection attack: a picture was fed in behind the camera (type 2).',
      'Similarity 22.9 is below 70: another face.',
    ]);
    expect(await page.locator('.verdict').textContent()).toMatch(/LIVENESS_ATTACK.*Below 50 it is likely an attack/);

    for (const [signatureId, title, words] of [
      [ids.numberUnknown, 'Did not pass', 'BVN_NOT_EXIST'],
      [ids.unknownValues, 'Did not pass', 'Not yet documented'],
      [ids.gaveUp, 'Not completed', 'There are none. None were taken'],
      [ids.addressProven, 'Passed', 'No score'],
      [ids.passVideoError, 'Passed', 'The recording could not be made and will not come.'],
    ] as const) {
      await show(signatureId);
      await page.getByText(words).waitFor();
      expect(await status.textContent()).toBe(title);
    }
  });

  test('says that nobody knows an id', async () => {
    const { page, show, announced } = await openConsole(open);
    await show('nobody');
    await announced.getByText('There is no verification with this id.').waitFor();
    expect(await page.locator('.empty').textContent()).toMatch(/^The provider knows no verification with this id\./);
    await page.getByRole('link', { name: 'Liveness console' }).click();
    expect(await page.getByRole('link', { name: 'nobody' }).count()).toBe(0);
  });

  test('shows pictures with captions, events, recording and archive', async () => {
    const { page, show, loaded, ids, foreign } = await openConsole(open);
    await show(ids.passAllPictures);
    await loaded.nth(3).waitFor();
    expect(await page.locator('figcaption').nth(3).textContent()).toMatch(
      /^Silent1 Jan 2026, .*Link lives 2\d h \d+ min$/,
    );
    expect(await page.locator('.timeline li').allTextContents()).toEqual([
      expect.stringContaining('Liveness start · Success'),
      expect.stringContaining('Liveness submit · Success'),
    ]);
    const archive = await page.getByRole('link', { name: 'Download the audit archive' }).getAttribute('href');
    expect((await fetch(archive ?? '')).headers.get('content-type')).toBe('application/zip');
    await page.evaluate('document.querySelector("video").play().catch(() => undefined)');
    await page.getByText('This browser cannot play the recording').waitFor();
    const recording = await page.getByRole('link', { name: 'Open the recording' }).getAttribute('href');
    expect((await fetch(recording ?? '')).headers.get('content-type')).toBe('video/mp4');
    expect(foreign).toEqual([]);
  });

  test('moves from pending to final by itself, says so, and waits on for the recording', async () => {
    const { page, show, status, announced, pass, ids } = await openConsole(open);
    await show(ids.runningThenPassThenVideo);
    await status.getByText('Still running').waitFor();
    expect(await page.locator('.empty').textContent()).toBe('There are none yet.');
    await expect(passUntil(pass, () => status.getByText('Passed').isVisible())).resolves.toBeLessThanOrEqual(3);
    expect(await announced.textContent()).toBe('Verification: Passed.');
    await page.getByText('The recording is still being made.').waitFor();
    await expect(passUntil(pass, () => page.locator('video').isVisible())).resolves.toBeLessThanOrEqual(3);
  });
});

/** How many looks of the page it took. */
async function passUntil(pass: (ms: number) => Promise<void>, isSo: () => Promise<boolean>): Promise<number> {
  for (let looks = 0; ; looks += 1) {
    if (await isSo()) return looks;
    if (looks === 10) throw new Error('it does not come');
    await pass(20_000);
  }
}
