import type { Tenant } from './files/tenants.js';
import { isLoopback } from './loopback.js';
import { mayHaveNativeResults } from './variables/provider.js';
import type { Values } from './variables.js';

type CheckedValues = Partial<Omit<Values, keyof Tenant>>;

type Predicate = (key: keyof CheckedValues) => boolean;

/**
 * Returns the errors in combinations of variables. The value of a variable is undefined if it is not set or invalid;
 * `isInvalid` tells the two apart, so that an invalid variable is not reported as missing too.
 */
export function findCrossFieldErrors(values: CheckedValues, isInvalid: Predicate): string[] {
  const isMissing: Predicate = (key) => values[key] === undefined && !isInvalid(key);
  return [
    ...checkPorts(values),
    ...checkLinks(values),
    ...checkPublicHost(values),
    ...checkAudit(values, isMissing),
    ...checkRedis(values, isMissing),
    ...checkTrustedDocuments(values, isMissing),
    ...checkCredentials(values, isMissing),
  ];
}

/**
 * Returns an error for each account whose host has no results of the native SDK, if those are on. Repeats no value of
 * TENANTS_FILE.
 */
export function findNativeErrors(
  { nativeResults, tenantsFile }: CheckedValues,
  tenants: ReadonlyMap<string, Partial<Tenant>> = new Map(),
): string[] {
  if (nativeResults !== 'on') return [];
  return [...tenants].flatMap(([tenant, { baseUrl }]) => {
    if (baseUrl === undefined || mayHaveNativeResults(baseUrl)) return [];
    const account =
      tenantsFile === undefined
        ? `ADVANCE_AI_BASE_URL (${baseUrl})`
        : `TENANTS_FILE: the baseUrl of tenant "${tenant}"`;
    return [`${account} has no results of the native SDK. Set NATIVE_RESULTS=off, or the base URL of another region.`];
  });
}

function checkPorts({ port, host, metricsPort, metricsHost }: CheckedValues): string[] {
  const isSamePort = port !== undefined && port !== 0 && port === metricsPort;
  const isSameHost = host === metricsHost || isWildcard(host) || isWildcard(metricsHost);
  return isSamePort && isSameHost ? [`METRICS_PORT must differ from PORT, but both are ${port}.`] : [];
}

function isWildcard(host: string | undefined): boolean {
  return host === '0.0.0.0' || host === '::';
}

function checkLinks({ linkMarginSeconds, linkTtlSeconds }: CheckedValues): string[] {
  if (linkMarginSeconds === undefined || linkTtlSeconds === undefined || linkMarginSeconds < linkTtlSeconds) return [];
  return [
    `LINK_MARGIN_SECONDS (${linkMarginSeconds}) must be less than LINK_TTL_SECONDS (${linkTtlSeconds}); otherwise no link is valid for long enough.`,
  ];
}

function checkPublicHost({ auth, host }: CheckedValues): string[] {
  if (auth !== 'off' || host === undefined || isLoopback(host)) return [];
  return [
    `HOST must be a loopback address while AUTH is off, not ${host}. Set HOST=127.0.0.1, or AUTH=on and a way to authenticate.`,
  ];
}

function checkAudit({ auditLog }: CheckedValues, isMissing: Predicate): string[] {
  if (auditLog === undefined || !isMissing('auditHmacKey')) return [];
  return ['AUDIT_LOG needs AUDIT_HMAC_KEY, which replaces signature ids in the log. Create one: openssl rand -hex 32'];
}

function checkRedis(values: CheckedValues, isMissing: Predicate): string[] {
  const { redis, redisSentinelUsername, redisSentinelPassword } = values;
  const hasSentinelLogin = redisSentinelUsername !== undefined || redisSentinelPassword !== undefined;
  const errors: string[] = [];
  if (redis !== undefined && isMissing('storeEncryptionKeys'))
    errors.push(
      'REDIS_URL needs STORE_ENCRYPTION_KEY, which encrypts all data in Redis. Create one: openssl rand -base64 32',
    );
  if (hasSentinelLogin && redis !== undefined && redis.master === undefined)
    errors.push(
      'REDIS_SENTINEL_USERNAME and REDIS_SENTINEL_PASSWORD need a REDIS_URL that begins with redis+sentinel:// or rediss+sentinel://.',
    );
  if (redisSentinelUsername !== undefined && isMissing('redisSentinelPassword'))
    errors.push('REDIS_SENTINEL_USERNAME needs REDIS_SENTINEL_PASSWORD.');
  return errors;
}

function checkTrustedDocuments({ trustedDocuments }: CheckedValues, isMissing: Predicate): string[] {
  const needsFile = trustedDocuments === 'only' || trustedDocuments === 'log';
  if (!needsFile || !isMissing('trustedDocumentsFile')) return [];
  return [`TRUSTED_DOCUMENTS=${trustedDocuments} needs TRUSTED_DOCUMENTS_FILE.`];
}

function checkCredentials(values: CheckedValues, isMissing: Predicate): string[] {
  const { auth, jwksUrl, issuer, audience } = values;
  if (auth === 'on' && isMissing('jwksUrl') && isMissing('apiKeysFile'))
    return ['Set AUTH_JWKS_URL or API_KEYS_FILE, or AUTH=off for local use.'];
  if (jwksUrl !== undefined && (issuer === undefined || audience === undefined))
    return [
      'AUTH_JWKS_URL needs AUTH_ISSUER and AUTH_AUDIENCE; otherwise tokens issued for other services are accepted.',
    ];
  return [];
}
