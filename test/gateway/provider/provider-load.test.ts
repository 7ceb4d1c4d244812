import { expect, test } from '@jest/globals';
import { createHttpClient, type HttpClient } from '../../../src/egress/http-client.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { FAULT_TABLE } from '../../support/provider/fault-table.js';

const LIST = 'query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) { status } }';
const toIds = (length: number) => Array.from({ length }, (_, index) => `transaction-${index}`);

test('every fault of the table except account suspension, all in one list, affects only its own id', async () => {
  // A pause of a loaded machine is no silence of the provider.
  const env = { MAX_SIGNATURE_IDS: '1000', PROVIDER_TIMEOUT_MS: '9000' };
  const { ask, simulator, resultCalls } = await startTestGateway({ env });
  const rows = FAULT_TABLE.filter(({ fault, pauses }) => fault.kind !== 'hang' && fault.kind !== 'drip' && !pauses);
  const ids = toIds(rows.length * 2);
  const rowOf = (index: number) => (index % 2 === 0 ? rows[index / 2] : undefined);
  for (const [index, signatureId] of ids.entries()) {
    simulator.addTransaction({ signatureId });
    const row = rowOf(index);
    if (row) simulator.fault({ operation: 'get-result', signatureId }, row.fault, { times: 9 });
  }
  const { status, data, errors } = await ask(LIST, { ids });
  expect(status).toBe(200);
  for (const [index, id] of ids.entries()) {
    const row = rowOf(index);
    const error = errors.find(({ path }) => path?.[1] === index);
    expect([id, data.livenessResults[index], error?.extensions?.code]).toEqual(
      row ? [id, null, row.code] : [id, { status: 'PASS' }, undefined],
    );
    expect(resultCalls(id)).toBeLessThanOrEqual(row?.calls ?? 1);
  }
  // The retry budget allows ten retries, and a tenth of the calls.
  const repeated = resultCalls() - ids.length;
  expect(repeated).toBeGreaterThanOrEqual(10);
  expect(repeated).toBeLessThanOrEqual(10 + Math.ceil(ids.length / 10));
});

test.each([1, 3, 16])('with PROVIDER_CONCURRENCY=%d no more calls run at once, and none is lost', async (most) => {
  let underWay = 0;
  let seenAtOnce = 0;
  const send = createHttpClient();
  const counted: HttpClient = async (...args) => {
    underWay += 1;
    seenAtOnce = Math.max(seenAtOnce, underWay);
    const response = await send(...args).finally(() => {
      underWay -= 1;
    });
    return response;
  };
  const env = { PROVIDER_CONCURRENCY: String(most) };
  const { ask, simulator, resultCalls } = await startTestGateway({ env, send: counted });
  const ids = toIds(40);
  for (const signatureId of ids) simulator.addTransaction({ signatureId });
  const { data } = await ask(LIST, { ids });
  expect(data.livenessResults).toEqual(Array(40).fill({ status: 'PASS' }));
  expect(resultCalls()).toBe(40);
  expect(seenAtOnce).toBe(most);
});
