import fc from 'fast-check';
import { LivenessAttackType, LivenessFlowCategory, VerificationStatus } from '../../../src/domain/liveness-result.js';
import type { VerificationRecord } from '../../../src/domain/verification-record.js';
import type { RecordFilter, RecordOrder, StatisticsDimension } from '../../../src/history/history-store.js';

const DAY_MS = 86_400_000;
export const FIRST_DAY = Date.UTC(2026, 0, 1);

/** Few values each, so that records meet: in ids, in instants, at the ends of days and of ranges. */
const id = fc.integer({ min: 0, max: 30 }).map((it) => `id-${it}`);
const instant = fc
  .tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom(0, 1, DAY_MS / 2, DAY_MS - 1))
  .map(([day, rest]) => FIRST_DAY + day * DAY_MS + rest);
const score = fc.constantFrom(0, 4.9, 5, 37.25, 50, 94.999, 95, 100);
const errorCode = fc.constantFrom('LIVENESS_ATTACK', 'FACE_NOT_MATCH', 'USER_CANCELED');
const country = fc.constantFrom('IDN', 'SGP', 'DEU');
const user = fc.constantFrom('user-1', 'user-2', "o'hara");
const orNull = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: null, freq: 3 });

export const recordArbitrary: fc.Arbitrary<VerificationRecord> = fc
  .record({
    signatureId: id,
    status: fc.constantFrom(...Object.values(VerificationStatus)),
    errorCodes: fc.uniqueArray(errorCode, { maxLength: 2 }),
    faceLivenessScore: orNull(score),
    faceSimilarityScore: orNull(score),
    livenessThreshold: fc.constantFrom(50, 62.5),
    similarityThreshold: fc.constantFrom(60, 70),
    isLikelyAttack: orNull(fc.boolean()),
    livenessAttackCode: orNull(fc.constantFrom(3, 17)),
    livenessAttackType: orNull(fc.constantFrom(...Object.values(LivenessAttackType))),
    livenessFlowCategory: orNull(fc.constantFrom(...Object.values(LivenessFlowCategory))),
    countryCode: orNull(country),
    userId: orNull(user),
    bizId: orNull(fc.constantFrom('biz-1', 'biz-2')),
    startedAt: orNull(instant),
    recordedAt: instant,
    decidedAt: orNull(instant),
    erasedAt: fc.option(instant, { nil: null, freq: 1 }),
    observedAt: instant,
  })
  .map((record) => (record.status === 'PENDING' ? { ...record, errorCodes: [], decidedAt: null } : record));

const listOf = <Value>(...values: readonly Value[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 3 });
const instants = fc.record({ from: instant, before: instant }, { requiredKeys: [] });
const scores = fc.record({ from: score, to: score }, { requiredKeys: [] });

/** Most filters have few members: with many of them nothing is left to compare. */
export const filterArbitrary: fc.Arbitrary<RecordFilter> = fc
  .record({
    status: listOf(...Object.values(VerificationStatus)),
    errorCode: listOf('LIVENESS_ATTACK', 'FACE_NOT_MATCH', 'NO_SUCH_CODE'),
    isLikelyAttack: fc.boolean(),
    livenessAttackType: listOf(...Object.values(LivenessAttackType)),
    livenessFlowCategory: listOf(...Object.values(LivenessFlowCategory)),
    countryCode: listOf('IDN', 'SGP', 'XXX'),
    userId: user,
    bizId: fc.constantFrom('biz-1', 'biz-2'),
    signatureIds: fc.uniqueArray(id, { maxLength: 12 }),
    recordedAt: instants,
    decidedAt: instants,
    faceLivenessScore: scores,
    faceSimilarityScore: scores,
    isErased: fc.boolean(),
  })
  .chain((all) => {
    const names = fc.subarray(Object.keys(all) as (keyof typeof all)[], { maxLength: 2 });
    return names.map((kept) => Object.fromEntries(kept.map((name) => [name, all[name]])));
  });

export const orderArbitrary: fc.Arbitrary<RecordOrder> = fc.record({
  field: fc.constantFrom('RECORDED_AT', 'DECIDED_AT', 'FACE_LIVENESS_SCORE'),
  direction: fc.constantFrom('ASC', 'DESC'),
});

export const dimensionsArbitrary = fc.uniqueArray(
  fc.constantFrom<StatisticsDimension[]>(
    ...(['DAY', 'STATUS', 'ERROR_CODE', 'LIVENESS_FLOW_CATEGORY', 'LIVENESS_ATTACK_TYPE', 'COUNTRY_CODE'] as const),
  ),
  { maxLength: 2 },
);
