import { expect, test } from '@jest/globals';
import { startTestGateway } from '../../support/gateway/gateway.js';

const DAY_MS = 86_400_000;
const VERDICT_AND_FACE = `query ($id: ID!) { livenessResult(signatureId: $id) {
  status faceLivenessScore isLikelyAttack faceImage { kind capturedAt url expiresAt } } }`;

const OUTAGE = { kind: 'http-status', status: 503 } as const;

async function startWithOutage(msLater: number) {
  const gateway = await startTestGateway();
  const id = gateway.simulator.sampleIds.passFarNear;
  const first = await gateway.ask(VERDICT_AND_FACE, { id });
  gateway.clock.advance(msLater);
  gateway.simulator.fault({ operation: 'get-result' }, OUTAGE, { times: Number.POSITIVE_INFINITY });
  gateway.simulator.fault({ operation: 'generate-token' }, OUTAGE, { times: Number.POSITIVE_INFINITY });
  return { ...gateway, id, first };
}

test('while the provider is down a cached verdict is returned, and only the link is null with an error', async () => {
  const { ask, id, first } = await startWithOutage(2 * DAY_MS);
  const { status, data, errors } = await ask(VERDICT_AND_FACE, { id });
  expect(status).toBe(200);
  const { faceImage, ...verdict } = first.data.livenessResult;
  expect(data.livenessResult).toEqual({ ...verdict, faceImage: { ...faceImage, url: null, expiresAt: null } });
  expect(errors).toEqual([
    {
      message: 'The verification provider gave no usable answer. Try again later.',
      locations: expect.anything(),
      path: ['livenessResult', 'faceImage', 'url'],
      extensions: { code: 'PROVIDER_UNAVAILABLE' },
    },
  ]);
});

test('a failed renewal returns the old link while it is alive', async () => {
  const { ask, id, first } = await startWithOutage(DAY_MS - 60_000);
  const { data, errors } = await ask(VERDICT_AND_FACE, { id });
  expect(errors).toEqual([]);
  expect(data).toEqual(first.data);
});

test('a failed renewal deletes nothing: the next one succeeds without fetching the verdict again', async () => {
  const { ask, id, simulator, clock } = await startWithOutage(2 * DAY_MS);
  await ask(VERDICT_AND_FACE, { id });
  const before = simulator.calls.length;
  const verdict = await ask('query ($id: ID!) { livenessResult(signatureId: $id) { status } }', { id });
  expect(verdict).toMatchObject({ errors: [], data: { livenessResult: { status: 'PASS' } } });
  expect(simulator.calls.length).toBe(before);
  simulator.clearFaults();
  // A failed token request is the failure of all callers for five seconds.
  clock.advance(5_000);
  const { data, errors } = await ask(VERDICT_AND_FACE, { id });
  expect(errors).toEqual([]);
  expect((await fetch(data.livenessResult.faceImage.url)).status).toBe(200);
});

test('the error is at expiresAt if url is not selected', async () => {
  const { ask, id } = await startWithOutage(2 * DAY_MS);
  const { errors } = await ask('query ($id: ID!) { livenessResult(signatureId: $id) { faceImage { expiresAt } } }', {
    id,
  });
  expect(errors.map(({ path }) => path)).toEqual([['livenessResult', 'faceImage', 'expiresAt']]);
});

test('requests that wait for one renewal share its failure', async () => {
  const { ask, id, simulator, clock, resultCalls } = await startTestGateway({ env: { PROVIDER_RETRIES: '0' } }).then(
    async (gateway) => ({ ...gateway, id: gateway.simulator.sampleIds.passFarNear }),
  );
  await ask(VERDICT_AND_FACE, { id });
  clock.advance(2 * DAY_MS);
  const before = resultCalls();
  simulator.fault({ operation: 'get-result' }, OUTAGE, { times: Number.POSITIVE_INFINITY });
  const hold = simulator.hold({ operation: 'get-result' });
  const arrival = simulator.nextCall('get-result');
  const answers = Array.from({ length: 20 }, () => ask(VERDICT_AND_FACE, { id }));
  await arrival;
  hold.release();
  for (const { errors } of await Promise.all(answers)) expect(errors).toHaveLength(1);
  expect(resultCalls() - before).toBeLessThan(20);
});
