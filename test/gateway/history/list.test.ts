import { expect, test } from '@jest/globals';
import type { VerificationRecord } from '../../../src/domain/verification-record.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { createModelHistory } from '../../support/history/model.js';
import { recordOf } from '../../support/history/records.js';
import { START } from '../../support/test-clock.js';

const LIST = `query List($filter: VerificationFilter, $orderBy: VerificationRecordOrder, $first: Int, $after: String, $last: Int, $before: String) {
  verificationHistory(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    edges { cursor node { signatureId } }
    nodes { signatureId }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    totalCount { value isExact }
  }
}`;

async function startWith(records: readonly VerificationRecord[]) {
  const history = createModelHistory();
  await history.put('default', records);
  const { ask, ...gateway } = await startTestGateway({ history });
  const list = async (variables: Record<string, unknown>) => {
    const { data, errors } = await ask(LIST, variables);
    expect(errors).toEqual([]);
    return data.verificationHistory;
  };
  const idsOf = async (variables: Record<string, unknown>) =>
    (await list(variables)).nodes.map(({ signatureId }: VerificationRecord) => signatureId);
  return { ...gateway, ask, list, idsOf };
}

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => recordOf(`id-${index}`, { recordedAt: START + index }));

test('a list is read page by page, forwards and backwards, each page with its ends', async () => {
  const { list } = await startWith(numbered(5));
  const idsIn = (page: { edges: { node: { signatureId: string } }[] }) => page.edges.map((it) => it.node.signatureId);

  const first = await list({ first: 2 });
  expect(idsIn(first)).toEqual(['id-4', 'id-3']);
  expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  expect(first.pageInfo).toMatchObject({ startCursor: first.edges[0].cursor, endCursor: first.edges[1].cursor });
  expect(first.totalCount).toEqual({ value: 5, isExact: true });

  const second = await list({ first: 2, after: first.pageInfo.endCursor });
  expect(idsIn(second)).toEqual(['id-2', 'id-1']);
  expect(second.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });

  const last = await list({ first: 2, after: second.pageInfo.endCursor });
  expect(idsIn(last)).toEqual(['id-0']);
  expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });

  const back = await list({ last: 2, before: last.pageInfo.startCursor });
  expect(idsIn(back)).toEqual(['id-2', 'id-1']);
  expect(back.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
  expect(idsIn(await list({ before: back.pageInfo.startCursor }))).toEqual(['id-4', 'id-3']);

  const end = await list({ last: 2 });
  expect(idsIn(end)).toEqual(['id-1', 'id-0']);
  expect(end.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
});

test('an empty list has no cursors', async () => {
  const { list } = await startWith([]);
  expect(await list({})).toEqual({
    edges: [],
    nodes: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    totalCount: { value: 0, isExact: true },
  });
});

test('a page has 50 records unless the client selects another number', async () => {
  const { idsOf } = await startWith(numbered(101));
  expect(await idsOf({})).toHaveLength(50);
  expect(await idsOf({ first: 100 })).toHaveLength(100);
});

test('the total is counted up to 10,000 records', async () => {
  const history = { ...createModelHistory(), count: async (_tenant: string, _filter: object, max: number) => max };
  const { ask } = await startTestGateway({ history });
  const { data } = await ask('{ verificationHistory { totalCount { value isExact } } }');
  expect(data.verificationHistory.totalCount).toEqual({ value: 10_000, isExact: false });
});

const THREE = [
  recordOf('a', { recordedAt: START + 3, decidedAt: START + 10, faceLivenessScore: 20 }),
  recordOf('b', { recordedAt: START + 2, decidedAt: START + 30, faceLivenessScore: null }),
  recordOf('c', { recordedAt: START + 1, decidedAt: null, faceLivenessScore: 10 }),
];

test.each([
  [undefined, 'abc'],
  [{}, 'abc'],
  [{ direction: 'ASC' }, 'cba'],
  [{ field: 'DECIDED_AT' }, 'bac'],
  [{ field: 'DECIDED_AT', direction: 'ASC' }, 'abc'],
  [{ field: 'FACE_LIVENESS_SCORE' }, 'acb'],
  [{ field: 'FACE_LIVENESS_SCORE', direction: 'ASC' }, 'cab'],
])('the order %j returns the records in the order %s, on one page and on pages of one', async (orderBy, order) => {
  const { list, idsOf } = await startWith(THREE);
  expect((await idsOf({ orderBy })).join('')).toBe(order);
  let after: string | undefined;
  const ids: string[] = [];
  for (let hasNextPage = true; hasNextPage; ) {
    const { nodes, pageInfo } = await list({ orderBy, first: 1, after });
    ids.push(nodes[0].signatureId);
    ({ hasNextPage, endCursor: after } = pageInfo);
  }
  expect(ids.join('')).toBe(order);
});

test.each<[Record<string, unknown>, Partial<VerificationRecord>]>([
  [{ status: ['FAIL'] }, { status: 'FAIL' }],
  [{ errorCode: ['LIVENESS_FAILED', 'OTHER'] }, { errorCodes: ['LIVENESS_FAILED', 'NO_FACE'] }],
  [{ isLikelyAttack: true }, { isLikelyAttack: true }],
  [{ livenessAttackType: ['INJECTION'] }, { livenessAttackType: 'INJECTION' }],
  [{ livenessFlowCategory: ['ACTION'] }, { livenessFlowCategory: 'ACTION' }],
  [{ countryCode: ['PHL'] }, { countryCode: 'PHL' }],
  [{ userId: 'u-1' }, { userId: 'u-1' }],
  [{ bizId: 'b-1' }, { bizId: 'b-1' }],
  [{ signatureIds: ['searched', 'other'] }, {}],
  [{ recordedAt: { from: '2026-01-01T12:00:01Z' } }, { recordedAt: START + 1_000 }],
  [{ recordedAt: { before: '2026-01-01T21:00:00+09:00' } }, { recordedAt: START - 1 }],
  [{ decidedAt: { from: '2026-01-01T12:00:00Z', before: '2026-01-01T12:00:00.001Z' } }, { decidedAt: START }],
  [{ faceLivenessScore: { to: 30 } }, { faceLivenessScore: 30 }],
  [{ faceSimilarityScore: { from: 70, to: 70 } }, { faceSimilarityScore: 70 }],
  [{ isErased: true }, { erasedAt: START }],
])('the filter %j selects the record that matches', async (filter, changes) => {
  const { idsOf } = await startWith([recordOf('first'), recordOf('searched', changes), recordOf('last')]);
  expect(await idsOf({ filter })).toEqual(['searched']);
});

test('all parts of a filter must match, a null part matches everything, and an empty list nothing', async () => {
  const { idsOf } = await startWith([
    recordOf('a', { status: 'FAIL' }),
    recordOf('b', { status: 'FAIL', userId: 'u' }),
  ]);
  expect(await idsOf({ filter: { status: ['FAIL'], userId: 'u' } })).toEqual(['b']);
  expect(await idsOf({ filter: { status: null, userId: null, recordedAt: null } })).toEqual(['b', 'a']);
  expect(await idsOf({ filter: { status: [] } })).toEqual([]);
});

test('every field of a record is what was recorded', async () => {
  const record = recordOf('a', {
    ...{ status: 'FAIL', errorCodes: ['LIVENESS_FAILED'], isLikelyAttack: true, livenessAttackType: 'PRESENTATION' },
    ...{ faceSimilarityScore: 12.5, userId: 'u', bizId: 'b', erasedAt: START + 5 },
  });
  const { ask } = await startWith([record]);
  const { data } = await ask(`{ verificationHistory { nodes {
    signatureId status errorCodes faceLivenessScore faceSimilarityScore isLikelyAttack livenessAttackType
    livenessFlowCategory countryCode userId bizId startedAt recordedAt decidedAt erasedAt
  } } }`);
  expect(data.verificationHistory.nodes).toEqual([
    {
      ...{ signatureId: 'a', status: 'FAIL', errorCodes: ['LIVENESS_FAILED'], faceLivenessScore: 90 },
      ...{ faceSimilarityScore: 12.5, isLikelyAttack: true, livenessAttackType: 'PRESENTATION' },
      ...{ livenessFlowCategory: 'SILENT', countryCode: 'IDN', userId: 'u', bizId: 'b' },
      ...{ startedAt: '2026-01-01T11:59:00.000Z', recordedAt: '2026-01-01T12:00:00.000Z' },
      ...{ decidedAt: '2026-01-01T11:59:59.000Z', erasedAt: '2026-01-01T12:00:00.005Z' },
    },
  ]);
});
