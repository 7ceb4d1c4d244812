import { expect, test } from '@jest/globals';
import { samples } from '../../src/simulator/samples/samples.js';
import { toScreen } from '../../src/simulator/screen.js';
import { demoAccessKey, demoSecretKey } from '../../src/simulator/simulator.js';
import { startWorld } from './support/simulator-client.js';

test('the screen names both addresses, the credentials and every transaction', async () => {
  const { simulator } = await startWorld();
  const screen = toScreen(simulator);
  for (const text of [simulator.baseUrl, simulator.assetBaseUrl, demoAccessKey, demoSecretKey]) {
    expect(screen).toContain(text);
  }
  for (const { signatureId, shows } of Object.values(samples)) {
    expect(screen).toMatch(new RegExp(`${signatureId}.*${shows.replace(/[()]/g, '.')}`));
  }
});
