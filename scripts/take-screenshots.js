import { copyFileSync, mkdirSync } from 'node:fs';
import { pino } from 'pino';
import { chromium } from 'playwright-core';
import { startGateway } from '../build/app/create-gateway.js';
import { systemClock } from '../build/async/clock.js';
import { parseConfig } from '../build/config/config.js';
import { toDemoEnvironment } from '../build/demo/environment.js';
import { seedHistory } from '../build/demo/seed-history.js';
import { createHttpClient } from '../build/egress/http-client.js';
import { openHistory } from '../build/history/open-history.js';
import { startSimulator } from '../build/simulator/simulator.js';
import { findChromium } from './find-chromium.js';

/** Takes the screenshots in docs/screenshots, always at the same simulated time: `npm run screenshots`. */

const FOLDER = 'docs/screenshots';
const now = () => Date.parse('2026-01-01T12:00:00Z');
// Ends above the recording: Chromium's player does not look the same in each run.
const DESK = { width: 1100, height: 760 };
const WHOLE_PAGE = { width: 1100, height: 1480 };
const STATISTICS = { width: 1100, height: 1720 };
const PHONE = { width: 390, height: 844 };
const LAST_CHART = '.figure:last-child [data-drawn=true]';

// The compiler leaves the program of the thread out, since it is JavaScript.
const WORKER = 'history/embedded/history-worker.js';
copyFileSync(`src/${WORKER}`, `build/${WORKER}`);

const simulator = await startSimulator({ now });
const { attackPresentation, faceMatch, identityMatch, running } = simulator.sampleIds;
const env = { ...toDemoEnvironment(simulator), HISTORY_DATABASE: 'memory:', PORT: '0', LOG_LEVEL: 'fatal' };
const config = parseConfig(env, () => '');
const gateway = await startGateway(config, {
  clock: { ...systemClock, now, monotonicNow: () => 1_000 },
  fetch: createHttpClient(),
  send: createHttpClient(),
  random: Math.random,
  logger: pino({ level: 'fatal' }),
  sampleSignatureId: attackPresentation,
  async openHistory() {
    const history = await openHistory({ database: { kind: 'memory' } });
    await seedHistory(history, now());
    return history;
  },
});
const launch = { executablePath: findChromium(), chromiumSandbox: false, args: ['--disable-gpu'] };
const browser = await chromium.launch(launch);
mkdirSync(FOLDER, { recursive: true });

// First, since each result that is opened is recorded.
await take('console-list', '/?status=FAIL', '.records tbody tr', { viewport: DESK, colorScheme: 'light' });
await take('console-statistics', '/statistics', LAST_CHART, { viewport: STATISTICS, colorScheme: 'light' });
await takeResult('console-attack', attackPresentation, { viewport: DESK, colorScheme: 'light' });
await takeResult('console-document', identityMatch, { viewport: WHOLE_PAGE, colorScheme: 'light' });
await takeResult('console-phone', faceMatch, { viewport: PHONE, colorScheme: 'light' });
await takeResult('console-pending', running, { viewport: PHONE, colorScheme: 'dark' });

await browser.close();
await gateway.close();
await simulator.close();

function takeResult(name, signatureId, look) {
  return take(name, `/result/${signatureId}`, '.status', look);
}

/** Opens a page of the console by its fragment, and waits for what comes last on it. */
async function take(name, fragment, last, look) {
  const context = await browser.newContext({ ...look, timezoneId: 'Asia/Manila', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.clock.setFixedTime(now());
  await page.goto(`${gateway.url}/console/#${fragment}`);
  await page.locator(last).first().waitFor();
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
  await context.close();
}
