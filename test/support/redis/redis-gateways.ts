import { startSimulator } from '../../../src/simulator/simulator.js';
import { closeAfterTest } from '../close-after-test.js';
import { startTestGateway, type TestGatewayOptions } from '../gateway/gateway.js';
import { createTestClock } from '../test-clock.js';
import { KEY } from './redis-fleet.js';

/** Instances of one fleet in front of one simulated provider, by one clock; all end with the test. */
export async function startFleet(redisUrl: string, instances: number, options: TestGatewayOptions = {}) {
  const { clock = createTestClock() } = options;
  const simulator = await startSimulator({ now: clock.now, ...options.simulator });
  closeAfterTest(simulator.close);
  const env = {
    REDIS_URL: redisUrl,
    STORE_ENCRYPTION_KEY: KEY.toString('base64'),
    // A pause of a loaded machine is no Redis that does not answer, and no provider.
    REDIS_TIMEOUT_MS: '5000',
    PROVIDER_TIMEOUT_MS: '60000',
    PROVIDER_DEADLINE_MS: '60000',
    PROVIDER_CONCURRENCY: '64',
    ADVANCE_AI_BASE_URL: simulator.baseUrl,
    ...options.env,
  };
  const gateways = await Promise.all(
    Array.from({ length: instances }, () => startTestGateway({ ...options, clock, env })),
  );
  /** Asks every instance so many times at once. */
  const askAll = (times: number, query: string, variables: (caller: number) => Record<string, unknown>) =>
    Promise.all(
      gateways.flatMap((gateway, instance) =>
        Array.from({ length: times }, (_, index) => gateway.ask(query, variables(instance * times + index))),
      ),
    );
  const resultCalls = (signatureId?: string) => simulator.callsTo('get-result', signatureId).length;
  const tokenCalls = () => simulator.callsTo('generate-token').length;
  return { simulator, gateways, clock, askAll, resultCalls, tokenCalls };
}
