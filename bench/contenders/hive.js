import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { announce } from './announce.js';

/** Hive Gateway with response caching in memory, in front of a GraphQL server in a process of its own. */

const MAX_ENTRIES = 10_000;
const entries = new Map();

/** As plain as a cache can be, so that none of the time is its own. */
const cache = {
  get: (key) => entries.get(key),
  set(key, value) {
    if (entries.size >= MAX_ENTRIES) entries.delete(entries.keys().next().value);
    entries.set(key, value);
  },
  delete: (key) => entries.delete(key),
  getKeysByPrefix: (prefix) => [...entries.keys()].filter((key) => key.startsWith(prefix)),
};

const gateway = createGatewayRuntime({
  proxy: { endpoint: process.env.UPSTREAM_URL },
  cache,
  responseCaching: { session: () => null, ttl: 3_600_000, includeExtensionMetadata: false },
  logging: false,
});
const server = createServer(gateway);
server.listen(0, '127.0.0.1', () => announce(`http://127.0.0.1:${server.address().port}/graphql`));
