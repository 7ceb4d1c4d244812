import { expect, test } from '@jest/globals';
import { HistoryError } from '../../../src/history/history-error.js';
import { bearer, toApiKey, toKeyFile } from '../../support/gateway/api-keys.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { createModelHistory } from '../../support/history/model.js';
import { recordOf } from '../../support/history/record-of.js';
import { START } from '../../support/test-clock.js';

const LIST = `query ($filter: VerificationFilter, $orderBy: VerificationRecordOrder, $first: Int, $after: String, $last: Int, $before: String) {
  verificationHistory(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    nodes { signatureId } pageInfo { endCursor }
  }
}`;
const STATISTICS = `query ($filter: VerificationFilter, $groupBy: [StatisticsDimension!]) {
  verificationStatistics(filter: $filter, groupBy: $groupBy) { total groups { total } }
}`;

async function start() {
  const history = createModelHistory();
  await history.put('default', [recordOf('a', { recordedAt: START + 1 }), recordOf('b')]);
  const gateway = await startTestGateway({ history });
  return {
    ...gateway,
    /** Asks three times: interpreted, compiled, and compiled before; all of them refuse alike. */
    async refusalOf(query: string, variables: object) {
      const answers = [];
      for (let time = 0; time < 3; time += 1) answers.push(await gateway.ask(query, { ...variables }));
      const refusals = answers.map(({ errors }) =>
        errors.map(({ message, extensions }) => `${extensions?.code}: ${message}`),
      );
      expect(refusals[1]).toEqual(refusals[0]);
      expect(refusals[2]).toEqual(refusals[0]);
      return refusals[0]?.join('\n');
    },
  };
}

const SIZE = (name: string) => `BAD_USER_INPUT: ${name} must be between 1 and 100.`;
const DIRECTIONS =
  'BAD_USER_INPUT: Use first and after to page forwards, or last and before to page backwards, but not both.';
const TYPE = 'BAD_USER_INPUT: Variable "$filter" got a value that does not fit VerificationFilter.';
const CURSOR =
  'BAD_USER_INPUT: This cursor does not belong to this list: it must come from a page with the same filter and orderBy.';

test.each<[object, string]>([
  [{ first: 0 }, SIZE('first')],
  [{ first: 101 }, SIZE('first')],
  [{ last: 101 }, SIZE('last')],
  [{ first: -1 }, SIZE('first')],
  [{ first: 1, last: 1 }, DIRECTIONS],
  [{ first: 1, before: 'x' }, DIRECTIONS],
  [{ last: 1, after: 'x' }, DIRECTIONS],
  [{ after: '' }, CURSOR],
  [{ after: 'made up' }, CURSOR],
  [{ before: Buffer.from('[1,"a"]').toString('base64url') }, CURSOR],
  [{ filter: { status: Array(101).fill('PASS') } }, 'BAD_USER_INPUT: status may hold at most 100 values, but has 101.'],
  [{ filter: { userId: 'u'.repeat(257) } }, 'BAD_USER_INPUT: A text in userId may have at most 256 characters.'],
  [
    { filter: { errorCode: ['e'.repeat(257)] } },
    'BAD_USER_INPUT: A text in errorCode may have at most 256 characters.',
  ],
  [
    { filter: { signatureIds: ['two words'] } },
    'BAD_USER_INPUT: signatureId must be 1 to 64 letters, digits, "_" or "-", starting with a letter or digit.',
  ],
  [{ filter: { recordedAt: { from: 'yesterday' } } }, TYPE],
  [{ filter: { recordedAt: { from: '2026-02-30T00:00:00Z' } } }, TYPE],
  [{ filter: { recordedAt: { from: '2026-01-01T00:00:00' } } }, TYPE],
  [{ filter: { recordedAt: { from: 1_767_268_800_000 } } }, TYPE],
  [{ filter: { status: ['UNKNOWN'] } }, TYPE],
])('a list with %j is refused', async (variables, refusal) => {
  const { refusalOf } = await start();
  expect(await refusalOf(LIST, variables)).toBe(refusal);
});

test.each<[object]>([[{ groupBy: ['DAY', 'STATUS', 'COUNTRY_CODE'] }], [{ groupBy: ['DAY', 'DAY'] }]])(
  'statistics by %j are refused',
  async (variables) => {
    const { refusalOf } = await start();
    expect(await refusalOf(STATISTICS, variables)).toBe(
      'BAD_USER_INPUT: groupBy may hold at most 2 different dimensions.',
    );
  },
);

test('a cursor is refused for another filter, another order, another direction and another tenant', async () => {
  const history = createModelHistory();
  for (const tenant of ['one', 'two']) await history.put(tenant, [recordOf('a'), recordOf('b')]);
  const accounts = Object.fromEntries(
    ['one', 'two'].map((tenant) => [tenant, { baseUrl: 'http://127.0.0.1:1', accessKey: 'a', secretKey: 's' }]),
  );
  const { env, files } = toKeyFile(toApiKey('one', { tenant: 'one' }), toApiKey('two', { tenant: 'two' }));
  const { post } = await startTestGateway({
    history,
    env: { ...env, TENANTS_FILE: 'tenants' },
    files: { ...files, tenants: JSON.stringify(accounts) },
  });
  const as = (tenant: string, variables: object) => post({ query: LIST, variables }, bearer(tenant));
  const { data } = await as('one', { first: 1 });
  const after = data.verificationHistory.pageInfo.endCursor;
  expect((await as('one', { after })).data.verificationHistory.nodes).toHaveLength(1);
  const others: [string, object][] = [
    ['one', { after, filter: { status: ['PASS'] } }],
    ['one', { after, orderBy: { field: 'DECIDED_AT' } }],
    ['one', { after, orderBy: { direction: 'ASC' } }],
    ['two', { after }],
  ];
  for (const [tenant, variables] of others)
    expect((await as(tenant, variables)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});

test('a caller without liveness:list gets FORBIDDEN, and one with only that scope does not reach verifications', async () => {
  const history = createModelHistory();
  await history.put('default', [recordOf('a')]);
  const reader = toApiKey('reader', { scopes: ['liveness:read'] });
  const lister = toApiKey('lister', { scopes: ['liveness:list'] });
  const gateway = await startTestGateway({ history, ...toKeyFile(reader, lister) });
  for (const query of ['{ verificationHistory { nodes { signatureId } } }', '{ verificationStatistics { total } }'])
    expect((await gateway.post({ query }, bearer('reader'))).errors).toMatchObject([
      { message: 'The scope liveness:list is required.', extensions: { code: 'FORBIDDEN' } },
    ]);
  const query = '{ verificationHistory { nodes { signatureId verification { status } } } }';
  const { data, errors } = await gateway.post({ query }, bearer('lister'));
  expect(data.verificationHistory.nodes).toEqual([{ signatureId: 'a', verification: null }]);
  expect(errors).toMatchObject([{ message: 'The scope liveness:read is required.' }]);
  expect(gateway.resultCalls()).toBe(0);
});

test('a question that the database cannot answer in time says to narrow the filter', async () => {
  const statistics = () => Promise.reject(new HistoryError('too expensive', '57014'));
  const { ask } = await startTestGateway({ history: { ...createModelHistory(), statistics } });
  expect((await ask('{ verificationStatistics { total } }')).errors).toMatchObject([
    { message: expect.stringContaining('Narrow the filter'), extensions: { code: 'QUERY_TOO_COMPLEX' } },
  ]);
});

test.each([
  ['query ($first: Int) { verificationHistory(first: $first) { nodes { signatureId } } }', { first: 100 }, 25],
  ['query ($first: Int) { verificationHistory(first: $first) { nodes { signatureId } } }', {}, 15],
  ['{ verificationHistory(last: 10) { edges { cursor node { signatureId verification { status } } } } }', {}, 20],
  ['{ verificationHistory { totalCount { value } } }', {}, 15.1],
  ['{ verificationStatistics { total } }', {}, 203],
  [
    'query ($before: DateTime!) { verificationStatistics(filter: { decidedAt: { from: "2026-06-01T00:00:00Z", before: $before } }, groupBy: [DAY, STATUS]) { groups { day total } } }',
    { before: '2026-07-01T00:00:00Z' },
    42.2,
  ],
])('the cost of %s with %j counts its rows, days and groups', async (query, variables, cost) => {
  const { ask } = await startTestGateway({ history: createModelHistory(), env: { MAX_QUERY_COST: '1' } });
  expect((await ask(query, variables)).errors).toMatchObject([
    { message: `An operation may cost at most 1; this one costs ${Math.ceil(cost)}.` },
  ]);
});
