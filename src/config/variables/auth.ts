import { z } from 'zod';
import { commaSeparated, filePath, isSafeUrl, onOff, text } from '../parsers.js';
import { variables } from '../variable.js';

/** How callers authenticate, and which account at the provider they use. */
export const AUTH_VARIABLES = {
  auth: onOff().prefault('on').register(variables, {
    name: 'AUTH',
    description:
      'Require callers to authenticate, with JWTs (`AUTH_JWKS_URL`) or API keys (`API_KEYS_FILE`). `off` lets every process on this machine read every result and start verifications; it requires a loopback `HOST`.',
  }),
  jwksUrl: z.string().refine(isSafeUrl).describe('an https URL; http only on loopback').optional().register(variables, {
    name: 'AUTH_JWKS_URL',
    description: 'JWKS endpoint with the public keys that verify JWTs. Needs `AUTH_ISSUER` and `AUTH_AUDIENCE`.',
  }),
  issuer: text().optional().register(variables, { name: 'AUTH_ISSUER', description: 'Required `iss` claim of a JWT.' }),
  audience: text()
    .optional()
    .register(variables, { name: 'AUTH_AUDIENCE', description: 'Required `aud` claim of a JWT.' }),
  tenantClaim: text().prefault('tenant').register(variables, {
    name: 'AUTH_TENANT_CLAIM',
    description:
      'JWT claim that contains the tenant: a string, a list of one string, or an object with one key. `a.b` means `b` inside `a`, unless a claim is named `a.b`.',
  }),
  audienceClaim: text().prefault('aud').register(variables, {
    name: 'AUTH_AUDIENCE_CLAIM',
    description: 'JWT claim that must contain `AUTH_AUDIENCE`, for example `client_id` with Amazon Cognito.',
  }),
  scopeClaims: commaSeparated((name) => name || undefined)
    .describe('names of claims, separated by commas')
    .prefault('scope,scp')
    .register(variables, {
      name: 'AUTH_SCOPE_CLAIMS',
      description:
        'JWT claims that contain scopes, as a string or a list, for example `roles` or `permissions`. The first claim with a scope of the gateway is used. Dots work as in `AUTH_TENANT_CLAIM`.',
    }),
  scopePrefix: z.string().regex(/^\S+$/).describe('text without spaces').optional().register(variables, {
    name: 'AUTH_SCOPE_PREFIX',
    description: 'Prefix of the scopes of the gateway in a JWT. Scopes without the prefix are ignored.',
  }),
  apiKeysFile: filePath().optional().register(variables, {
    name: 'API_KEYS_FILE',
    description: 'API keys: a JSON array of `{id, sha256, subject, tenant, scopes}`. Reloaded on SIGHUP.',
  }),
};
