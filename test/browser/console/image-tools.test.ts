import { expect, test } from '@jest/globals';
import { describeWithBrowser } from '../../support/browser/browser.js';
import { openConsole } from '../../support/browser/console.js';

const ZOOMED = `(() => {
  const pane = document.querySelector('.pane');
  return pane.scrollWidth / pane.clientWidth;
})()`;

describeWithBrowser('an enlarged image of the console', (open) => {
  test('is zoomed and scrolled by buttons and by keyboard', async () => {
    const { page, show, violations, ids } = await openConsole(open);
    await show(ids.documentGenuine);
    await page.getByRole('button', { name: 'Front, enlarge' }).click();
    await page.locator('.viewer img.is-loaded').waitFor();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.keyboard.press('+');
    await page.getByRole('region', { name: 'Front, enlarged 2 times' }).waitFor();
    expect(await page.evaluate(ZOOMED)).toBeCloseTo(2, 1);
    expect(await violations()).toEqual([]);
    await page.locator('.pane').focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction('document.querySelector(".pane").scrollLeft > 0');
    await page.getByRole('dialog', { name: 'Front, 1 of 1' }).waitFor();
    await page.keyboard.press('-');
    await page.getByRole('region', { name: 'Front, enlarged 1.5 times' }).waitFor();
    await page.keyboard.press('0');
    await page.locator('.pane-zoomed').waitFor({ state: 'detached' });
    expect(await page.evaluate(ZOOMED)).toBe(1);
    expect(await page.getByRole('button', { name: 'Compare' }).count()).toBe(0);
  });

  test.each([1024, 320])('is compared with the document at %d pixels', async (width) => {
    const { page, show, loaded, violations, ids } = await openConsole(open, { width });
    await show(ids.identityMatch);
    await loaded.first().waitFor();
    await page.getByRole('button', { name: 'Main image, enlarge' }).click();
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByRole('dialog', { name: 'Main image beside Front, 1 of 4' }).waitFor();
    await page.locator('.viewer img.is-loaded').nth(1).waitFor();
    expect(await violations()).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('dialog', { name: 'Front beside Main image, 4 of 4' }).waitFor();
    await page.keyboard.press('c');
    await page.getByRole('dialog', { name: 'Front, 4 of 4' }).waitFor();
  });

  test('has a link to copy and to download', async () => {
    const { page, show, loaded, links, ids } = await openConsole(open);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await show(ids.passSilent);
    await loaded.first().waitFor();
    await page.getByRole('button', { name: 'Main image, enlarge' }).click();
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByRole('button', { name: 'Link copied' }).waitFor();
    const [first] = await links();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(first);
    expect(await page.getByRole('link', { name: 'Download' }).getAttribute('href')).toBe(first);
    await page.keyboard.press('ArrowRight');
    await page.getByRole('button', { name: 'Copy link' }).waitFor();
  });
});
