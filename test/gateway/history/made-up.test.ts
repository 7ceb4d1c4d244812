import { expect, test } from '@jest/globals';
import { seedHistory, toSeededRecord } from '../../../src/demo/seed-history.js';
import type { VerificationRecord } from '../../../src/domain/verification-record.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { createModelHistory } from '../../support/history/model.js';
import { START } from '../../support/test-clock.js';
import { until } from '../../support/until.js';

async function seeded(): Promise<readonly VerificationRecord[]> {
  const records: VerificationRecord[] = [];
  await seedHistory({ put: async (_tenant, batch) => void records.push(...batch) }, START);
  return records;
}

test('the history of the demo has 5,000 verifications of 90 days, of every outcome', async () => {
  const records = await seeded();
  expect(new Set(records.map(({ signatureId }) => signatureId)).size).toBe(5_000);
  expect(new Set(records.map(({ status }) => status))).toEqual(new Set(['PASS', 'FAIL', 'INCOMPLETE', 'PENDING']));
  const times = records.map(({ recordedAt }) => recordedAt);
  expect(Math.max(...times)).toBeLessThanOrEqual(START + 10_000);
  expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(89 * 86_400_000);
  expect(await seeded()).toEqual(records);
});

test('each of them opens with its images, and is what the gateway records when it reads it', async () => {
  const records = await seeded();
  const some = records.filter((_, index) => index < 10 || index % 250 === 0);
  const history = createModelHistory();
  const { ask } = await startTestGateway({ history });
  const { data, errors } = await ask(
    'query ($ids: [ID!]!) { verifications(signatureIds: $ids) { status livenessResult { faceImage { url } } } }',
    { ids: some.map(({ signatureId }) => signatureId) },
  );
  expect(errors).toEqual([]);
  const [first] = data.verifications.filter((it: { status: string }) => it.status === 'PASS');
  const image = await fetch(first.livenessResult.faceImage.url);
  expect(image.headers.get('content-type')).toBe('image/jpeg');

  await until(async () => (await history.approximateSize()) === some.length);
  const request = { filter: {}, order: { field: 'RECORDED_AT', direction: 'ASC' }, size: 100 } as const;
  const read = await history.page('default', { ...request, backwards: false, from: null });
  const byId = new Map(read.records.map((record) => [record.signatureId, record]));
  const withoutReadingTimes = (record: VerificationRecord | undefined) => {
    const { recordedAt: _recorded, observedAt: _observed, decidedAt, ...rest } = record ?? toSeededRecord('none');
    // One that was given up has no event: when it was read decides.
    return rest.status === 'INCOMPLETE' ? rest : { ...rest, decidedAt };
  };
  for (const record of some)
    expect(withoutReadingTimes(byId.get(record.signatureId))).toEqual(withoutReadingTimes(record));
});
