import { expect, test } from '@jest/globals';
import type { LivenessEvent } from '../../../src/domain/liveness-result.js';
import { toVerificationRecord } from '../../../src/history/to-verification-record.js';
import { createResult } from '../../support/provider/results.js';
import { START } from '../../support/test-clock.js';

const policy = { livenessThreshold: 50, similarityThreshold: 70 };
const BOTH = { policy, inputs: ['userId', 'bizId'] } as const;

const event = (createdAt: number | null): LivenessEvent => ({ event: 'capture', result: 'ok', createdAt });

test('a record holds the facts of a result with the thresholds in force, and nothing else of it', () => {
  const result = createResult({
    ...{ signatureId: 'a', status: 'FAIL', errorCode: 'LIVENESS_FAILED', errorCodes: ['LIVENESS_FAILED', 'SECOND'] },
    ...{ faceLivenessScore: 12, faceSimilarityScore: 34, livenessAttackCode: 2, livenessAttackType: 'INJECTION' },
    ...{ livenessFlowCategory: 'ACTION', countryCode: 'IDN', fetchedAt: START, eventDetails: [] },
    inputParameters: { userId: 'u', bizId: 7, region: 'id' },
  });
  expect(toVerificationRecord(result, BOTH, START + 5)).toEqual({
    ...{ signatureId: 'a', status: 'FAIL', errorCodes: ['LIVENESS_FAILED', 'SECOND'], faceLivenessScore: 12 },
    ...{ faceSimilarityScore: 34, livenessThreshold: 50, similarityThreshold: 70, isLikelyAttack: true },
    ...{ livenessAttackCode: 2, livenessAttackType: 'INJECTION', livenessFlowCategory: 'ACTION', countryCode: 'IDN' },
    ...{ userId: 'u', bizId: '7', startedAt: null, recordedAt: START + 5, decidedAt: START, erasedAt: null },
    observedAt: START,
  });
});

test.each([
  ['the events of a final result', 'PASS', [event(START - 20), event(null), event(START - 50)], START - 50, START - 20],
  ['a final result without events', 'PASS', [], null, START],
  ['an event after the result was fetched', 'INCOMPLETE', [event(START - 50), event(START + 1)], START - 50, START],
  ['a result that is PENDING', 'PENDING', [event(START - 50)], START - 50, null],
] as const)('the times of a record follow from %s', (_, status, eventDetails, startedAt, decidedAt) => {
  const result = createResult({ status, eventDetails: [...eventDetails], fetchedAt: START });
  expect(toVerificationRecord(result, BOTH, START)).toMatchObject({ startedAt, decidedAt });
});

test('an input is kept only if the operator keeps it', () => {
  const result = createResult({ inputParameters: { userId: 'u', bizId: 'b' } });
  const keep = (inputs: readonly ('userId' | 'bizId')[]) => toVerificationRecord(result, { policy, inputs }, START);
  expect(keep(['bizId'])).toMatchObject({ userId: null, bizId: 'b' });
  expect(keep([])).toMatchObject({ userId: null, bizId: null });
  const without = toVerificationRecord(createResult({ inputParameters: null }), BOTH, START);
  expect(without).toMatchObject({ userId: null, bizId: null });
});
