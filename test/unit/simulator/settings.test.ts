import { describe, expect, test } from '@jest/globals';
import { parseSettings } from '../../../src/simulator/settings.js';

describe('settings', () => {
  test('have defaults and ignore unknown variables', () => {
    expect(parseSettings({ PATH: '/bin', SIMULATOR_PORT: '' })).toEqual({
      port: 4010,
      assetPort: 4011,
      linkTtlMs: 86_400_000,
      switches: {},
    });
  });

  test('accept fractions of a second, and switches as JSON', () => {
    const settings = parseSettings({
      SIMULATOR_PORT: '0',
      SIMULATOR_LINK_TTL_SECONDS: '2.5',
      SIMULATOR_SWITCHES: '{"linkFormat":"s3","busySignal":{"httpStatus":429,"retryAfter":null}}',
    });
    expect(settings).toMatchObject({
      port: 0,
      linkTtlMs: 2500,
      switches: { linkFormat: 's3', busySignal: { httpStatus: 429, retryAfter: null } },
    });
  });

  test.each([
    [{ SIMULATOR_PORT: '70000' }, 'SIMULATOR_PORT: must be a whole number from 0 to 65535, got 70000'],
    [{ SIMULATOR_ASSET_PORT: '4011.5' }, 'SIMULATOR_ASSET_PORT: must be'],
    [{ SIMULATOR_LINK_TTL_SECONDS: '0' }, 'SIMULATOR_LINK_TTL_SECONDS: must be a number of seconds above 0, got 0'],
    [{ SIMULATOR_LINK_TTL_SECONDS: 'day' }, 'SIMULATOR_LINK_TTL_SECONDS: must be'],
    [{ SIMULATOR_SWITCHES: '{' }, 'SIMULATOR_SWITCHES: '],
    [{ SIMULATOR_SWITCHES: '[]' }, 'SIMULATOR_SWITCHES: must be a JSON object'],
    [{ SIMULATOR_SWITCHES: '{"linkFromat":"s3"}' }, 'unknown switch linkFromat'],
    [{ SIMULATOR_SWITCHES: '{"linkFormat":"S3"}' }, 'invalid value for linkFormat: "S3" (allowed: "opaque", "s3"'],
    [
      { SIMULATOR_SWITCHES: '{"documentLayout":"round"}' },
      'invalid value for documentLayout: "round" (allowed: "flat"',
    ],
    [{ SIMULATOR_SWITCHES: '{"limits":{"callsPerSecond":1}}' }, 'invalid value for limits: {"callsPerSecond":1}'],
    [{ SIMULATOR_SWITCHES: '{"getVideo":{"paths":"both","codes":"long","more":1}}' }, 'invalid value for getVideo'],
  ])('%j is refused', (env, message) => {
    expect(() => parseSettings(env)).toThrow(message);
  });

  test('report all errors at once', () => {
    expect(() => parseSettings({ SIMULATOR_PORT: 'x', SIMULATOR_LINK_TTL_SECONDS: '-1' })).toThrow(
      /SIMULATOR_PORT[\s\S]*SIMULATOR_LINK_TTL_SECONDS/,
    );
  });
});
