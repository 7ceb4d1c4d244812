import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isDeeperThan } from '../../../../src/server/http/requests/json.js';

/** By what JSON.parse makes of it. */
function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

test('any JSON is as deep as its arrays and objects are nested, whatever stands in its texts', () => {
  const json = fc.jsonValue({ maxDepth: 6, stringUnit: fc.constantFrom('[', '{', ']', '}', '"', '\\', 'a', 'é') });
  fc.assert(
    fc.property(json, fc.nat(7), (value, maxDepth) => {
      expect(isDeeperThan(maxDepth, JSON.stringify(value))).toBe(depthOf(value) > maxDepth);
    }),
    { numRuns: 1_000 },
  );
});

test.each(['', ']]]]', '"[[[[', '"\\', '[[', '\\"[["'])('%j, which is no JSON, is looked at all the same', (text) => {
  expect(isDeeperThan(2, text)).toBe(false);
});
