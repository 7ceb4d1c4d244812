import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { startGateway } from '../../../src/app/create-gateway.js';
import { warmUp } from '../../../src/app/warm-up/warm-up.js';
import { toWarmUpConfig } from '../../../src/app/warm-up/warm-up-config.js';
import { systemClock } from '../../../src/async/clock.js';
import { parseConfig } from '../../../src/config/config.js';
import { createLogger } from '../../../src/observability/logger.js';
import { createSyntheticProvider } from '../../../src/providers/advance-ai/synthetic-provider.js';
import { readSampleOperations } from '../../../src/server/apollo/sample-operations.js';
import { closeAfterTest } from '../../support/close-after-test.js';
import { AUDIT_HMAC_KEY, auditPath } from '../../support/gateway/audit.js';
import { startListeningProcess } from '../../support/gateway/gateway-process.js';
import { scrape } from '../../support/gateway/metrics.js';

const ROOT = pathToFileURL(`${process.cwd()}/`);
const KEY = 'throw-away';
const ACCOUNT = {
  ADVANCE_AI_BASE_URL: 'https://provider.example.com',
  ADVANCE_AI_ACCESS_KEY: 'access',
  ADVANCE_AI_SECRET_KEY: 'secret',
  AUTH: 'off',
};
/** The narrowest limits that can be configured; they must not apply to the warm-up operations. */
const NARROW = {
  ...{ MAX_QUERY_COST: '1', MAX_SIGNATURE_IDS: '1', MAX_REQUESTS_IN_FLIGHT: '1', RATE_LIMIT_PER_MINUTE: '1' },
  ...{ LINK_TTL_SECONDS: '1', LINK_MARGIN_SECONDS: '0', LINK_HOSTS: 'links.example.com', PROVIDER_TIMEOUT_MS: '1' },
};

async function startThrowAway(env: Readonly<Record<string, string>>) {
  const config = parseConfig({ ...ACCOUNT, ...env }, () => '');
  const send = createSyntheticProvider(systemClock.now);
  const gateway = await startGateway(toWarmUpConfig(config, KEY), {
    clock: systemClock,
    fetch: send,
    send,
    random: Math.random,
    logger: createLogger('silent'),
    sampleSignatureId: '',
  });
  closeAfterTest(gateway.close);
  return gateway;
}

describe('the warm-up gateway resolves every sample operation completely', () => {
  const samples = readSampleOperations({ packageRoot: ROOT, signatureId: 'made-up', needsToken: false });
  test.each([
    ['by default', {}],
    ['with the narrowest limits', NARROW],
  ])('%s', async (_, env) => {
    const { url } = await startThrowAway(env);
    for (const { query, variables } of samples) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await response.json()) as { data: object; errors?: unknown };
      expect(errors).toBeUndefined();
      expect(JSON.stringify(data)).not.toMatch(/"(livenessResults?|images|faceImage|url|dataUri)":(null|\[(null|\]))/);
    }
    expect((await fetch(`${url}/graphql`, { method: 'POST' })).status).toBe(401);
  });
});

test('a failed warm-up logs a warning and does not prevent the start', async () => {
  const lines: string[] = [];
  const logger = createLogger('info', { write: (line) => void lines.push(line) });
  const packageRoot = new URL('nowhere/', ROOT);
  await warmUp({ config: parseConfig(ACCOUNT, () => ''), clock: systemClock, packageRoot, logger });
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ level: 40, msg: 'warm-up failed' }]);
});

test('a start leaves no trace of its warm-up at the provider or in the log, the metrics and the audit log', async () => {
  const auditLog = await auditPath();
  const env = { AUDIT_LOG: auditLog, AUDIT_HMAC_KEY, METRICS_PORT: '0', LOG_LEVEL: 'trace' };
  const { simulator, output, metricsUrl } = await startListeningProcess(env);
  expect(simulator.calls).toEqual([]);
  const messages = output()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).msg);
  expect(messages).toEqual([
    'HISTORY_DATABASE is not set; there are no lists and statistics',
    'audit log opened',
    expect.stringMatching(/^AUTHENTICATION DISABLED/),
    'listening',
  ]);
  const counted = [...(await scrape(metricsUrl))].filter(([name, value]) => name.startsWith('gateway_') && value !== 0);
  expect(counted).toEqual([]);
  expect(readFileSync(auditLog, 'utf8')).not.toContain('made-up');
});
