import { type ApiKey, parseApiKeys } from './api-keys.js';
import { ConfigError } from './config-error.js';
import { type ReadFile, readTextOf } from './read-text.js';
import { parseTenants, type Tenant } from './tenants.js';
import { parseManifest } from './trusted-documents.js';

/** The keys that the file at API_KEYS_FILE holds now. Throws `ConfigError`, which says nothing of what is in it. */
export function readApiKeys(path: string, readFile: ReadFile): readonly ApiKey[] {
  const keys = parseApiKeys(readTextOf('API_KEYS_FILE', path, readFile));
  if (keys !== undefined) return keys;
  throw new ConfigError([
    'API_KEYS_FILE must hold a JSON array of {id, sha256, subject, tenant, scopes}, each id and sha256 once.',
  ]);
}

export function readManifest(path: string, readFile: ReadFile): ReadonlyMap<string, string> {
  const manifest = parseManifest(readTextOf('TRUSTED_DOCUMENTS_FILE', path, readFile));
  if (manifest !== undefined) return manifest;
  throw new ConfigError([
    'TRUSTED_DOCUMENTS_FILE must hold a JSON object of "sha256:" and the 64 hex digits of a hash to a document.',
  ]);
}

/** TLS takes any text, and then says only that the server cannot be reached. */
export function readCertificates(path: string, readFile: ReadFile): string {
  const text = readTextOf('REDIS_CA_FILE', path, readFile);
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  throw new ConfigError(['REDIS_CA_FILE must hold certificates in PEM.']);
}

export function readTenants(path: string, readFile: ReadFile): ReadonlyMap<string, Tenant> {
  const tenants = parseTenants(readTextOf('TENANTS_FILE', path, readFile));
  if (tenants !== undefined) return tenants;
  throw new ConfigError([
    'TENANTS_FILE must hold a JSON object of tenant (a-z, 0-9, "-") to {baseUrl, accessKey, secretKey}.',
  ]);
}
