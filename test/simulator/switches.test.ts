import { describe, expect, test } from '@jest/globals';
import { defaultSwitches, type SimulatorSwitches } from '../../src/simulator/switches.js';
import { startNoticeWorld } from './support/receiver.js';
import { toFace } from './support/simulator-client.js';
import { answerCases } from './support/switch-cases-answers.js';
import { nativeCases } from './support/switch-cases-native.js';
import { noticeCases } from './support/switch-cases-notices.js';
import { protocolCases } from './support/switch-cases-protocol.js';

const cases = [...answerCases, ...protocolCases, ...noticeCases, ...nativeCases];

describe('a switch changes what a caller sees', () => {
  test.each(cases.map((each) => [each.name, each.switches, each] as const))(
    '%s: %j',
    async (_, switches, { observe, byDefault, changed }) => {
      expect(changed).not.toEqual(byDefault);
      expect(await observe(await startNoticeWorld())).toEqual(byDefault);
      expect(await observe(await startNoticeWorld({ switches }))).toEqual(changed);
    },
  );

  test('every switch is in that table', () => {
    const tested = new Set(cases.map(({ name }) => name));
    expect([...tested].sort()).toEqual(Object.keys(defaultSwitches).sort());
  });
});

test('a switch acts from the next answer on', async () => {
  const { simulator, getResult } = await startNoticeWorld();
  const seesMissing = async () => 'silentImage' in toFace(await getResult(simulator.sampleIds.passFarNear));
  expect(await seesMissing()).toBe(true);
  simulator.switches.notCapturedImages = 'absent';
  expect(await seesMissing()).toBe(false);
});

test('the switches of one simulator are not those of another', async () => {
  const [one, other] = [await startNoticeWorld(), await startNoticeWorld()];
  one.simulator.switches.limits.liveTokens = 1;
  const untouched: Partial<SimulatorSwitches> = { limits: { callsPerSecond: null, liveTokens: null } };
  expect(other.simulator.switches).toMatchObject(untouched);
  expect(defaultSwitches).toMatchObject(untouched);
});
