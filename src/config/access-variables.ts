import { file, oneOf, parseWebAddress } from './rules.js';
import type { Variable } from './variable.js';

/** Who may ask, and whose account at the provider is used for it. */
export const ACCESS_VARIABLES = {
  auth: {
    name: 'AUTH',
    fallback: 'on',
    meaning:
      'Whether callers must authenticate, which takes AUTH_JWKS_URL or API_KEYS_FILE. Off lets every process on this machine see everything, and is refused unless HOST is loopback',
    ...oneOf('on', 'off'),
  },
  jwksUrl: {
    name: 'AUTH_JWKS_URL',
    isOptional: true,
    meaning: 'Where the keys are that sign the JWTs of callers',
    rule: 'an https address; http only on loopback',
    parse: parseWebAddress,
  },
  issuer: {
    name: 'AUTH_ISSUER',
    isOptional: true,
    meaning: 'The iss that a JWT must have',
    rule: 'text',
    parse: (text: string): string => text,
  },
  audience: {
    name: 'AUTH_AUDIENCE',
    isOptional: true,
    meaning: 'The aud that a JWT must have',
    rule: 'text',
    parse: (text: string): string => text,
  },
  tenantClaim: {
    name: 'AUTH_TENANT_CLAIM',
    fallback: 'tenant',
    meaning: 'The claim of a JWT that names the tenant',
    rule: 'text',
    parse: (text: string): string => text,
  },
  apiKeysFile: {
    name: 'API_KEYS_FILE',
    isOptional: true,
    meaning: 'API keys, as a JSON array of {id, sha256, subject, tenant, scopes}; read again on SIGHUP',
    ...file,
  },
  tenantsFile: {
    name: 'TENANTS_FILE',
    isOptional: true,
    meaning:
      'Accounts at the provider, as a JSON object of tenant to {baseUrl, accessKey, secretKey}; without it the ADVANCE_AI variables are the one tenant default',
    ...file,
  },
} as const satisfies Record<string, Variable<unknown>>;
