import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from '@jest/globals';
import { startObservation } from '../src/observation.js';
import type { ProviderAttempt } from '../src/provider/call-provider.js';
import { createLogger } from '../src/server/logger.js';
import { createTestClock } from './support/test-clock.js';

const ATTEMPT: ProviderAttempt = {
  ...{ operation: 'get-result', attempt: 1, outcome: 'SUCCESS', durationMs: 1 },
  ...{ billing: undefined, transactionId: undefined },
};

test('a call of the provider is logged with the request that caused it, until all is closed', async () => {
  const lines: string[] = [];
  const logger = createLogger('debug', { write: (line) => void lines.push(line) });
  const config = { metricsHost: '127.0.0.1', metricsPort: undefined, traceCollector: undefined, traceServiceName: '' };
  const observation = await startObservation(config, createTestClock(), logger);
  const route = observation.watch(async () => {
    observation.onAttempt(ATTEMPT);
    await observation.close();
    observation.onAttempt(ATTEMPT);
  });
  await route({ headers: {} } as IncomingMessage, {} as ServerResponse, 'one');
  expect(lines.map((line) => JSON.parse(line).requestId)).toEqual(['one', undefined]);
});
