import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { VerificationRecord } from '../../../src/domain/verification-record.js';
import { toStatistics } from '../../../src/graphql/history/statistics.js';
import type { RecordFilter, RecordOrder, StatisticsDimension } from '../../../src/history/history-store.js';
import { bearer, toApiKey, toKeyFile } from '../../support/gateway/api-keys.js';
import { type Answer, startTestGateway } from '../../support/gateway/gateway.js';
import {
  dimensionsArbitrary,
  filterArbitrary,
  orderArbitrary,
  recordArbitrary,
} from '../../support/history/arbitrary.js';
import { openTestHistory } from '../../support/history/engines.js';
import { createModelHistory } from '../../support/history/model.js';

const COUNTERS = 'total passed failed incomplete pending likelyAttacks passRate attackRate';
const KEYS = 'day status errorCode livenessFlowCategory livenessAttackType countryCode';
const READ = `query ($filter: VerificationFilter, $orderBy: VerificationRecordOrder, $groupBy: [StatisticsDimension!],
  $first: Int, $after: String, $last: Int, $before: String) {
  verificationHistory(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    edges { cursor node { signatureId status errorCodes faceLivenessScore userId recordedAt } }
    pageInfo { hasNextPage endCursor }
    totalCount { value isExact }
  }
  verificationStatistics(filter: $filter, groupBy: $groupBy) {
    ${COUNTERS} livenessScores { from to count } groups { ${KEYS} ${COUNTERS} }
  }
}`;
const RUNS = 12;
const PAGE_SIZE = 7;
const INVALID_CURSOR = [{ extensions: { code: 'BAD_USER_INPUT' }, message: expect.stringContaining('cursor') }];

type Question = readonly [RecordFilter, RecordOrder, readonly StatisticsDimension[]];
type Variables = Readonly<Record<string, unknown>>;
type Read = (variables: Variables) => Promise<Answer>;

/** A gateway on one database in memory, with a caller for each of these tenants. */
async function startFor(tenants: readonly string[]) {
  const history = await openTestHistory({ database: { kind: 'memory' } });
  const account = { baseUrl: 'http://127.0.0.1:1', accessKey: 'a', secretKey: 's' };
  const accounts = Object.fromEntries(tenants.map((tenant) => [tenant, account]));
  const { env, files } = toKeyFile(...tenants.map((tenant) => toApiKey(tenant, { tenant })));
  const { post } = await startTestGateway({
    history,
    env: { ...env, TENANTS_FILE: 'tenants', MAX_QUERY_COST: '1000000', RATE_LIMIT_COST_PER_MINUTE: '0' },
    files: { ...files, tenants: JSON.stringify(accounts) },
  });
  const readAs =
    (tenant: string): Read =>
    (variables) =>
      post({ query: READ, variables }, bearer(tenant));
  return { history, readAs };
}

test('two callers get lists, counts and statistics of their own tenants only, and a cursor of the other is refused', async () => {
  const pairs = Array.from({ length: RUNS }, (_, run) => [`tenant-${run}`, `tenant-${run}.`] as const);
  const { history, readAs } = await startFor(pairs.flat());
  const records = fc.array(recordArbitrary, { minLength: 1, maxLength: 20 });
  const questions = fc.array(fc.tuple(filterArbitrary, orderArbitrary, dimensionsArbitrary), {
    minLength: 3,
    maxLength: 3,
  });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(records, records, questions, async (ofOne, ofOther, asked) => {
      const [one, other] = pairs[run] ?? ['', ''];
      run += 1;
      await Promise.all([history.put(one, ofOne), history.put(other, ofOther)]);
      for (const question of asked) {
        const [seenByOne, seenByOther] = await Promise.all([
          readAll(readAs(one), question),
          readAll(readAs(other), question),
        ]);
        expect(seenByOne.answer).toEqual(await toExpected(ofOne, question));
        expect(seenByOther.answer).toEqual(await toExpected(ofOther, question));
        await expectForeign(seenByOne.cursors, readAs(other), question);
        await expectForeign(seenByOther.cursors, readAs(one), question);
      }
    }),
    // Each run has tenants of its own, so that what an earlier one has stored is not in its way.
    { numRuns: RUNS, endOnFailure: true },
  );
});

/** Reads all pages of the list, and the statistics. */
async function readAll(read: Read, question: Question) {
  const nodes: unknown[] = [];
  const cursors: string[] = [];
  for (let after: string | undefined; ; ) {
    const { data, errors } = await read({ ...toVariables(question), first: PAGE_SIZE, after });
    expect(errors).toEqual([]);
    const { edges, pageInfo, totalCount } = data.verificationHistory;
    for (const { node, cursor } of edges) {
      nodes.push(node);
      cursors.push(cursor);
    }
    if (!pageInfo.hasNextPage)
      return { answer: { nodes, totalCount, statistics: data.verificationStatistics }, cursors };
    after = pageInfo.endCursor;
  }
}

/** Returns what a gateway answers that has these records and no others. */
async function toExpected(records: readonly VerificationRecord[], [filter, order, dimensions]: Question) {
  const model = createModelHistory();
  await model.put('alone', records);
  const page = await model.page('alone', { filter, order, size: 100, backwards: false, from: null });
  const groups = await model.statistics('alone', filter, dimensions);
  return {
    nodes: page.records.map(({ signatureId, status, errorCodes, faceLivenessScore, userId, recordedAt }) => ({
      ...{ signatureId, status, errorCodes, faceLivenessScore, userId },
      recordedAt: new Date(recordedAt).toISOString(),
    })),
    totalCount: { value: page.records.length, isExact: true },
    statistics: toStatistics(groups, { isGrouped: dimensions.length > 0, minGroup: 1 }),
  };
}

async function expectForeign(cursors: readonly string[], read: Read, question: Question): Promise<void> {
  for (const cursor of cursors.slice(0, 2)) {
    expect((await read({ ...toVariables(question), after: cursor })).errors).toMatchObject(INVALID_CURSOR);
    expect((await read({ ...toVariables(question), before: cursor })).errors).toMatchObject(INVALID_CURSOR);
  }
}

function toVariables([filter, orderBy, groupBy]: Question): Variables {
  const toTexts = (range: RecordFilter['recordedAt']) =>
    range &&
    Object.fromEntries(Object.entries(range).map(([end, instant = 0]) => [end, new Date(instant).toISOString()]));
  const instants = { recordedAt: toTexts(filter.recordedAt), decidedAt: toTexts(filter.decidedAt) };
  return { filter: { ...filter, ...instants }, orderBy, groupBy };
}
