import { expect, test } from '@jest/globals';
import { describeWithBrowser } from '../../support/browser/browser.js';
import { openConsole } from '../../support/browser/console.js';

const WIDTH = 320;

describeWithBrowser('the console is accessible:', (open) => {
  test('it fits into 320 pixels and axe-core finds no violations, in each state and in light and dark', async () => {
    const { page, show, loaded, simulator, violations, ids } = await openConsole(open, { width: WIDTH });
    const check = async (...colorSchemes: ('light' | 'dark')[]) => {
      for (const colorScheme of colorSchemes) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect(await violations()).toEqual([]);
      }
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(WIDTH);
    };
    await show();
    await page.locator('.empty').waitFor();
    await page.getByText('No token').click();
    await page.getByLabel('Signature id').fill('!');
    await page.keyboard.press('Enter');
    await check('light');
    await page.getByText('No token').click();

    await show(ids.attackPresentation);
    await loaded.first().waitFor();
    await check('light', 'dark');
    await show(ids.identityMatch);
    await page.getByText('All values that the provider read').click();
    await check('light', 'dark');
    await show(ids.running);
    await page.locator('.status').getByText('Still running').waitFor();
    await check('light');
    await show('x'.repeat(64));
    await page.getByText('The provider has no verification').waitFor();
    await check('dark');
    simulator.fault({ operation: 'get-result' }, { kind: 'http-status', status: 503 }, { times: 1_000 });
    await show(ids.passSilent);
    await page.locator('.notice').waitFor();
    await check('light');
    await show();
    await page.locator('.recent').waitFor();
    await check('dark');
  });

  test('it works by keyboard alone, and the focus returns to the image that was opened', async () => {
    const { page, show, loaded, violations, ids } = await openConsole(open);
    await show(ids.passFarNear);
    await loaded.nth(2).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Main image, 1 of 3' }).waitFor();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('dialog', { name: 'Close up, 3 of 3' }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Main image, enlarge');
  });

  test('it animates nothing where reduced motion is requested', async () => {
    const { page, show, status, ids } = await openConsole(open);
    await show(ids.running);
    await status.waitFor();
    const animations = 'document.getAnimations().length';
    expect(await page.evaluate(animations)).toBe(1);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await page.evaluate(animations)).toBe(0);
  });
});
