import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who is measured: how to start each, what it needs before, and which settings it runs with. */

const API_KEY = 'bench-key-0123456789abcdef';

const inBench = (file) => ({ args: [`contenders/${file}`] });

/** What is measured writes no line about it, and so does not say where it listens. */
const PORT = '4873';

function gateway(ownEnv = {}, checkout = '..') {
  return {
    url: `http://127.0.0.1:${PORT}/graphql`,
    isGateway: true,
    authorization: `Bearer ${API_KEY}`,
    args: [join(checkout, 'dist/main.js')],
    env: (folder, providerUrl) => {
      mkdirSync(folder, { recursive: true });
      const keysFile = join(folder, 'api-keys.json');
      const key = {
        id: 'bench',
        sha256: createHash('sha256').update(API_KEY).digest('hex'),
        subject: 'bench',
        tenant: 'default',
        scopes: ['liveness:read', 'liveness:image', 'liveness:document', 'liveness:list'],
      };
      writeFileSync(keysFile, JSON.stringify([key]));
      return {
        PORT,
        API_KEYS_FILE: keysFile,
        ADVANCE_AI_BASE_URL: providerUrl,
        ADVANCE_AI_ACCESS_KEY: 'bench-access',
        ADVANCE_AI_SECRET_KEY: 'bench-secret',
        METRICS_PORT: '0',
        LOG_LEVEL: 'warn',
        MAX_QUERY_COST: '10000',
        // Counted, but never reached.
        RATE_LIMIT_PER_MINUTE: '10000000',
        RATE_LIMIT_COST_PER_MINUTE: '1000000000',
        AUDIT_LOG: join(folder, 'audit.log'),
        AUDIT_HMAC_KEY: 'a-key-of-more-than-thirty-two-characters',
        ...ownEnv,
      };
    },
  };
}

export const CONTENDERS = {
  bare: { title: 'node:http, no GraphQL', ...inBench('bare.js') },
  stock: { title: 'Apollo Server + type-graphql, stock', ...inBench('stock.built.js') },
  mercurius: { title: 'Mercurius with its JIT', ...inBench('mercurius.js') },
  yoga: { title: 'GraphQL Yoga with JIT', ...inBench('yoga.js') },
  hive: {
    title: 'Hive Gateway with response caching',
    ...inBench('hive.js'),
    upstream: 'mercurius',
    env: (_folder, _providerUrl, upstreamUrl) => ({ UPSTREAM_URL: upstreamUrl }),
  },
  gateway: { title: 'this gateway without its response cache', ...gateway({ MEMO_MAX_BYTES: '0' }) },
  memo: { title: 'this gateway', ...gateway() },
  unaudited: {
    title: 'this gateway without its audit log',
    ...gateway({ AUDIT_LOG: '', AUDIT_HMAC_KEY: '' }),
  },
  logged: { title: 'this gateway with a log line per request', ...gateway({ LOG_LEVEL: 'info' }) },
};

/** The gateway of another checkout, which must be built, to measure a change against what was there before it. */
export function gatewaysOf(checkout) {
  return {
    'gateway-before': { title: 'the gateway before, without its memo', ...gateway({ MEMO_MAX_BYTES: '0' }, checkout) },
    'memo-before': { title: 'the gateway before', ...gateway({}, checkout) },
    'unaudited-before': {
      title: 'the gateway before, without its audit log',
      ...gateway({ AUDIT_LOG: '', AUDIT_HMAC_KEY: '' }, checkout),
    },
  };
}
