import { parseRedisUrl } from './redis-url.js';
import { file, whole } from './rules.js';
import type { Variable } from './variable.js';

/** What instances share, and how it is kept from others. */
export const REDIS_VARIABLES = {
  redis: {
    name: 'REDIS_URL',
    isOptional: true,
    isSecret: true,
    meaning: 'Redis 7 or Valkey, in which instances share results and calls under way; without it each is on its own',
    rule: 'redis://user:password@host:port/database, rediss:// for TLS; of a cluster with ?cluster=true, or several, separated by commas',
    parse: parseRedisUrl,
  },
  storeEncryptionKeys: {
    name: 'STORE_ENCRYPTION_KEY',
    isOptional: true,
    isSecret: true,
    meaning:
      'Key of all that lies in Redis, which needs it: openssl rand -base64 32. Of several the first seals, all open',
    rule: '32 bytes in Base64; several separated by commas',
    parse: parseKeys,
  },
  redisTimeoutMs: {
    name: 'REDIS_TIMEOUT_MS',
    fallback: '50',
    meaning:
      'Milliseconds that Redis may take for an answer; then the instance goes on without it until it answers again',
    ...whole(1, 10_000),
  },
  redisCaFile: {
    name: 'REDIS_CA_FILE',
    isOptional: true,
    meaning: 'Certificates, in PEM, of who vouches for the certificate of Redis; without it those that Node.js knows',
    ...file,
  },
} as const satisfies Record<string, Variable<unknown>>;

function parseKeys(text: string): readonly Buffer[] | undefined {
  const keys = text.split(',').map((part) => part.trim());
  const isKey = (key: string) => /^[A-Za-z0-9+/]{43}=$/.test(key);
  const isOnce = new Set(keys).size === keys.length;
  return isOnce && keys.every(isKey) ? keys.map((key) => Buffer.from(key, 'base64')) : undefined;
}
