import { expect, test } from '@jest/globals';
import { MARKERS, TRANSACTION } from '../support/data/canary.js';
import { startTestGateway } from '../support/gateway/gateway.js';
import { KEY } from '../support/redis/redis-fleet.js';
import { describeWithRedis, startRedis } from '../support/redis/redis-server.js';
import { until } from '../support/until.js';

const PASSWORD = 'canary-redis-password-0c0c';
const USER = 'canary-redis-user-1e1e';
const QUERY = `query ($id: ID!) { livenessResult(signatureId: $id) {
  status inputParameters faceImage { url base64 } auditImageArchive { url } } }`;

async function startMarked(password: string) {
  const redis = await startRedis();
  await redis.admin.call('ACL', 'SETUSER', USER, 'on', `>${PASSWORD}`, '~*', '&*', '+@all');
  const { accessKey, secretKey } = MARKERS;
  const gateway = await startTestGateway({
    simulator: { accessKey, secretKey },
    env: {
      ADVANCE_AI_ACCESS_KEY: accessKey,
      ADVANCE_AI_SECRET_KEY: secretKey,
      REDIS_URL: `redis://${USER}:${password}@127.0.0.1:${redis.port}`,
      STORE_ENCRYPTION_KEY: KEY.toString('base64'),
      REDIS_TIMEOUT_MS: '5000',
      METRICS_PORT: '0',
    },
  });
  gateway.simulator.addTransaction(TRANSACTION);
  const { data, errors } = await gateway.ask(QUERY, { id: MARKERS.signatureId });
  expect(errors).toEqual([]);
  const observed = async () => gateway.logLines.join('') + (await (await fetch(gateway.metricsUrl)).text());
  return { ...gateway, redis, result: data.livenessResult, observed };
}

describeWithRedis('what is secret', () => {
  test('cannot be read in Redis, whoever looks into it', async () => {
    const { redis, simulator, result } = await startMarked(PASSWORD);
    const names = await redis.admin.keysBuffer('*');
    const values = await Promise.all(names.map((name) => redis.admin.getBuffer(name)));
    // The record and the token at least.
    expect(values.filter((value) => value !== null && value.length > 30).length).toBeGreaterThanOrEqual(2);
    const kept = Buffer.concat([...names, ...values.filter((value) => value !== null)]).toString('latin1');
    const tokens = simulator.calls.map(({ accessToken }) => accessToken).filter((token) => token !== null);
    const secrets = [...Object.values(MARKERS), ...tokens, result.faceImage.url, 'default', 'faceImage', 'PASS'];
    expect(tokens.length).toBeGreaterThan(0);
    for (const secret of secrets) expect(kept).not.toContain(secret);
    expect(kept).not.toContain(result.faceImage.base64.slice(200, 230));
  });

  test.each([PASSWORD, 'canary-wrong-password-2d2d'])('of Redis is in no line and no metric', async (password) => {
    const { redis, observed, ask } = await startMarked(password);
    await redis.kill();
    await ask(QUERY, { id: MARKERS.signatureId });
    await until(async () => /gateway_redis_errors_total\{[^}]+\} [1-9]/.test(await observed()));
    const text = await observed();
    expect(text).toContain('Redis');
    for (const secret of [password, USER, KEY.toString('base64'), String(redis.port), '127.0.0.1']) {
      expect(text.replace(/"(url|metricsUrl)":"[^"]+"/g, '')).not.toContain(secret);
    }
  });
});
