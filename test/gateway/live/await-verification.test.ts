import { expect, test } from '@jest/globals';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { createSteppedClock } from '../../support/stepped-clock.js';
import { until } from '../../support/until.js';

const WAIT =
  'query ($id: ID!, $seconds: Int) { awaitVerification(signatureId: $id, timeoutSeconds: $seconds) { status } }';
/** PENDING_TTL_SECONDS, and a moment more. */
const POLL_MS = 5_100;

async function startWaiting() {
  const clock = createSteppedClock();
  const gateway = await startTestGateway({ clock });
  return { clock, gateway, id: gateway.simulator.sampleIds.running };
}

test('a query waits until the verification is final', async () => {
  const { clock, gateway, id } = await startWaiting();
  const answer = gateway.ask(WAIT, { id });
  await until(() => clock.isWaiting(POLL_MS));
  gateway.simulator.completeSession(id, 'pass');
  clock.advance(POLL_MS);
  expect(await answer).toMatchObject({ data: { awaitVerification: { status: 'PASS' } }, errors: [] });
});

test('a query that has waited as long as it asked for gets what is known', async () => {
  const { clock, gateway, id } = await startWaiting();
  const answer = gateway.ask(WAIT, { id, seconds: 1 });
  await until(() => clock.isWaiting(POLL_MS));
  clock.advance(1_000);
  expect(await answer).toMatchObject({ data: { awaitVerification: { status: 'PENDING' } }, errors: [] });
  expect(gateway.resultCalls(id)).toBe(1);
});

test('a final verification is returned at once, and null for an unknown id', async () => {
  const { gateway } = await startWaiting();
  const { passFarNear } = gateway.simulator.sampleIds;
  expect((await gateway.ask(WAIT, { id: passFarNear })).data).toEqual({ awaitVerification: { status: 'PASS' } });
  expect((await gateway.ask(WAIT, { id: 'unknown' })).data).toEqual({ awaitVerification: null });
});

test.each([0, 61, -1])('timeoutSeconds: %d is refused without a provider call', async (seconds) => {
  const { gateway, id } = await startWaiting();
  const { errors } = await gateway.ask(WAIT, { id, seconds });
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(gateway.resultCalls()).toBe(0);
});

test('what cannot be read is an error at once, not after the wait', async () => {
  const { gateway, id } = await startWaiting();
  gateway.simulator.fault({ operation: 'get-result' }, { kind: 'envelope', code: 'ERROR' }, { times: 100 });
  expect((await gateway.ask(WAIT, { id })).errors).toMatchObject([{ extensions: { code: 'PROVIDER_UNAVAILABLE' } }]);
});
