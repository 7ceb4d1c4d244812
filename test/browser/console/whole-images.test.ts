import { expect, test } from '@jest/globals';
import { describeWithBrowser } from '../../support/browser/browser.js';
import { openConsole } from '../../support/browser/console.js';

const WINDOWS = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 768, height: 1024 },
  { width: 320, height: 640 },
];

/** Measures where an image is painted, and how far it extends beyond its box, its clipping ancestors or the window. */
const MEASURE = `(selector, isFixed) => [...document.querySelectorAll(selector)].map((image) => {
  const box = image.getBoundingClientRect();
  const scale = Math.min(box.width / image.naturalWidth, box.height / image.naturalHeight);
  const [width, height] = [image.naturalWidth * scale, image.naturalHeight * scale];
  const painted = {
    left: box.left + (box.width - width) / 2, top: box.top + (box.height - height) / 2, width, height,
  };
  const clips = isFixed ? [{ left: 0, top: 0, right: innerWidth, bottom: innerHeight }] : [];
  for (let parent = image.parentElement; parent; parent = parent.parentElement) {
    if (getComputedStyle(parent).overflow !== 'visible') clips.push(parent.getBoundingClientRect());
  }
  const outside = clips.map((clip) => Math.max(
    clip.left - painted.left, clip.top - painted.top,
    painted.left + width - clip.right, painted.top + height - clip.bottom,
  ));
  return { fit: getComputedStyle(image).objectFit, width, outside: Math.max(0, ...outside) };
})`;

type Measured = readonly { readonly fit: string; readonly width: number; readonly outside: number }[];

describeWithBrowser('the images of the console', (open) => {
  test.each(['passFarNear', 'passTallImages', 'passWideImages'] as const)(
    'are shown uncropped, as tiles and enlarged, at each window size: %s',
    async (sample) => {
      const { page, show, loaded, ids } = await openConsole(open);
      const measure = (selector: string, isFixed: boolean) =>
        page.evaluate<Measured>(`(${MEASURE})(${JSON.stringify(selector)}, ${isFixed})`);
      for (const size of WINDOWS) {
        await page.setViewportSize(size);
        await show(ids[sample]);
        await loaded.first().waitFor();
        const tiles = await measure('.tiles img.is-loaded', false);
        await page.getByRole('button', { name: 'Main image, enlarge' }).click();
        await page.locator('.viewer img.is-loaded').waitFor();
        const enlarged = await measure('.viewer img', true);
        for (const { fit, outside } of [...tiles, ...enlarged]) {
          expect(fit).toBe('contain');
          expect(outside).toBeLessThan(1);
        }
        expect(enlarged).toHaveLength(1);
        expect(enlarged[0]?.width).toBeGreaterThan(tiles[0]?.width ?? Number.POSITIVE_INFINITY);
        await page.keyboard.press('Escape');
      }
    },
  );

  test('are shown uncropped where a face and a document are beside each other, at each window size', async () => {
    const { page, show, loaded, ids } = await openConsole(open);
    const measure = (selector: string, isFixed: boolean) =>
      page.evaluate<Measured>(`(${MEASURE})(${JSON.stringify(selector)}, ${isFixed})`);
    for (const size of WINDOWS) {
      await page.setViewportSize(size);
      await show(ids.identityMatch);
      await page.getByRole('region', { name: 'Document' }).scrollIntoViewIfNeeded();
      await loaded.nth(3).waitFor();
      const tiles = await measure('.tiles img', false);
      await page.getByRole('button', { name: 'Front, enlarge' }).click();
      await page.getByRole('button', { name: 'Compare' }).click();
      await page.locator('.viewer img.is-loaded').nth(1).waitFor();
      const enlarged = await measure('.viewer img', true);
      expect([tiles.length, enlarged.length]).toEqual([4, 2]);
      for (const { fit, outside } of [...tiles, ...enlarged]) {
        expect(fit).toBe('contain');
        expect(outside).toBeLessThan(1);
      }
      await page.keyboard.press('Escape');
    }
  });
});
