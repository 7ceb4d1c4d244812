import { expect, test } from '@jest/globals';
import { describeWithBrowser } from '../support/browser/browser.js';
import { findViolations } from '../support/browser/find-violations.js';
import { startTestGateway } from '../support/gateway/gateway.js';

describeWithBrowser('the start page', (open) => {
  test('leads to the console, the explorer, the schema documentation and Apollo Sandbox', async () => {
    const { url } = await startTestGateway();
    const { page, errors, foreign } = await open(url);
    const follow = async (name: string) => {
      await page.goto(url);
      await page.getByRole('link', { name, exact: true }).click();
    };
    await follow('Console');
    await page.getByLabel('Signature id').waitFor();
    await follow('Explorer');
    await page.getByRole('button', { name: /^Execute query/ }).waitFor();
    expect(await page.getByRole('button', { name: 'Show Documentation Explorer' }).count()).toBe(1);
    await follow('Schema documentation');
    await page.getByRole('button', { name: 'Hide Documentation Explorer' }).waitFor();
    await page.locator('.graphiql-doc-explorer').getByText('Query', { exact: true }).first().waitFor();
    expect([errors, foreign]).toEqual([[], []]);
    await follow('Apollo Sandbox');
    await page.waitForURL(`${url}/graphql`);
  });

  test('is readable in both colour schemes, scrolls in one direction only and works by keyboard', async () => {
    const { url } = await startTestGateway();
    const { page, errors, foreign } = await open(url);
    for (const width of [320, 360, 1280]) {
      await page.setViewportSize({ width, height: 640 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    }
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await findViolations(page)).toEqual([]);
      const background = await page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
      expect(background).toBe({ light: 'rgb(244, 244, 244)', dark: 'rgb(22, 22, 22)' }[colorScheme]);
    }
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${url}/console/`);
    expect([errors, foreign]).toEqual([[], []]);
  });
});
