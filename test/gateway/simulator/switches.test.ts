import { describe, expect, test } from '@jest/globals';
import { defaultSwitches, type SimulatorSwitches } from '../../../src/simulator/switches.js';
import { startWithWebhook } from './support/simulator-with-webhook.js';
import { nativeCases } from './support/switch-cases-native.js';
import { notificationCases } from './support/switch-cases-notifications.js';
import { protocolCases } from './support/switch-cases-protocol.js';
import { resultCases } from './support/switch-cases-results.js';
import { toFace } from './support/test-simulator.js';

const cases = [...resultCases, ...protocolCases, ...notificationCases, ...nativeCases];

describe('a switch changes what a client sees', () => {
  test.each(cases.map((each) => [each.name, each.switches, each] as const))(
    '%s: %j',
    async (_, switches, { observe, byDefault, changed }) => {
      expect(changed).not.toEqual(byDefault);
      expect(await observe(await startWithWebhook())).toEqual(byDefault);
      expect(await observe(await startWithWebhook({ switches }))).toEqual(changed);
    },
  );

  test('every switch has a case', () => {
    const tested = new Set(cases.map(({ name }) => name));
    expect([...tested].sort()).toEqual(Object.keys(defaultSwitches).sort());
  });
});

test('a switch applies from the next response on', async () => {
  const { simulator, getResult } = await startWithWebhook();
  const seesMissing = async () => 'silentImage' in toFace(await getResult(simulator.sampleIds.passFarNear));
  expect(await seesMissing()).toBe(true);
  simulator.switches.notCapturedImages = 'absent';
  expect(await seesMissing()).toBe(false);
});

test('simulators do not share switches', async () => {
  const [one, other] = [await startWithWebhook(), await startWithWebhook()];
  one.simulator.switches.limits.liveTokens = 1;
  const untouched: Partial<SimulatorSwitches> = { limits: { callsPerSecond: null, liveTokens: null } };
  expect(other.simulator.switches).toMatchObject(untouched);
  expect(defaultSwitches).toMatchObject(untouched);
});
