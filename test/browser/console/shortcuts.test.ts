import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { PAGE_SHORTCUTS, VIEWER_SHORTCUTS } from '../../../src/web/console/shortcuts/shortcut-list.js';
import { describeWithBrowser } from '../../support/browser/browser.js';
import { openConsole } from '../../support/browser/console.js';

describeWithBrowser('the shortcuts of the console', (open) => {
  test('find, enlarge and show their list, but not while a user types', async () => {
    const { page, show, loaded, ids } = await openConsole(open);
    await show(ids.passSilent);
    await loaded.first().waitFor();
    await page.keyboard.press('i');
    await page.getByRole('dialog', { name: 'Main image, 1 of 2' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Main image, enlarge');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('i?');
    expect(await page.getByLabel('Signature id').inputValue()).toBe('i?');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('are listed accessibly at 320 pixels, and can be turned off in this browser', async () => {
    const { page, show, violations } = await openConsole(open, { width: 320 });
    await show();
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    expect(await violations()).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await page.getByLabel('Use the shortcuts of pages').uncheck();
    await page.keyboard.press('Escape');
    await page.reload();
    await page.getByRole('heading', { name: 'Find a verification' }).waitFor();
    // The start page begins in the field.
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('/');
    await page.keyboard.press('?');
    expect(await page.evaluate('document.activeElement.id')).not.toBe('find');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});

test('the list of shortcuts in docs/console.md is the one of the page', () => {
  const text = readFileSync('docs/console.md', 'utf8');
  for (const [keys, effect] of [...PAGE_SHORTCUTS, ...VIEWER_SHORTCUTS])
    expect(text).toContain(`| ${keys} | ${effect} |`);
});
