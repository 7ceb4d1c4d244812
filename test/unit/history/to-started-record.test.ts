import { expect, test } from '@jest/globals';
import type { StartRequest } from '../../../src/domain/start/start-request.js';
import { mergeRecords } from '../../../src/history/merge-records.js';
import { toStartedRecord } from '../../../src/history/to-started-record.js';
import { toVerificationRecord } from '../../../src/history/to-verification-record.js';
import { createResult } from '../../support/provider/results.js';
import { START } from '../../support/test-clock.js';

const SETTINGS = { policy: { livenessThreshold: 50, similarityThreshold: 70 }, inputs: ['userId', 'bizId'] } as const;
const STARTED = { signatureId: 'a', url: 'https://pages.example.test/?secret', startedAt: START - 5 };
const REQUEST: StartRequest = {
  ...{ product: 'IDENTITY_VERIFICATION', returnUrl: 'https://shop.example.test/?secret' },
  ...{ userId: 'user-7', bizId: 'order-1', bizCode: 'secret', region: 'PHL' },
};

test('the record of a start is PENDING since the start, and holds no address', () => {
  const record = toStartedRecord(STARTED, REQUEST, SETTINGS, START);
  expect(record).toMatchObject({
    ...{ signatureId: 'a', status: 'PENDING', errorCodes: [], userId: 'user-7', bizId: 'order-1', countryCode: 'PHL' },
    ...{ startedAt: START - 5, recordedAt: START, observedAt: START - 5, decidedAt: null, erasedAt: null },
    ...{ livenessThreshold: 50, similarityThreshold: 70, isLikelyAttack: null, faceLivenessScore: null },
  });
  expect(JSON.stringify(record)).not.toContain('secret');
});

test.each<[string, StartRequest['userId'], string | null]>([
  ['none', undefined, null],
  ['plain text', 'user 7', 'user 7'],
  ['text that looks like an address', 'https://shop.example.test/?token=1', null],
])('of an input with %s it keeps as much as the record of a result', (_, userId, kept) => {
  const { userId: _dropped, ...others } = REQUEST;
  const request = userId === undefined ? others : { ...others, userId };
  expect(toStartedRecord(STARTED, request, SETTINGS, START).userId).toBe(kept);
});

test('a later result adds what was decided and keeps who it is for, also if the provider does not repeat it', () => {
  const started = toStartedRecord(STARTED, REQUEST, SETTINGS, START);
  const result = createResult({ signatureId: 'a', status: 'PASS', inputParameters: null, fetchedAt: START + 9 });
  const decided = toVerificationRecord(result, SETTINGS, START + 10);
  for (const merged of [mergeRecords(started, decided), mergeRecords(decided, started)])
    expect(merged).toMatchObject({
      ...{ status: 'PASS', userId: 'user-7', bizId: 'order-1', startedAt: START - 5, recordedAt: START },
    });
});
