import { afterEach, beforeEach, expect, test } from '@jest/globals';
import pLimit from 'p-limit';
import type { Fault } from '../../src/simulator/fault-injection/fault.js';
import { createDice } from '../support/data/dice.js';
import { startTestGateway, type TestGateway } from '../support/gateway/gateway.js';
import { FAULT_TABLE, PAUSE_MS } from '../support/provider/fault-table.js';

const QUERY = `query ($stored: ID!, $bad: ID!, $good: ID!) {
  stored: livenessResult(signatureId: $stored) { status faceImage { url } }
  list: livenessResults(signatureIds: [$good, $bad, $stored]) { signatureId status }
  bad: livenessResult(signatureId: $bad) { status } }`;
const QUERIES = 1_000;
const SEEDS = [1, 2, 3];
const AT_ONCE = 10;
const FAULTY = 0.3;
/** Longer than any response takes here: decompressing a body takes an event loop turn for each 16 kB. */
const ENV = { PROVIDER_TIMEOUT_MS: '20000', PROVIDER_DEADLINE_MS: '20000', PROVIDER_CONCURRENCY: '100' };

type Row = { readonly fault: Fault; readonly times: number; readonly code?: string; readonly isUnknown?: boolean };

const ALWAYS = 10_000;
const TABLE = FAULT_TABLE.map((row) => ({ ...row, times: ALWAYS }));
const PAUSING = TABLE.filter(({ pauses }) => pauses);
/** The faults that do not suspend the account, including those that a client does not notice or sees as null. */
const ROWS: readonly Row[] = [
  ...TABLE.filter(({ pauses }) => !pauses),
  { fault: { kind: 'envelope', code: 'SIGNATURE_NOT_EXIST' }, times: ALWAYS, isUnknown: true },
  { fault: { kind: 'envelope', code: 'IAM_FAILED' }, times: 1 },
];

const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);
beforeEach(() => void process.on('unhandledRejection', note));
afterEach(() => void process.off('unhandledRejection', note));

/** Queries a working and a failing transaction that are not cached, and one that is; each must get its own outcome. */
async function askThrough({ ask, simulator }: TestGateway, name: string, row: Row | undefined, link: string) {
  const [stored, bad, good] = [simulator.sampleIds.passFarNear, `${name}-bad`, `${name}-good`];
  simulator.addTransaction({ signatureId: bad });
  simulator.addTransaction({ signatureId: good });
  if (row) simulator.fault({ operation: 'get-result', signatureId: bad }, row.fault, { times: row.times });
  const { status, data, errors } = await ask(QUERY, { stored, bad, good });
  const isThere = row === undefined || (row.code === undefined && !row.isUnknown);
  const paths = row?.code === undefined ? [] : [['bad'], ['list', 1]];
  expect({ status, data, errors: errors.map(({ path, extensions }) => [path, extensions?.code]).sort() }).toEqual({
    status: 200,
    data: {
      stored: { status: 'PASS', faceImage: { url: link } },
      list: [
        { signatureId: good, status: 'PASS' },
        isThere ? { signatureId: bad, status: 'PASS' } : null,
        { signatureId: stored, status: 'PASS' },
      ],
      bad: isThere ? { status: 'PASS' } : null,
    },
    errors: paths.map((path) => [path, row?.code]),
  });
}

test.each(SEEDS)(
  'F01: of a thousand queries, three in ten with a random fault of the table, each gets its own code (seed %d)',
  async (seed) => {
    const gateway = await startTestGateway({ env: ENV });
    const { ask, clock, simulator } = gateway;
    const dice = createDice(seed);
    const first = await ask('query ($id: ID!) { livenessResult(signatureId: $id) { faceImage { url } } }', {
      id: simulator.sampleIds.passFarNear,
    });
    const link = first.data.livenessResult.faceImage.url;
    const limit = pLimit(AT_ONCE);
    const asked = Array.from({ length: QUERIES }, (_, index) => {
      const row = dice.next() < FAULTY ? dice.pick(ROWS) : undefined;
      const question = () => askThrough(gateway, `query-${index}`, row, link).then(() => clock.advance(10));
      // Faults that never respond are awaited together with the others.
      return row?.fault.kind === 'hang' || row?.fault.kind === 'drip' ? question() : limit(question);
    });
    await Promise.all(asked);
    expect(unhandled).toEqual([]);
  },
  // A thousand faulty responses take half a minute; several times that on a busy machine.
  300_000,
);

test('F01: a code that suspends the account delays uncached results by five seconds, and cached results not at all', async () => {
  const gateway = await startTestGateway({ env: ENV });
  const { ask, clock, simulator } = gateway;
  const status = async (id: string) =>
    await ask('query ($id: ID!) { livenessResult(signatureId: $id) { status } }', { id });
  const stored = simulator.sampleIds.passFarNear;
  await status(stored);
  for (const [index, { fault, code }] of PAUSING.entries()) {
    simulator.addTransaction({ signatureId: `new-${index}` });
    simulator.fault({ operation: 'get-result' }, fault);
    for (const id of ['other', `new-${index}`]) expect((await status(id)).errors[0]?.extensions).toEqual({ code });
    expect((await status(stored)).data.livenessResult).toEqual({ status: 'PASS' });
    clock.advance(PAUSE_MS);
    expect((await status(`new-${index}`)).data.livenessResult).toEqual({ status: 'PASS' });
  }
  expect(PAUSING).toHaveLength(2);
});
