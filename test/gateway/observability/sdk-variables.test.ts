import { expect, test } from '@jest/globals';
import { startCollector } from '../../support/collector.js';
import { startListeningProcess } from '../../support/gateway/gateway-process.js';

test.each([
  [{}, 1],
  [{ OTEL_TRACES_SAMPLER: 'always_off' }, 0],
  [{ OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0' }, 0],
  [{ OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc', OTEL_EXPORTER_OTLP_TIMEOUT: '0' }, 1],
] as const)('with %j the SDK sends %d batches, always as JSON', async (variables, batches) => {
  const collector = await startCollector();
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint, ...variables };
  const { ask, signal, ended } = await startListeningProcess(env);
  await (await ask('{ __typename }')).text();
  signal('SIGTERM');
  await ended;
  const types = collector.deliveries.map(({ headers }) => headers['content-type']);
  expect(types).toEqual(Array(batches).fill('application/json'));
});
