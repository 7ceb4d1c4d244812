import { mkdirSync } from 'node:fs';
import { pino } from 'pino';
import { chromium } from 'playwright-core';
import { startGateway } from '../build/app/create-gateway.js';
import { systemClock } from '../build/async/clock.js';
import { parseConfig } from '../build/config/config.js';
import { toDemoEnvironment } from '../build/demo/environment.js';
import { createHttpClient } from '../build/egress/http-client.js';
import { startSimulator } from '../build/simulator/simulator.js';
import { findChromium } from './find-chromium.js';

/** Takes the screenshots in docs/screenshots, always at the same simulated time: `npm run screenshots`. */

const FOLDER = 'docs/screenshots';
const now = () => Date.parse('2026-01-01T12:00:00Z');
// Ends above the recording: Chromium's player does not look the same in each run.
const DESK = { width: 1100, height: 760 };
const WHOLE_PAGE = { width: 1100, height: 1480 };
const PHONE = { width: 390, height: 844 };

const simulator = await startSimulator({ now });
const { attackPresentation, faceMatch, identityMatch, running } = simulator.sampleIds;
const config = parseConfig({ ...toDemoEnvironment(simulator), PORT: '0', LOG_LEVEL: 'fatal' }, () => '');
const gateway = await startGateway(config, {
  clock: { ...systemClock, now, monotonicNow: () => 1_000 },
  fetch: createHttpClient(),
  send: createHttpClient(),
  random: Math.random,
  logger: pino({ level: 'fatal' }),
  sampleSignatureId: attackPresentation,
});
const launch = { executablePath: findChromium(), chromiumSandbox: false, args: ['--disable-gpu'] };
const browser = await chromium.launch(launch);
mkdirSync(FOLDER, { recursive: true });

await take('console-attack', attackPresentation, { viewport: DESK, colorScheme: 'light' });
await take('console-document', identityMatch, { viewport: WHOLE_PAGE, colorScheme: 'light' });
await take('console-phone', faceMatch, { viewport: PHONE, colorScheme: 'light' });
await take('console-pending', running, { viewport: PHONE, colorScheme: 'dark' });

await browser.close();
await gateway.close();
await simulator.close();

async function take(name, signatureId, look) {
  const context = await browser.newContext({ ...look, timezoneId: 'Asia/Manila', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.clock.setFixedTime(now());
  await page.goto(`${gateway.url}/console/#/result/${signatureId}`);
  await page.locator('.status').waitFor();
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
  await context.close();
}
