import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { InstantRange, RecordFilter } from '../../../src/history/history-store.js';
import { planStatistics } from '../../../src/history/sql/statistics-query.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

test('without a range of decisions everything comes from the groups, with its other members', () => {
  expect(planStatistics({})).toEqual({ groups: { first: undefined, end: undefined }, rows: [] });
  const filter: RecordFilter = {
    ...{ status: ['PASS'], errorCode: ['A'], isLikelyAttack: true, countryCode: ['IDN'] },
    ...{ livenessAttackType: ['INJECTION'], livenessFlowCategory: ['SILENT'] },
  };
  expect(planStatistics(filter)).toEqual({ groups: { first: undefined, end: undefined }, rows: [] });
});

test.each<[string, RecordFilter]>([
  ['a user', { userId: 'u' }],
  ['an order', { bizId: 'b' }],
  ['ids', { signatureIds: ['a'] }],
  ['the time of recording', { recordedAt: {} }],
  ['a liveness score', { faceLivenessScore: { from: 5 } }],
  ['a similarity score', { faceSimilarityScore: { to: 5 } }],
  ['erasure', { isErased: false }],
])('a filter by %s, which groups do not keep, is answered from the rows', (_, member) => {
  const filter = { ...member, status: ['FAIL'], decidedAt: { from: 0, before: 90 * DAY_MS } } as const;
  expect(planStatistics(filter)).toEqual({ groups: null, rows: [filter] });
});

test('a member that is undefined is none', () => {
  expect(planStatistics({ userId: undefined, isErased: undefined }).rows).toEqual([]);
});

test.each<[string, InstantRange, InstantRange | null, readonly InstantRange[]]>([
  ['whole days', { from: 2 * DAY_MS, before: 5 * DAY_MS }, { from: 2, before: 5 }, []],
  [
    'hours at both ends',
    { from: 2 * DAY_MS + HOUR_MS, before: 5 * DAY_MS + HOUR_MS },
    { from: 3, before: 5 },
    [
      { from: 2 * DAY_MS + HOUR_MS, before: 3 * DAY_MS },
      { from: 5 * DAY_MS, before: 5 * DAY_MS + HOUR_MS },
    ],
  ],
  ['hours of one day', { from: HOUR_MS, before: 2 * HOUR_MS }, null, [{ from: HOUR_MS, before: 2 * HOUR_MS }]],
  [
    'less than a day that two days share',
    { from: DAY_MS - 1, before: DAY_MS + 1 },
    null,
    [{ from: DAY_MS - 1, before: DAY_MS + 1 }],
  ],
  ['an open end', { from: 2 * DAY_MS + 1 }, { from: 3 }, [{ from: 2 * DAY_MS + 1, before: 3 * DAY_MS }]],
  ['an open beginning', { before: 2 * DAY_MS + 1 }, { before: 2 }, [{ from: 2 * DAY_MS, before: 2 * DAY_MS + 1 }]],
  ['no instant', { from: 5 * DAY_MS, before: 2 * DAY_MS }, null, [{ from: 5 * DAY_MS, before: 2 * DAY_MS }]],
  ['both ends open', {}, {}, []],
])('decisions in a range of %s come from the groups of its whole days, and the rest from rows', (...row) => {
  const [, decidedAt, days, edges] = row;
  expect(planStatistics({ status: ['PASS'], decidedAt })).toEqual({
    groups: days && { first: days.from, end: days.before },
    rows: edges.map((edge) => ({ status: ['PASS'], decidedAt: edge })),
  });
});

test('each instant of any range is counted by exactly one part, and no other instant by any', () => {
  // Near the bounds of days, on both sides of 1970.
  const instant = fc
    .tuple(fc.integer({ min: -3, max: 3 }), fc.constantFrom(-1, 0, 1, DAY_MS / 2))
    .map(([day, rest]) => day * DAY_MS + rest);
  const range = fc.record({ from: instant, before: instant }, { requiredKeys: [] });
  const isIn = ({ from = Number.NEGATIVE_INFINITY, before = Number.POSITIVE_INFINITY }: InstantRange, at: number) =>
    at >= from && at < before;
  fc.assert(
    fc.property(range, instant, (decidedAt, at) => {
      const { groups, rows } = planStatistics({ decidedAt });
      const inGroups = groups !== null && isIn({ from: groups.first, before: groups.end }, Math.floor(at / DAY_MS));
      const inRows = rows.filter((part) => isIn(part.decidedAt ?? {}, at));
      expect(Number(inGroups) + inRows.length).toBe(Number(isIn(decidedAt, at)));
    }),
    { numRuns: 1_000 },
  );
});
