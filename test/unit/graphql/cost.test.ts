import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema } from 'graphql';
import { buildGatewaySchema } from '../../../src/graphql/build-schema.js';
import { costOf, setCosts } from '../../../src/graphql/rules/cost.js';

const costIn = (type: string, field: string) => {
  const fields = buildGatewaySchema().getType(type);
  if (fields === undefined || !('getFields' in fields)) throw new Error(`no type ${type}`);
  return costOf(fields.getFields()[field] as Parameters<typeof costOf>[0]);
};

test('a list of objects without a listSize prevents the start', () => {
  expect(() => setCosts(buildSchema('type Query { as: [A!]! } type A { b: [Int] }'))).toThrow(
    'Query.as is a list of objects and declares no listSize',
  );
  expect(() => setCosts(buildSchema('type Query { b: [Int!]! }'))).not.toThrow();
});

test('a field with the image scope has the cost of a link unless it declares another', () => {
  expect(costIn('LivenessResult', 'status')).toEqual({ cost: 0.1, listSize: undefined });
  expect(costIn('LivenessVideo', 'url')).toEqual({ cost: 1, listSize: undefined });
  expect(costIn('LivenessImage', 'dataUri')).toEqual({ cost: 50, listSize: undefined });
  expect(costIn('LivenessResult', 'images')).toEqual({ cost: 0.1, listSize: { argument: 'kinds', expected: 4 } });
});

test('the lists of a connection are as long as its page, which the connection estimates', () => {
  const { estimate } = costIn('Query', 'verificationHistory');
  expect(estimate?.({ first: 10 })).toEqual({ cost: 0, length: 10 });
  expect(estimate?.({ last: 1_000 })).toEqual({ cost: 0, length: 100 });
  expect(estimate?.({ first: null })).toEqual({ cost: 0, length: 50 });
  expect(estimate?.({ first: -1, last: 'x' })).toEqual({ cost: 0, length: 0 });
  expect(costIn('VerificationRecordConnection', 'nodes').listSize).toEqual({ isEstimated: true });
  expect(costIn('VerificationRecordConnection', 'edges').listSize).toEqual({ isEstimated: true });
});

const decidedAt = (from: unknown, before: unknown) => ({ filter: { decidedAt: { from, before } } });
const JUNE = decidedAt('2026-06-01T00:00:00Z', '2026-07-01T00:00:00Z').filter;

test.each<[string, Record<string, unknown>, { cost: number; length: number }]>([
  ['no filter', {}, { cost: 183, length: 0 }],
  ['a filter that is null', { filter: null, groupBy: null }, { cost: 183, length: 0 }],
  ['a month', { filter: JUNE }, { cost: 15, length: 0 }],
  ['hours of two days', decidedAt('2026-06-01T23:00:00Z', '2026-06-02T01:00:00Z'), { cost: 1, length: 0 }],
  ['days of another zone', decidedAt('2026-06-01T00:00:00+09:00', '2026-06-02T00:00:00+09:00'), { cost: 1, length: 0 }],
  ['ten years', decidedAt('2016-01-01T00:00:00Z', '2026-01-01T00:00:00Z'), { cost: 183, length: 0 }],
  ['an open end', decidedAt('2026-06-01T00:00:00Z', undefined), { cost: 183, length: 0 }],
  ['an end before the beginning', decidedAt(JUNE.decidedAt.before, JUNE.decidedAt.from), { cost: 0, length: 0 }],
  ['the days of a month', { filter: JUNE, groupBy: ['DAY'] }, { cost: 15, length: 30 }],
  ['a dimension that is no list', { filter: JUNE, groupBy: 'STATUS' }, { cost: 15, length: 4 }],
  ['days and states of a month', { filter: JUNE, groupBy: ['DAY', 'STATUS'] }, { cost: 15, length: 120 }],
  ['no dimension', { filter: JUNE, groupBy: [] }, { cost: 15, length: 0 }],
  ['days and codes of a year', { groupBy: ['DAY', 'ERROR_CODE'] }, { cost: 183, length: 7_320 }],
  ['more dimensions than are possible', { groupBy: ['DAY', 'DAY', 'STATUS', 'x'] }, { cost: 183, length: 1_464 }],
])('statistics of %s cost the days that they read, and are as long as their groups', (_, args, expected) => {
  expect(costIn('Query', 'verificationStatistics').estimate?.(args)).toEqual(expected);
});

test('estimates are bounded for whatever a client sends', () => {
  const anything = fc.anything({ withNullPrototype: true, withObjectString: true });
  const args = fc.record({
    filter: fc.oneof(anything, fc.record({ decidedAt: anything })),
    ...{ groupBy: anything, first: anything, last: anything },
  });
  for (const field of ['verificationStatistics', 'verificationHistory']) {
    const { estimate } = costIn('Query', field);
    fc.assert(
      fc.property(args, (sent) => {
        const { cost, length } = estimate?.(sent) ?? { cost: Number.NaN, length: Number.NaN };
        expect(cost >= 0 && cost <= 183 && length >= 0 && length <= 7_500).toBe(true);
      }),
    );
  }
});
