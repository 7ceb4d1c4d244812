import { expect, test } from '@jest/globals';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { scrape } from '../../support/gateway/metrics.js';

const QUEUED = 'gateway_provider_queue_depth{tenant="default",state="queued"}';
const STATUS = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';

/** Returns the request ids in the log lines with this message. */
function requestIdsIn(logLines: readonly string[], msg: string, operation?: string): unknown[] {
  return logLines
    .map((line) => JSON.parse(line))
    .filter((line) => line.msg === msg && (operation === undefined || line.operation === operation))
    .map(({ requestId }) => requestId);
}

test('every line about a provider call has the id of the request that caused it, also after queueing', async () => {
  const env = { PROVIDER_CONCURRENCY: '1', METRICS_PORT: '0' };
  const { post, simulator, logLines, metricsUrl } = await startTestGateway({ env });
  const { passFarNear, passAllImages } = simulator.sampleIds;
  const held = simulator.hold({ operation: 'get-result' });
  const arrived = simulator.nextCall('get-result');
  const first = post({ query: STATUS, variables: { id: passFarNear } }, { 'x-request-id': 'first' });
  await arrived;
  const second = post({ query: STATUS, variables: { id: passAllImages } }, { 'x-request-id': 'second' });
  const isQueued = async () => (await scrape(metricsUrl)).get(QUEUED) === 1;
  while (!(await isQueued()));
  held.release();
  await Promise.all([first, second]);
  expect(requestIdsIn(logLines, 'provider call', 'get-result')).toEqual(['first', 'second']);
  expect(requestIdsIn(logLines, 'provider call', 'generate-token')).toEqual(['first']);
});

test('a call that several requests share is logged under the id of the first', async () => {
  const { post, simulator, logLines } = await startTestGateway();
  const held = simulator.hold({ operation: 'get-result' });
  const arrived = simulator.nextCall('get-result');
  const ask = (requestId: string) =>
    post({ query: STATUS, variables: { id: simulator.sampleIds.passFarNear } }, { 'x-request-id': requestId });
  const first = ask('first');
  await arrived;
  const second = ask('second');
  held.release();
  await Promise.all([first, second]);
  expect(requestIdsIn(logLines, 'provider call', 'get-result')).toEqual(['first']);
  expect(requestIdsIn(logLines, 'operation').sort()).toEqual(['first', 'second']);
});
