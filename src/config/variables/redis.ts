import { filePath, integer, parsedBy, secretText } from '../parsers.js';
import { parseRedisUrl } from '../redis-url.js';
import { variables } from '../variable.js';

/** What instances share. */
export const REDIS_VARIABLES = {
  redis: parsedBy(parseRedisUrl)
    .describe(
      'redis://user:password@host:port/database; for a cluster with ?cluster=true or several URLs separated by commas; for Sentinel redis+sentinel://user:password@host:port,host:port/master-name/database; rediss:// and rediss+sentinel:// use TLS',
    )
    .optional()
    .register(variables, {
      name: 'REDIS_URL',
      isSecret: true,
      description:
        'Redis 7 or Valkey server through which instances share results and coalesce requests to the provider. Default: each instance works on its own.',
    }),
  redisSentinelUsername: secretText().optional().register(variables, {
    name: 'REDIS_SENTINEL_USERNAME',
    isSecret: true,
    description: 'User name for the Sentinels. The one in `REDIS_URL` is for Redis.',
  }),
  redisSentinelPassword: secretText().optional().register(variables, {
    name: 'REDIS_SENTINEL_PASSWORD',
    isSecret: true,
    description: 'Password for the Sentinels. The one in `REDIS_URL` is for Redis.',
  }),
  storeEncryptionKeys: parsedBy(parseKeys)
    .describe('32 bytes in Base64; several separated by commas')
    .optional()
    .register(variables, {
      name: 'STORE_ENCRYPTION_KEY',
      isSecret: true,
      description:
        'Key that encrypts all data in Redis, from `openssl rand -base64 32`. Required with `REDIS_URL`. Of several keys the first encrypts; all decrypt.',
    }),
  redisTimeoutMs: integer(1, 10_000).prefault('50').register(variables, {
    name: 'REDIS_TIMEOUT_MS',
    description:
      'Timeout of a Redis command, in milliseconds. After a timeout the instance uses only its local cache until Redis responds again.',
  }),
  redisCaFile: filePath().optional().register(variables, {
    name: 'REDIS_CA_FILE',
    description:
      "PEM file with the CA certificates used to verify Redis and its Sentinels. Default: Node.js's built-in CAs.",
  }),
};

function parseKeys(text: string): readonly Buffer[] | undefined {
  const keys = text.split(',').map((part) => part.trim());
  const isUnique = new Set(keys).size === keys.length;
  const areKeys = keys.every((key) => /^[A-Za-z0-9+/]{43}=$/.test(key));
  return isUnique && areKeys ? keys.map((key) => Buffer.from(key, 'base64')) : undefined;
}
