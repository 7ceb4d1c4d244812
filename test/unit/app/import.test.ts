import { expect, test } from '@jest/globals';
import { type ImportOptions, type ImportProgress, importIds } from '../../../src/app/import/import-ids.js';
import { readIds } from '../../../src/app/import/read-ids.js';
import { HistoryError } from '../../../src/history/history-error.js';
import { toVerificationRecord } from '../../../src/history/to-verification-record.js';
import { ResultError } from '../../../src/verifications/result-error.js';
import { createModelHistory } from '../../support/history/model.js';
import { recordOf } from '../../support/history/record-of.js';
import { createResult } from '../../support/provider/results.js';
import { START } from '../../support/test-clock.js';

const policy = { livenessThreshold: 50, similarityThreshold: 70 };

function createWorld(changes: Partial<ImportOptions> = {}) {
  const store = createModelHistory();
  const reads: string[] = [];
  const naps: number[] = [];
  const progress: ImportProgress[] = [];
  const run = (ids: readonly string[]) =>
    importIds({
      ...{ ids, tenant: 'a', store, ratePerSecond: 5 },
      async read(signatureId) {
        reads.push(signatureId);
        return createResult({ signatureId });
      },
      toRecord: (result) => toVerificationRecord(result, { policy, inputs: [] }, START),
      sleep: async (ms) => void naps.push(ms),
      onProgress: (step) => void progress.push(step),
      ...changes,
    });
  return { store, reads, naps, progress, run };
}

test.each([
  ['signatureId,name\na,1\nb,2\n', ['a', 'b']],
  ['a\r\nb\r\n\r\na\r\n', ['a', 'b']],
  ['\uFEFF"a";x\n"b";y', ['a', 'b']],
  ['', []],
])('the ids in %j are the first column, each once', (text, ids) => {
  expect(readIds(text)).toEqual(ids);
});

test('ids are read at the given rate and recorded, with progress after each chunk', async () => {
  const { store, naps, progress, run } = createWorld();
  await run(Array.from({ length: 60 }, (_, index) => `id-${index}`));
  expect(await store.count('a', {}, 100)).toBe(60);
  expect(naps).toEqual(Array(60).fill(200));
  expect(progress.map(({ done, total, recorded }) => `${done}/${total} ${recorded}`)).toEqual(['50/60 50', '60/60 60']);
});

test('what is recorded as final is not read again; what is PENDING is', async () => {
  const { store, reads, run } = createWorld();
  await store.put('a', [recordOf('final'), recordOf('running', { status: 'PENDING', decidedAt: null })]);
  expect(await run(['final', 'running', 'new'])).toMatchObject({ recorded: 2, skipped: 1 });
  expect(reads).toEqual(['running', 'new']);
});

test('an id that fails is named with its code, and the others are recorded', async () => {
  const { run } = createWorld({
    async read(signatureId) {
      if (signatureId === 'down') throw new ResultError('PROVIDER_UNAVAILABLE');
      return signatureId === 'unknown' ? null : createResult({ signatureId });
    },
  });
  expect(await run(['good', 'down', 'unknown', 'two words'])).toMatchObject({
    recorded: 1,
    failed: [
      { signatureId: 'down', code: 'PROVIDER_UNAVAILABLE' },
      { signatureId: 'unknown', code: 'UNKNOWN_ID' },
      { signatureId: 'two words', code: 'INVALID_ID' },
    ],
  });
});

test('an id that the provider is too busy for is read again after the time that it asks for', async () => {
  let calls = 0;
  const { naps, run } = createWorld({
    async read(signatureId) {
      calls += 1;
      if (calls === 1) throw new ResultError('PROVIDER_BUSY', { retryAfterSeconds: 7 });
      return createResult({ signatureId });
    },
  });
  expect(await run(['a'])).toMatchObject({ recorded: 1, failed: [] });
  expect(naps).toContain(7_000);
});

test('a database that is down ends the import, and the next one goes on where it ended', async () => {
  const { store, reads, run } = createWorld();
  const ids = Array.from({ length: 100 }, (_, index) => `id-${index}`);
  const { put } = store;
  let puts = 0;
  store.put = async (tenant, records) => {
    puts += 1;
    if (puts === 2) throw new HistoryError('unavailable', 'ECONNREFUSED');
    return put(tenant, records);
  };
  await expect(run(ids)).rejects.toThrow('ECONNREFUSED');
  reads.splice(0);
  expect(await run(ids)).toMatchObject({ recorded: 50, skipped: 50 });
  expect(reads).toEqual(ids.slice(50));
});
