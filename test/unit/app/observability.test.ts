import { expect, test } from '@jest/globals';
import { fastify } from 'fastify';
import { startObservability } from '../../../src/app/observability.js';
import { parseConfig } from '../../../src/config/config.js';
import { createLogger } from '../../../src/observability/logger.js';
import type { ProviderAttempt } from '../../../src/providers/advance-ai/call.js';
import { createTestClock } from '../../support/test-clock.js';

const DEMO = {
  ...{ ADVANCE_AI_BASE_URL: 'https://x.test', ADVANCE_AI_ACCESS_KEY: 'x', ADVANCE_AI_SECRET_KEY: 'x', AUTH: 'off' },
};
const ATTEMPT: ProviderAttempt = {
  ...{ operation: 'get-result', attempt: 1, outcome: 'SUCCESS', durationMs: 1 },
  ...{ billing: undefined, transactionId: undefined },
};

test('a provider call is logged with the request that caused it, until everything is closed', async () => {
  const lines: string[] = [];
  const logger = createLogger('debug', { write: (line) => void lines.push(line) });
  const config = parseConfig(DEMO, () => '');
  const observability = await startObservability(config, createTestClock(), logger);
  const app = fastify({ genReqId: () => 'one' });
  observability.instrument(app);
  app.get('/', async () => {
    observability.onAttempt(ATTEMPT);
    await observability.close();
    observability.onAttempt(ATTEMPT);
    return {};
  });
  await app.inject('/');
  expect(lines.map((line) => JSON.parse(line).requestId)).toEqual(['one', undefined]);
});
