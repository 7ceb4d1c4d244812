import { expect, test } from '@jest/globals';
import type { VerificationRecord } from '../../../src/domain/verification-record.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { createModelHistory } from '../../support/history/model.js';
import { recordOf } from '../../support/history/record-of.js';
import { START } from '../../support/test-clock.js';

const COUNTERS = 'total passed failed incomplete pending likelyAttacks passRate attackRate';
const KEYS = 'day status errorCode livenessFlowCategory livenessAttackType countryCode';
const STATISTICS = `query ($filter: VerificationFilter, $groupBy: [StatisticsDimension!]) {
  verificationStatistics(filter: $filter, groupBy: $groupBy) {
    ${COUNTERS} livenessScores { from to count } groups { ${KEYS} ${COUNTERS} }
  }
}`;

async function startWith(records: readonly VerificationRecord[], env: Record<string, string> = {}) {
  const history = createModelHistory();
  await history.put('default', records);
  const { ask } = await startTestGateway({ history, env });
  return async (variables: Record<string, unknown>) => {
    const { data, errors } = await ask(STATISTICS, variables);
    expect(errors).toEqual([]);
    return data.verificationStatistics;
  };
}

const FAIL = { status: 'FAIL', isLikelyAttack: true, faceLivenessScore: 3 } as const;
const RECORDS = [
  recordOf('1'),
  recordOf('2'),
  recordOf('3', { ...FAIL, countryCode: 'PHL', livenessAttackType: 'INJECTION', errorCodes: ['LIVENESS_FAILED'] }),
  recordOf('4', { status: 'INCOMPLETE', isLikelyAttack: true, faceLivenessScore: 4 }),
  recordOf('5', { status: 'PENDING', decidedAt: null, faceLivenessScore: null, countryCode: null }),
  recordOf('6', { ...FAIL, isLikelyAttack: false, faceLivenessScore: 100, countryCode: 'PHL' }),
];

test('statistics count the states, and rates are shares of those decided', async () => {
  const statistics = await startWith(RECORDS);
  const { livenessScores, ...counters } = await statistics({});
  expect(counters).toEqual({
    ...{ total: 6, passed: 2, failed: 2, incomplete: 1, pending: 1, likelyAttacks: 2, passRate: 0.5 },
    attackRate: 0.25,
    groups: [],
  });
  expect(livenessScores).toHaveLength(20);
  expect(livenessScores[0]).toEqual({ from: 0, to: 5, count: 2 });
  expect(livenessScores[18]).toEqual({ from: 90, to: 95, count: 2 });
  expect(livenessScores[19]).toEqual({ from: 95, to: 100, count: 1 });
});

test('without a decision there are no rates', async () => {
  const statistics = await startWith(RECORDS);
  expect(await statistics({ filter: { status: ['PENDING'] } })).toMatchObject({
    ...{ total: 1, passRate: null, attackRate: null },
  });
});

test.each<[string, string, unknown[]]>([
  ['DAY', 'day', ['2026-01-01']],
  ['STATUS', 'status', ['FAIL', 'INCOMPLETE', 'PASS', 'PENDING']],
  ['ERROR_CODE', 'errorCode', ['LIVENESS_FAILED', null]],
  ['LIVENESS_FLOW_CATEGORY', 'livenessFlowCategory', ['SILENT']],
  ['LIVENESS_ATTACK_TYPE', 'livenessAttackType', ['INJECTION', null]],
  ['COUNTRY_CODE', 'countryCode', ['IDN', 'PHL', null]],
])('groups by %s have their value in %s, and no other', async (dimension, field, values) => {
  const statistics = await startWith(RECORDS);
  const { total, groups } = await statistics({ groupBy: [dimension] });
  expect(groups.map((group: Record<string, unknown>) => group[field])).toEqual(values);
  expect(groups.reduce((sum: number, group: { total: number }) => sum + group.total, 0)).toBe(total);
  for (const other of KEYS.split(' ').filter((name) => name !== field)) expect(groups[0][other]).toBeNull();
});

test('groups by two dimensions have both values', async () => {
  const statistics = await startWith(RECORDS);
  const { groups } = await statistics({ groupBy: ['COUNTRY_CODE', 'STATUS'], filter: { countryCode: ['PHL'] } });
  expect(groups).toMatchObject([{ countryCode: 'PHL', status: 'FAIL', total: 2, likelyAttacks: 1, attackRate: 0.5 }]);
});

test('groups below STATISTICS_MIN_GROUP are one group without a name, and the totals stay', async () => {
  const statistics = await startWith(
    [...RECORDS, recordOf('7', { countryCode: 'THA' }), recordOf('8', { decidedAt: START })],
    { STATISTICS_MIN_GROUP: '3' },
  );
  const { total, groups } = await statistics({ groupBy: ['COUNTRY_CODE'] });
  expect(total).toBe(8);
  expect(groups).toMatchObject([
    { countryCode: 'IDN', total: 4 },
    { countryCode: null, total: 4, passed: 1, failed: 2, pending: 1, passRate: 1 / 3 },
  ]);
});
