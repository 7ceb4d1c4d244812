import { expect, test } from '@jest/globals';
import type { ProviderResult } from '../../../src/providers/provider.js';
import { createImageCalls } from '../../../src/verifications/image-calls.js';
import { settle, version } from '../../support/provider/reader.js';

const MIB = 1024 * 1024;

/** Calls that are answered, oldest first, when the test says so. */
function createCalls(maxBytes: number) {
  const calls = createImageCalls(maxBytes);
  const underWay: ((bytes: number) => void)[] = [];
  const begin = () =>
    calls.run(
      () =>
        new Promise<ProviderResult>((resolve) => {
          underWay.push((bytes) => {
            const base64 = new Map([['FACE', 'A'.repeat(bytes)] as const]);
            resolve({ result: version('a', 1), base64 });
          });
        }),
    );
  const answer = async (bytes: number) => {
    underWay.shift()?.(bytes);
    await settle();
  };
  return { calls, underWay, begin, answer };
}

test('there are as many concurrent calls as their responses fit into memory', async () => {
  const { underWay, begin, answer } = createCalls(2 * MIB);
  for (let count = 0; count < 10; count += 1) void begin();
  await settle();
  expect(underWay).toHaveLength(4);
  for (let count = 0; count < 4; count += 1) await answer(MIB);
  expect(underWay).toHaveLength(2);
});

test('a larger response is expected at once, smaller ones after they have come often', async () => {
  const { calls, begin, answer } = createCalls(100 * MIB);
  const read = async (bytes: number) => {
    const done = begin();
    await settle();
    await answer(bytes);
    await done;
  };
  await read(2 * MIB);
  expect(calls.expectedBytes()).toBe(2 * MIB);
  await read(1_000);
  expect(calls.expectedBytes()).toBeGreaterThan(1.8 * MIB);
  for (let count = 0; count < 200; count += 1) await read(1_000);
  expect(calls.expectedBytes()).toBeLessThan(10_000);
});
