import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who is measured: how to start each, what it needs before, and which settings it runs with. */

const API_KEY = 'bench-key-0123456789abcdef';

const inBench = (file) => ({ args: [`contenders/${file}`] });

function gateway(env) {
  return {
    isGateway: true,
    authorization: `Bearer ${API_KEY}`,
    args: ['../dist/main.js'],
    env: (folder, providerUrl) => {
      mkdirSync(folder, { recursive: true });
      const keysFile = join(folder, 'api-keys.json');
      const key = {
        id: 'bench',
        sha256: createHash('sha256').update(API_KEY).digest('hex'),
        subject: 'bench',
        tenant: 'default',
        scopes: ['liveness:read', 'liveness:image'],
      };
      writeFileSync(keysFile, JSON.stringify([key]));
      return {
        PORT: '0',
        API_KEYS_FILE: keysFile,
        ADVANCE_AI_BASE_URL: providerUrl,
        ADVANCE_AI_ACCESS_KEY: 'bench-access',
        ADVANCE_AI_SECRET_KEY: 'bench-secret',
        AUDIT_LOG: join(folder, 'audit.log'),
        AUDIT_HMAC_KEY: 'a-key-of-more-than-thirty-two-characters',
        METRICS_PORT: '0',
        MAX_QUERY_COST: '10000',
        ...env,
      };
    },
  };
}

export const CONTENDERS = {
  bare: { title: 'node:http, no GraphQL', ...inBench('bare.js') },
  stock: { title: 'Apollo Server + type-graphql, stock', ...inBench('stock.built.js') },
  gateway: { title: 'this gateway', ...gateway({}) },
};
