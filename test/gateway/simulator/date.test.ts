import { expect, test } from '@jest/globals';
import { startTestSimulator } from './support/test-simulator.js';

test("every response has a Date from the simulator's clock, also errors and assets", async () => {
  const { simulator, clock, requestToken } = await startTestSimulator();
  simulator.fault({ operation: 'generate-token' }, { kind: 'http-status', status: 503 });
  const dateOf = async (path: string) => (await fetch(path, { method: 'POST' })).headers.get('date');
  for (const url of [`${simulator.baseUrl}/openapi/auth/ticket/v1/generate-token`, `${simulator.assetBaseUrl}/a`]) {
    expect(await dateOf(url)).toBe(new Date(clock.now).toUTCString());
  }
  clock.now += 3_600_000;
  expect((await requestToken()).headers.get('date')).toBe(new Date(clock.now).toUTCString());
});
