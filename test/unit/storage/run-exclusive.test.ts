import { expect, test } from '@jest/globals';
import { type Leases, runExclusive } from '../../../src/storage/cluster/leases.js';

test('a process that waits three times for others that bring nothing does the work itself', async () => {
  let acquired = 0;
  const leases: Leases = {
    acquire: async () => {
      acquired += 1;
      if (acquired > 9) throw new Error('waits for ever');
      return { state: 'taken', over: Promise.resolve(undefined) };
    },
  };
  const value = await runExclusive<string>(leases, 'a', {
    work: async () => 'own',
    reuse: async () => async () => undefined,
    encode: () => undefined,
    decode: () => 'noted',
  });
  expect([value, acquired]).toEqual(['own', 3]);
});
