import { expect, test } from '@jest/globals';
import { errorSamples } from '../../../src/simulator/samples/error-samples.js';
import { nativeSamples } from '../../../src/simulator/samples/native-samples.js';
import { samples } from '../../../src/simulator/samples/samples.js';
import { toSimulatorScreen } from '../../../src/simulator/screen.js';
import { demoAccessKey, demoSecretKey } from '../../../src/simulator/simulator.js';

test('the screen has both addresses, the credentials and every transaction and native result', () => {
  const addresses = { baseUrl: 'http://127.0.0.1:4010', assetBaseUrl: 'http://127.0.0.1:4011' };
  const screen = toSimulatorScreen(addresses);
  for (const text of [...Object.values(addresses), demoAccessKey, demoSecretKey]) {
    expect(screen).toContain(text);
  }
  for (const { signatureId, description } of Object.values({ ...samples, ...errorSamples })) {
    expect(screen).toMatch(new RegExp(`${signatureId}.*${description.replace(/[()]/g, '.')}`));
  }
  for (const { livenessId, description } of Object.values(nativeSamples)) {
    expect(screen).toMatch(new RegExp(`${livenessId}.*${description}`));
  }
});
