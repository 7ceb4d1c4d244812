import { hash } from 'node:crypto';
import type { ApiKey } from '../../../src/config/files/api-keys.js';

/** Returns the entry of a key file for this key; the defaults are those of a reviewer who can read images. */
export function toApiKey(key: string, changes: Partial<ApiKey> = {}): ApiKey {
  return {
    id: `id-of-${key}`,
    sha256: hash('sha256', key, 'hex'),
    subject: 'reviewer-7',
    tenant: 'default',
    scopes: ['liveness:read', 'liveness:image', 'liveness:document', 'liveness:list'],
    ...changes,
  };
}

/** Returns the options with which a test's gateway accepts these keys. */
export function toKeyFile(...keys: readonly ApiKey[]) {
  return { env: { AUTH: 'on', API_KEYS_FILE: 'keys.json' }, files: { 'keys.json': JSON.stringify(keys) } };
}

export const bearer = (credential: string) => ({ authorization: `Bearer ${credential}` });
