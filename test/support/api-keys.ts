import { hash } from 'node:crypto';
import type { ApiKey } from '../../src/config/api-keys.js';

/** The entry of a key file for this key; whatever is not said is that of a reviewer who sees pictures. */
export function toApiKey(key: string, changes: Partial<ApiKey> = {}): ApiKey {
  return {
    id: `id-of-${key}`,
    sha256: hash('sha256', key, 'hex'),
    subject: 'reviewer-7',
    tenant: 'default',
    scopes: ['liveness:read', 'liveness:image'],
    ...changes,
  };
}

/** What lets a test's gateway know these keys. */
export function toKeyFile(...keys: readonly ApiKey[]) {
  return { env: { AUTH: 'on', API_KEYS_FILE: 'keys.json' }, files: { 'keys.json': JSON.stringify(keys) } };
}

export const bearer = (credential: string) => ({ authorization: `Bearer ${credential}` });
