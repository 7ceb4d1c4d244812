import { expect, test } from '@jest/globals';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { createSkewedClock } from '../../support/provider/skewed-clock.js';
import { until } from '../../support/until.js';

const HOUR_MS = 3_600_000;
const STEPS = [5, -9, 2, -30, 48, -1].map((hours) => hours * HOUR_MS);
const READ = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';
const LIST = `query ($first: Int, $after: String, $direction: OrderDirection!) {
  verificationHistory(first: $first, after: $after, orderBy: { field: RECORDED_AT, direction: $direction }) {
    nodes { signatureId status recordedAt decidedAt }
    pageInfo { hasNextPage endCursor }
    totalCount { value }
  }
  verificationStatistics { total pending }
}`;

/** A gateway whose machine is set to another time now and then, in front of a provider with a correct clock. */
async function start() {
  const { truth, skewed, step } = createSkewedClock();
  const { ask, simulator } = await startTestGateway({
    clock: skewed,
    simulator: { now: truth.now },
    env: { HISTORY_DATABASE: 'memory:', RESULT_TTL_SECONDS: '5', PENDING_TTL_SECONDS: '5' },
  });
  const list = async (variables: Record<string, unknown> = {}) => {
    const { data, errors } = await ask(LIST, { direction: 'DESC', ...variables });
    expect(errors).toEqual([]);
    return { ...data.verificationHistory, statistics: data.verificationStatistics };
  };
  const idsOf = (nodes: readonly { signatureId: string }[]) => nodes.map(({ signatureId }) => signatureId);
  return {
    ...{ simulator, truth, step, list, idsOf },
    /** Reads a verification from the provider, which the cache keeps for less than the pause before it. */
    async read(id: string) {
      truth.advance(10_000);
      expect((await ask(READ, { id })).errors).toEqual([]);
    },
    /** Returns what the list says of one verification. */
    find: async (id: string) =>
      (await list({ first: 100 })).nodes.find(({ signatureId }: { signatureId: string }) => signatureId === id),
  };
}

test('records stay in the order in which they were read when the clock of the machine steps by hours, both ways', async () => {
  const { simulator, step, read, list, idsOf } = await start();
  const ids: string[] = [];
  const walked: string[] = [];
  let after: string | undefined;
  /** Turns one page from the oldest record on, as a reader does who goes on while the clock steps. */
  const turn = async () => {
    const { nodes, pageInfo } = await list({ first: 2, after, direction: 'ASC' });
    walked.push(...idsOf(nodes));
    after = pageInfo.endCursor ?? after;
    return pageInfo.hasNextPage;
  };
  for (const [round, ms] of [0, ...STEPS].entries()) {
    step(ms);
    for (const id of [`a-${round}`, `b-${round}`, `c-${round}`]) {
      simulator.addTransaction({ signatureId: id });
      await read(id);
      ids.push(id);
    }
    // Read once more, it keeps its place.
    await read(`a-${Math.floor(round / 2)}`);
    await until(async () => (await list()).totalCount.value === ids.length);
    await turn();
  }
  while (await turn());
  expect(walked).toEqual(ids);
  const { nodes, statistics } = await list({ first: 100 });
  expect(idsOf(nodes)).toEqual([...ids].reverse());
  expect(statistics).toEqual({ total: ids.length, pending: 0 });
});

test('a decision stands and a record keeps its time, whichever way the clock steps before it is read again', async () => {
  const { simulator, step, read, list, find } = await start();
  simulator.addTransaction({ signatureId: 'running', state: 'RUNNING' });
  await read('running');
  await until(async () => (await find('running')) !== undefined);
  const { recordedAt } = await find('running');

  step(-6 * HOUR_MS);
  simulator.completeSession('running', 'pass');
  await read('running');
  await until(async () => (await find('running')).status === 'PASS');
  const decided = await find('running');
  expect(decided.recordedAt).toBe(recordedAt);

  for (const [round, ms] of STEPS.entries()) {
    step(ms);
    await read('running');
    simulator.addTransaction({ signatureId: `later-${round}` });
    // Recorded behind the one before, so that this is written once it is listed.
    await read(`later-${round}`);
    await until(async () => (await find(`later-${round}`)) !== undefined);
    expect(await find('running')).toEqual(decided);
  }
  expect((await list()).statistics).toEqual({ total: 1 + STEPS.length, pending: 0 });
});
