import { expect, test } from '@jest/globals';
import { closeAfterTest } from '../../support/close-after-test.js';
import { bearer, toApiKey, toKeyFile } from '../../support/gateway/api-keys.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { scrapeOne } from '../../support/gateway/metrics.js';
import { until } from '../../support/until.js';

const IMAGE = 'query ($id: ID!) { livenessResult(signatureId: $id) { faceImage { base64 } } }';
/** Bytes reserved for one image before any response of the provider is known. */
const ONE = 2.25 * 512 * 1024;
const PLAIN = { query: '{ __typename }' };

/** One image takes half of this memory. */
async function start() {
  const { env, files } = toKeyFile(...['one', 'two'].map((name) => toApiKey(name, { subject: name })));
  const variables = { RESPONSES_MAX_BYTES: String(2 * ONE), METRICS_PORT: '0' };
  const gateway = await startTestGateway({ env: { ...env, ...variables }, files });
  const { passFarNear, passAllImages } = gateway.simulator.sampleIds;
  const askFor = (id: string, caller: string) => gateway.post({ query: IMAGE, variables: { id } }, bearer(caller));
  const bytes = async () => (await scrapeOne(gateway.metricsUrl, 'gateway_response_bytes_in_flight'))[''];
  return { ...gateway, askFor, bytes, id: passFarNear, otherId: passAllImages };
}

test('images above the memory for responses are rejected before any provider call', async () => {
  const { askFor, bytes, id, otherId, post, simulator, resultCalls, metricsUrl } = await start();
  const held = simulator.hold({ operation: 'get-result' });
  closeAfterTest(async () => held.release());
  const arrived = simulator.nextCall('get-result');
  const first = askFor(id, 'one');
  await arrived;
  expect(await bytes()).toBe(ONE);

  const { status, headers, errors, data } = await askFor(otherId, 'two');
  expect([status, headers.get('retry-after'), data, errors]).toEqual([
    503,
    '1',
    undefined,
    [
      {
        message: 'There are too many requests at the moment. Try again later.',
        extensions: { code: 'OVERLOADED', retryAfterSeconds: 1 },
      },
    ],
  ]);
  const own = await askFor(otherId, 'one');
  expect([own.status, own.errors[0]?.extensions]).toEqual([429, { code: 'RATE_LIMITED', retryAfterSeconds: 1 }]);
  expect(resultCalls()).toBe(1);
  expect((await post(PLAIN, bearer('two'))).status).toBe(200);

  held.release();
  const { data: shown } = await first;
  expect(shown.livenessResult.faceImage.base64).toMatch(/^\/9j\//);
  await until(async () => (await bytes()) === 0);
  expect((await askFor(otherId, 'two')).status).toBe(200);
  expect(await scrapeOne(metricsUrl, 'gateway_requests_total')).toMatchObject({
    '{operation="anonymous",code="OVERLOADED"}': 1,
  });
});

test('reservations follow the size of the images seen: small ones leave room for many', async () => {
  const { askFor, bytes, id, simulator } = await start();
  for (let count = 0; count < 60; count += 1) expect((await askFor(id, 'one')).status).toBe(200);
  const held = simulator.hold({ operation: 'get-result' });
  closeAfterTest(async () => held.release());
  const answers = ['one', 'two', 'one', 'two'].map((caller) => askFor(id, caller));
  await until(async () => ((await bytes()) ?? 0) > 0);
  held.release();
  for (const answer of answers) expect((await answer).status).toBe(200);
});

test('the reservation of a failed operation is released', async () => {
  const { askFor, bytes } = await start();
  const { errors } = await askFor('no id', 'one');
  expect(errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  await until(async () => (await bytes()) === 0);
});
