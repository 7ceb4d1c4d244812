import { expect, test } from '@jest/globals';
import { startWorld } from './support/simulator-client.js';

test('every answer bears a Date of the clock of the simulator, bad ones and those of the asset host too', async () => {
  const { simulator, clock, askToken } = await startWorld();
  simulator.fault({ operation: 'generate-token' }, { kind: 'http-status', status: 503 });
  const dateOf = async (path: string) => (await fetch(path, { method: 'POST' })).headers.get('date');
  for (const url of [`${simulator.baseUrl}/openapi/auth/ticket/v1/generate-token`, `${simulator.assetBaseUrl}/a`]) {
    expect(await dateOf(url)).toBe(new Date(clock.now).toUTCString());
  }
  clock.now += 3_600_000;
  expect((await askToken()).headers.get('date')).toBe(new Date(clock.now).toUTCString());
});
