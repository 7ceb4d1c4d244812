import { until } from '../until.js';
import { findFreePort, startRedis, type TestRedis, type TestRedisOptions } from './redis-server.js';

const SLOTS = 16_384;
const NODES = 3;

export type TestCluster = { readonly nodes: readonly TestRedis[]; readonly url: string };

export type TestClusterOptions = Pick<TestRedisOptions, 'closeLater'> & {
  /** What makes nodes talk to each other, and to whoever comes by a port of its own, behind TLS. */
  readonly tlsArgs?: readonly string[];
  /** How every node is started beside that, such as under which name it announces itself. */
  readonly nodeArgs?: readonly string[];
};

/** A cluster of three nodes that know each other and share the slots among them. It takes two seconds to agree. */
export async function startRedisCluster({
  tlsArgs,
  nodeArgs = [],
  ...options
}: TestClusterOptions = {}): Promise<TestCluster> {
  const members = await Promise.all(
    Array.from({ length: NODES }, async () => {
      const busPort = await findFreePort();
      const tlsPort = tlsArgs && (await findFreePort());
      const args = ['--cluster-enabled', 'yes', '--cluster-port', String(busPort), '--cluster-node-timeout', '2000'];
      if (tlsArgs) args.push('--tls-cluster', 'yes', '--tls-port', String(tlsPort), ...tlsArgs);
      args.push(...nodeArgs);
      const node = await startRedis({ ...options, args });
      return { busPort, node, port: tlsPort ?? node.port };
    }),
  );
  const [first] = members;
  for (const [index, { node, port, busPort }] of members.entries()) {
    const from = Math.ceil((SLOTS * index) / NODES);
    const to = Math.ceil((SLOTS * (index + 1)) / NODES) - 1;
    await node.admin.call('CLUSTER', 'ADDSLOTSRANGE', from, to);
    await first?.node.admin.call('CLUSTER', 'MEET', '127.0.0.1', port, busPort);
  }
  const knowsAll = async ({ node }: (typeof members)[number]) => {
    const info = String(await node.admin.call('CLUSTER', 'INFO'));
    return info.includes('cluster_state:ok') && info.includes(`cluster_known_nodes:${NODES}`);
  };
  await until(async () => (await Promise.all(members.map(knowsAll))).every(Boolean));
  const nodes = members.map(({ node }) => node);
  return { nodes, url: `${tlsArgs ? 'rediss' : 'redis'}://127.0.0.1:${first?.port}?cluster=true` };
}
