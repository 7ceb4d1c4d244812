import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeAfterTest } from '../close-after-test.js';
import { until } from '../until.js';
import { findFreePort, startRedis, type TestRedis, type TestRedisOptions } from './redis-server.js';

export const MASTER_NAME = 'my-master';
const SENTINELS = 3;
const QUORUM = 2;

export type TestSentinelsOptions = Pick<TestRedisOptions, 'closeLater'> & {
  /** After how many silent milliseconds a Sentinel takes a master for down; a busy machine must not seem to be. */
  readonly downAfterMs?: number;
  /** What makes servers and Sentinels talk to each other, and to clients by a port of their own, behind TLS. */
  readonly tlsArgs?: readonly string[];
  /** How every Sentinel is started beside that. */
  readonly sentinelArgs?: readonly string[];
  /** More lines for the configuration file of every Sentinel. */
  readonly sentinelLines?: readonly string[];
  readonly sentinelAdmin?: TestRedisOptions['admin'];
};

/** Starts a master with a replica, and three Sentinels that know both and each other. Takes about two seconds. */
export async function startRedisSentinels(options: TestSentinelsOptions = {}) {
  const { downAfterMs = 60_000, tlsArgs, sentinelArgs = [], sentinelLines = [], sentinelAdmin = {} } = options;
  const { closeLater = closeAfterTest } = options;
  const start = async (args: readonly string[], admin: TestRedisOptions['admin'] = {}) => {
    const tlsPort = tlsArgs && (await findFreePort());
    const tls = tlsArgs ? ['--tls-port', String(tlsPort), '--tls-replication', 'yes', ...tlsArgs] : [];
    const server = await startRedis({ args: [...args, ...tls], admin, closeLater });
    return { server, port: tlsPort ?? server.port };
  };
  const master = await start(['--repl-diskless-sync-delay', '0']);
  const replica = await start(['--replicaof', '127.0.0.1', String(master.port)]);
  await until(async () => (await replica.server.admin.info('replication')).includes('master_link_status:up'));

  const lines = [
    `sentinel monitor ${MASTER_NAME} 127.0.0.1 ${master.port} ${QUORUM}`,
    `sentinel down-after-milliseconds ${MASTER_NAME} ${downAfterMs}`,
    `sentinel failover-timeout ${MASTER_NAME} 3000`,
    ...sentinelLines,
  ];
  const sentinels = await Promise.all(
    Array.from({ length: SENTINELS }, () =>
      start([writeConfig(lines, closeLater), '--sentinel', ...sentinelArgs], sentinelAdmin),
    ),
  );
  await until(async () => (await Promise.all(sentinels.map(({ server }) => knowsAll(server)))).every(Boolean));
  const hosts = sentinels.map(({ port }) => `127.0.0.1:${port}`).join(',');
  return {
    master: master.server,
    replica: replica.server,
    sentinels: sentinels.map(({ server }) => server),
    url: `${tlsArgs ? 'rediss' : 'redis'}+sentinel://${hosts}/${MASTER_NAME}`,
  };
}

/** A Sentinel writes what it learns to its file. */
function writeConfig(lines: readonly string[], closeLater: typeof closeAfterTest): string {
  const directory = mkdtempSync(join(tmpdir(), 'sentinel-'));
  closeLater(async () => rmSync(directory, { recursive: true, force: true }));
  const path = join(directory, 'sentinel.conf');
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

async function knowsAll({ admin }: TestRedis): Promise<boolean> {
  const facts = (await admin.call('SENTINEL', 'MASTER', MASTER_NAME)) as string[];
  const read = (name: string) => facts[facts.indexOf(name) + 1];
  return read('num-slaves') === '1' && read('num-other-sentinels') === String(SENTINELS - 1);
}
