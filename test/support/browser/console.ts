import { startTestGateway, type TestGatewayOptions } from '../gateway/gateway.js';
import { START } from '../test-clock.js';
import type { OpenInBrowser } from './browser.js';
import { findViolations } from './find-violations.js';

export type ConsoleOptions = TestGatewayOptions & {
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
};

/** Opens the console of a new gateway, in a page with the same clock. Both are closed after the test. */
export async function openConsole(open: OpenInBrowser, { width, colorScheme, ...options }: ConsoleOptions = {}) {
  const gateway = await startTestGateway({ ...options, env: { PAGES: 'console', ...options.env } });
  const { simulator, clock } = gateway;
  const { page, errors, foreign } = await open('about:blank', [gateway.url, simulator.assetBaseUrl]);
  if (width !== undefined) await page.setViewportSize({ width, height: 700 });
  if (colorScheme !== undefined) await page.emulateMedia({ colorScheme });
  await page.clock.install({ time: START });

  return {
    ...gateway,
    page,
    errors,
    foreign,
    ids: simulator.sampleIds,
    show: (signatureId?: string) =>
      page.goto(`${gateway.url}/console/${signatureId === undefined ? '' : `#/result/${signatureId}`}`),
    showNative: (livenessId: string) => page.goto(`${gateway.url}/console/#/native/${livenessId}`),
    /** Advances the clocks of the provider, the gateway and the page. */
    pass: async (ms: number) => {
      clock.advance(ms);
      await page.clock.fastForward(ms);
    },
    status: page.locator('.status'),
    announced: page.getByRole('status'),
    /** The images that have been loaded. */
    loaded: page.locator('.tiles img.is-loaded'),
    /** Returns the links of all images on the page, loaded or not. */
    links: () => page.evaluate<string[]>('[...document.querySelectorAll(".tiles img")].map(({ src }) => src)'),
    /** Returns the violations that axe-core finds in the current state of the page. */
    violations: () => findViolations(page),
  };
}

export type OpenedConsole = Awaited<ReturnType<typeof openConsole>>;
