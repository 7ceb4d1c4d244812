import { isLoopback } from './rules.js';
import type { Tenant } from './tenants.js';
import type { Variable } from './variable.js';
import { VARIABLES, type Values } from './variables.js';

/** What is wrong with values that are right one by one; a value that is not right was given all the same. */
export function findContradictions(
  values: Omit<Values, keyof Tenant>,
  isGiven: (variable: Variable<unknown>) => boolean,
): string[] {
  const { linkMarginSeconds, linkTtlSeconds, auth, host, jwksUrl, issuer, audience } = values;
  const { auditLog, auditHmacKey, trustedDocuments, redis, storeEncryptionKeys } = values;
  const isLocal = host === undefined || isLoopback(host);
  const hasWays = isGiven(VARIABLES.jwksUrl) || isGiven(VARIABLES.apiKeysFile);
  const rules: [boolean, string][] = [
    [
      linkMarginSeconds >= linkTtlSeconds,
      'LINK_MARGIN_SECONDS must be below LINK_TTL_SECONDS: no link would ever live long enough.',
    ],
    [!isLocal && auth === 'off', 'HOST must be a loopback address while AUTH is off: others must not get in unasked.'],
    [
      auditLog !== undefined && auditHmacKey === undefined,
      'AUDIT_LOG needs AUDIT_HMAC_KEY: ids are never written as they are.',
    ],
    [
      redis !== undefined && storeEncryptionKeys === undefined && !isGiven(VARIABLES.storeEncryptionKeys),
      'REDIS_URL needs STORE_ENCRYPTION_KEY: results and links never lie in Redis as they are.',
    ],
    [
      ['only', 'log'].includes(trustedDocuments) && !isGiven(VARIABLES.trustedDocumentsFile),
      'TRUSTED_DOCUMENTS needs TRUSTED_DOCUMENTS_FILE: nothing says which documents are trusted.',
    ],
    [
      auth === 'on' && !hasWays,
      'AUTH_JWKS_URL or API_KEYS_FILE is required: nobody could get in. To let everybody on this machine in, say AUTH=off.',
    ],
    [
      jwksUrl !== undefined && (issuer === undefined || audience === undefined),
      'AUTH_JWKS_URL needs AUTH_ISSUER and AUTH_AUDIENCE: keys alone do not say for whom a token was made.',
    ],
  ];
  return rules.filter(([isBroken]) => isBroken).map(([, fault]) => fault);
}
