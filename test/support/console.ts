import axe from 'axe-core';
import type { OpenInBrowser } from './browser.js';
import { startTestGateway, type TestGatewayOptions } from './gateway.js';
import { START } from './test-clock.js';

export type ConsoleOptions = TestGatewayOptions & {
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
};

/** The console of a gateway of its own, in a browser whose clock is that of the gateway; both end with the test. */
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
    /** Has time pass for the provider, the gateway and the page. */
    pass: async (ms: number) => {
      clock.advance(ms);
      await page.clock.fastForward(ms);
    },
    status: page.locator('.status'),
    announced: page.getByRole('status'),
    /** The pictures that have been loaded, by their links. */
    loaded: page.locator('.tiles img.is-loaded'),
    /** The links of all pictures that are on the page, loaded or not. */
    links: () => page.evaluate<string[]>('[...document.querySelectorAll(".tiles img")].map(({ src }) => src)'),
    /** What axe-core has to say against the page as it is. */
    violations: async () => {
      await page.evaluate(`${axe.source};undefined`);
      const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
        'axe.run({ resultTypes: ["violations"] })',
      );
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    },
  };
}

export type OpenedConsole = Awaited<ReturnType<typeof openConsole>>;
