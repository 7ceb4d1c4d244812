import { expect } from '@jest/globals';
import { startTestGateway, type TestGateway } from '../gateway/gateway.js';
import { scrape } from '../gateway/metrics.js';
import { KEY } from './redis-fleet.js';
import type { TestRedis } from './redis-server.js';

const STATUS = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';
/** How soon Redis is used once it can be. */
export const BACK_WITHIN_MS = 5_000;

/** Starts a gateway that shares through this Redis; `askNew` expects an answer without errors to an id that is new. */
export async function startGatewayOn(url: string, env: Record<string, string> = {}) {
  const gateway = await startTestGateway({
    env: { REDIS_URL: url, STORE_ENCRYPTION_KEY: KEY.toString('base64'), METRICS_PORT: '0', ...env },
  });
  let asked = 0;
  const askNew = async () => {
    const signatureId = `new-${asked++}`;
    gateway.simulator.addTransaction({ signatureId });
    expect((await gateway.ask(STATUS, { id: signatureId })).errors).toEqual([]);
  };
  const isUp = async () => (await scrape(gateway.metricsUrl)).get('gateway_redis_up') === 1;
  return { ...gateway, askNew, isUp };
}

export const warningsOf = ({ logLines }: Pick<TestGateway, 'logLines'>) =>
  logLines.map((line) => JSON.parse(line)).filter(({ level, msg }) => level === 40 && /Redis/.test(msg));

export const keptIn = async ({ admin }: TestRedis) => (await admin.keys('liveness:1:result:*')).length;
