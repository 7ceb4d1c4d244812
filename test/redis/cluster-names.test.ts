import { expect, test } from '@jest/globals';
import { startTestGateway } from '../support/gateway/gateway.js';
import { scrape } from '../support/gateway/metrics.js';
import { startSilentServer } from '../support/provider/silent-server.js';
import { startRedisCluster } from '../support/redis/redis-cluster.js';
import { KEY } from '../support/redis/redis-fleet.js';
import { describeWithRedis, findFreePort } from '../support/redis/redis-server.js';
import { until } from '../support/until.js';

const STATUS = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';

const HOST = 'redis-node.invalid';

type Case = readonly [string, () => Promise<readonly string[]>, Readonly<Record<string, string>>];
const CASES: readonly Case[] = [
  [
    'are not found',
    async () => ['--cluster-announce-hostname', HOST, '--cluster-preferred-endpoint-type', 'hostname'],
    { reason: 'UNREACHABLE', code: 'ENOTFOUND', step: 'cluster node' },
  ],
  [
    'refuse connections',
    async () => ['--cluster-announce-port', String(await findFreePort())],
    { reason: 'UNREACHABLE', code: 'ECONNREFUSED', step: 'cluster node' },
  ],
  [
    'do not answer',
    async () => ['--cluster-announce-port', String((await startSilentServer()).port)],
    { reason: 'TIMEOUT', step: 'connect' },
  ],
];

describeWithRedis('a cluster of which the names that its nodes announce', () => {
  test.each(CASES)(
    '%s is warned of with the reason and counted, and no query fails',
    async (_what, toArgs, expected) => {
      const { url } = await startRedisCluster({ nodeArgs: await toArgs() });
      const gateway = await startTestGateway({
        env: { REDIS_URL: url, STORE_ENCRYPTION_KEY: KEY.toString('base64'), METRICS_PORT: '0' },
      });
      const warnings = () => gateway.logLines.filter((line) => line.includes('Redis unavailable'));
      await until(() => warnings().length > 0);
      expect(warnings().map((line) => JSON.parse(line))).toEqual([expect.objectContaining(expected)]);
      const samples = await scrape(gateway.metricsUrl);
      expect(samples.get('gateway_redis_up')).toBe(0);
      expect(samples.get(`gateway_redis_errors_total{reason="${expected.reason}"}`)).toBeGreaterThan(0);

      const { passFarNear: id } = gateway.simulator.sampleIds;
      expect((await gateway.ask(STATUS, { id })).errors).toEqual([]);
      for (const secret of [HOST, '127.0.0.1', new URL(url).port]) expect(warnings().join()).not.toContain(secret);
    },
  );
});
