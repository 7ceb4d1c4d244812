import { expect, test } from '@jest/globals';
import { describeWithBrowser } from '../../support/browser/browser.js';
import { openConsole } from '../../support/browser/console.js';

/** Counts the points of the result that are further from every section than the gap between two of them. */
const COUNT_HOLES = `(() => {
  const gap = 21;
  const area = document.querySelector('.result').getBoundingClientRect();
  const boxes = [...document.querySelectorAll('.result > section')].map((section) => section.getBoundingClientRect());
  const isNear = (x, y) => boxes.some((box) =>
    x > box.left - gap && x < box.right + gap && y > box.top - gap && y < box.bottom + gap);
  let holes = 0;
  for (let x = area.left + 1; x < area.right; x += 8) {
    for (let y = area.top + 1; y < area.bottom; y += 8) if (!isNear(x, y)) holes += 1;
  }
  return [boxes.length > 0, holes, document.documentElement.scrollWidth];
})()`;

/** How many columns the facts of the session have. */
const COUNT_COLUMNS = `new Set([...document.querySelectorAll('.result-head dt')].map((name) => name.offsetLeft)).size`;

describeWithBrowser('the page of a verification', (open) => {
  test.each([
    [1440, 2],
    [1024, 2],
    [768, 2],
    [320, 1],
  ])('has no holes and no sideways scrolling at %d pixels, and the facts in %d columns', async (width, columns) => {
    const { page, show, showNative, ids, simulator } = await openConsole(open, {
      width,
      env: { NATIVE_RESULTS: 'on' },
    });
    const { nativeWithMedia, nativeInjection, nativeSilent } = simulator.nativeSampleIds;
    const expectFilled = async (id: string) => {
      await page.locator('h1').getByText(id).waitFor();
      await page.locator('.status').waitFor();
      expect([id, await page.evaluate(COUNT_HOLES)]).toEqual([id, [true, 0, width]]);
      expect(await page.evaluate(COUNT_COLUMNS)).toBe(columns);
    };
    for (const id of [
      ids.identityMatch,
      ids.passAllImages,
      ids.documentGenuine,
      ids.addressProven,
      ids.numberVerified,
      ids.running,
      ids.faceAttackAndMismatch,
    ]) {
      await show(id);
      await expectFilled(id);
    }
    for (const id of [nativeWithMedia, nativeInjection, nativeSilent]) {
      await showNative(id);
      await expectFilled(id);
    }
  });
});
