import { expect, test } from '@jest/globals';
import { startNetworkedGateway } from '../support/gateway/networked-gateway.js';

const LIST = 'query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) { status } }';

test('F08: of a thousand queries, one in twenty with a reset in the middle of its response, none fails', async () => {
  const { ask, simulator, resultCalls } = await startNetworkedGateway();
  const ids = Array.from({ length: 1_000 }, (_, index) => `transaction-${index}`);
  const isReset = (index: number) => index % 20 === 19;
  for (const [index, signatureId] of ids.entries()) {
    simulator.addTransaction({ signatureId });
    if (isReset(index)) simulator.fault({ operation: 'get-result', signatureId }, { kind: 'reset-mid-body' });
  }
  for (let from = 0; from < ids.length; from += 50) {
    const { data, errors } = await ask(LIST, { ids: ids.slice(from, from + 50) });
    expect(errors).toEqual([]);
    expect(data.livenessResults).toEqual(Array(50).fill({ status: 'PASS' }));
  }
  for (const [index, id] of ids.entries()) expect([id, resultCalls(id)]).toEqual([id, isReset(index) ? 2 : 1]);
});

test('F08: a keep-alive connection that is reset on reuse costs one more attempt without an error', async () => {
  const { askAnew, network, clock, attemptsThat, resultCalls } = await startNetworkedGateway();
  await askAnew();
  for (let time = 1; time <= 20; time += 1) {
    clock.advance(10_000);
    network.resetOpenOnReuse();
    expect((await askAnew()).code).toBeUndefined();
    expect([attemptsThat('unavailable'), resultCalls()]).toEqual([time, 1 + time]);
  }
});
