import { expect, test } from '@jest/globals';
import { startTestGateway } from '../support/gateway/gateway.js';
import { createSkewedClock } from '../support/provider/skewed-clock.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const RESET = { kind: 'reset' } as const;
const FACE = 'query ($id: ID!) { livenessResult(signatureId: $id) { status faceImage { url } } }';
const DURABLE = 'query ($id: ID!) { livenessResult(signatureId: $id) { status faceImage { kind capturedAt } } }';
/** Often enough for a response to be cached. */
const TIMES = 6;

/** Starts a gateway whose links live ten minutes, which has served each query of two results several times. */
async function start() {
  const { truth, skewed, step, suspend } = createSkewedClock();
  const gateway = await startTestGateway({
    clock: skewed,
    env: { LINK_TTL_SECONDS: '600', LINK_MARGIN_SECONDS: '10', PROVIDER_RETRIES: '0' },
    simulator: { now: truth.now, linkTtlMs: 600_000 },
  });
  const { passFarNear: id, passSilent: other } = gateway.simulator.sampleIds;
  for (let time = 0; time < TIMES; time += 1) {
    for (const query of [FACE, DURABLE]) {
      await gateway.ask(query, { id });
      await gateway.ask(query, { id: other });
    }
  }
  expect(gateway.resultCalls()).toBe(2);
  const statusOf = async (signatureId: string) => {
    const { data, errors } = await gateway.ask(FACE, { id: signatureId });
    expect(errors).toEqual([]);
    return (await fetch(data.livenessResult.faceImage.url)).status;
  };
  return { ...gateway, id, other, truth, step, suspend, statusOf };
}

test('F15: links that expired while the machine was suspended are renewed, by one call for all requests', async () => {
  const { suspend, id, other, statusOf, resultCalls } = await start();
  suspend(20 * MINUTE_MS);
  expect(await Promise.all(Array.from({ length: 20 }, () => statusOf(id)))).toEqual(Array(20).fill(200));
  expect(resultCalls(id)).toBe(2);
  expect(await statusOf(other)).toBe(200);
  for (let time = 0; time < TIMES; time += 1) expect(await statusOf(id)).toBe(200);
  expect(resultCalls()).toBe(4);
});

test('F15: once the provider has responded, live links cost no call', async () => {
  const { suspend, id, other, statusOf, resultCalls } = await start();
  suspend(MINUTE_MS);
  expect(await statusOf(id)).toBe(200);
  expect(await statusOf(other)).toBe(200);
  expect([resultCalls(id), resultCalls(other)]).toEqual([2, 1]);
});

test.each([HOUR_MS, -HOUR_MS, 31_000, -31_000])(
  'F15: a wall clock step of %d ms costs one call and changes no link lifetime',
  async (ms) => {
    const { step, truth, id, other, statusOf, resultCalls } = await start();
    step(ms);
    for (let second = 0; second < 500; second += 50) {
      expect([await statusOf(id), await statusOf(other)]).toEqual([200, 200]);
      truth.advance(50_000);
    }
    expect(resultCalls()).toBe(3);
  },
);

test('F15: durable data costs no call', async () => {
  const { suspend, ask, id, resultCalls } = await start();
  suspend(20 * MINUTE_MS);
  expect(await ask(DURABLE, { id })).toMatchObject({ errors: [], data: { livenessResult: { status: 'PASS' } } });
  expect(resultCalls()).toBe(2);
});

test('F15: while the provider cannot be reached, the verdict is returned without links of unknown lifetime', async () => {
  const { suspend, ask, id, simulator } = await start();
  simulator.fault({ operation: 'get-result' }, RESET, { times: 99 });
  suspend(MINUTE_MS);
  const { data, errors } = await ask(FACE, { id });
  expect(data.livenessResult).toEqual({ status: 'PASS', faceImage: { url: null } });
  expect(errors.map(({ extensions }) => extensions?.code)).toEqual(['PROVIDER_UNAVAILABLE']);
});
