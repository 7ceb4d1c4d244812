import { type ApiKey, parseApiKeys } from './config/api-keys.js';
import { isLoopback } from './config/rules.js';
import { parseTenants, type Tenant } from './config/tenants.js';
import { parseManifest } from './config/trusted-documents.js';
import { whyUnreadable } from './config/unreadable-file.js';
import type { ValueOf, Variable } from './config/variable.js';
import { VARIABLES } from './config/variables.js';

type Variables = typeof VARIABLES;
type Account = 'baseUrl' | 'accessKey' | 'secretKey';

/** The whole configuration, checked and frozen. Durations in the unit that ends their name. */
export type Config = { readonly [Key in Exclude<keyof Variables, Account>]: ValueOf<Variables[Key]> } & {
  /** Accounts at the provider by the name of the tenant; at least one. */
  readonly tenants: ReadonlyMap<string, Tenant>;
  /** What API_KEYS_FILE held at the start; none without it. */
  readonly apiKeys: readonly ApiKey[];
  /** What TRUSTED_DOCUMENTS_FILE holds, by id; nothing without it, or while it is not wanted. */
  readonly manifest: ReadonlyMap<string, string>;
  /** What REDIS_CA_FILE holds. */
  readonly redisCa: string | undefined;
};

type Environment = Readonly<Record<string, string | undefined>>;
type ReadFile = (path: string) => string;
/** What the fallbacks of other variables depend on. */
type Place = { host?: string; auth?: string };
type FileNames = { tenantsFile?: string; apiKeysFile?: string; trustedDocumentsFile?: string; redisCaFile?: string };

/** Everything that is wrong with a configuration, one sentence a fault; names variables and never a secret's value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

/** For a person at a terminal. */
export function toFaultList({ faults }: ConfigError): string {
  return [`The configuration has ${faults.length} fault(s):`, ...faults].join('\n  ');
}

const ACCOUNT: readonly string[] = ['baseUrl', 'accessKey', 'secretKey'] satisfies Account[];

/**
 * Reads the configuration out of an environment. Variables that are not ours are ignored; an empty one counts as
 * absent. `readFile` serves the NAME_FILE form of secrets. Throws `ConfigError` with every fault at once.
 */
export function parseConfig(environment: Environment, readFile: ReadFile): Config {
  const faults: string[] = [];
  const values: Record<string, unknown> & FileNames & Place = {};
  const attempt = (key: string, parse: () => unknown) => {
    try {
      values[key] = parse();
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      faults.push(...error.faults);
    }
  };
  const { tenantsFile } = VARIABLES;
  const hasTenantsFile = Boolean(environment[tenantsFile.name]);
  for (const [key, variable] of Object.entries(VARIABLES)) {
    if (hasTenantsFile && ACCOUNT.includes(key)) continue;
    attempt(key, () => parseVariable(inPlace(variable, values), environment, readFile));
  }
  attempt('tenants', () => (hasTenantsFile ? readTenants(values.tenantsFile ?? '', readFile) : toOnlyTenant(values)));
  const { apiKeysFile } = values;
  attempt('apiKeys', () => (apiKeysFile === undefined ? [] : readApiKeys(apiKeysFile, readFile)));
  const { trustedDocuments, trustedDocumentsFile } = values;
  const isManifestWanted = trustedDocuments !== 'off' && trustedDocumentsFile !== undefined;
  attempt('manifest', () => (isManifestWanted ? readManifest(trustedDocumentsFile, readFile) : new Map()));
  const { redisCaFile } = values;
  attempt('redisCa', () => (redisCaFile === undefined ? undefined : readCertificates(redisCaFile, readFile)));
  for (const key of ACCOUNT) delete values[key];
  const config = Object.freeze(values) as Config;
  const isGiven = ({ name }: Variable<unknown>) => Boolean(environment[name]?.trim());
  faults.push(...contradictions(config, isGiven));
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

/** What is wrong with values that are right one by one; a value that is not right was given all the same. */
function contradictions(config: Config, isGiven: (variable: Variable<unknown>) => boolean): string[] {
  const { linkMarginSeconds, linkTtlSeconds, auth, host, jwksUrl, issuer, audience } = config;
  const { auditLog, auditHmacKey, trustedDocuments, redis, storeEncryptionKeys } = config;
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

/** The keys that the file at API_KEYS_FILE holds now. Throws `ConfigError`, which says nothing of what is in it. */
export function readApiKeys(path: string, readFile: ReadFile): readonly ApiKey[] {
  const keys = parseApiKeys(readTextOf('API_KEYS_FILE', path, readFile));
  if (keys !== undefined) return keys;
  throw new ConfigError([
    'API_KEYS_FILE must hold a JSON array of {id, sha256, subject, tenant, scopes}, each id and sha256 once.',
  ]);
}

function readManifest(path: string, readFile: ReadFile): ReadonlyMap<string, string> {
  const manifest = parseManifest(readTextOf('TRUSTED_DOCUMENTS_FILE', path, readFile));
  if (manifest !== undefined) return manifest;
  throw new ConfigError([
    'TRUSTED_DOCUMENTS_FILE must hold a JSON object of "sha256:" and the 64 hex digits of a hash to a document.',
  ]);
}

/** TLS takes any text, and then says only that the server cannot be reached. */
function readCertificates(path: string, readFile: ReadFile): string {
  const text = readTextOf('REDIS_CA_FILE', path, readFile);
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  throw new ConfigError(['REDIS_CA_FILE must hold certificates in PEM.']);
}

function readTenants(path: string, readFile: ReadFile): ReadonlyMap<string, Tenant> {
  const tenants = parseTenants(readTextOf('TENANTS_FILE', path, readFile));
  if (tenants !== undefined) return tenants;
  throw new ConfigError([
    'TENANTS_FILE must hold a JSON object of tenant (a-z, 0-9, "-") to {baseUrl, accessKey, secretKey}.',
  ]);
}

function toOnlyTenant({ baseUrl, accessKey, secretKey }: Record<string, unknown>): ReadonlyMap<string, Tenant> {
  return new Map([['default', { baseUrl, accessKey, secretKey } as Tenant]]);
}

/** The variable as it is where HOST can be reached from other machines, or callers authenticate. */
function inPlace(variable: Variable<unknown>, { host, auth }: Place): Variable<unknown> {
  const { fallbackElsewhere, fallbackWithAuth } = variable;
  const isElsewhere = host !== undefined && !isLoopback(host);
  const fallback = (isElsewhere ? fallbackElsewhere : undefined) ?? (auth === 'off' ? undefined : fallbackWithAuth);
  return fallback === undefined ? variable : { ...variable, fallback };
}

function parseVariable(variable: Variable<unknown>, environment: Environment, readFile: ReadFile): unknown {
  const { name, fallback, rule, isSecret, isOptional } = variable;
  const text = (isSecret ? readSecret(name, environment, readFile) : environment[name]?.trim()) || fallback;
  if (text === undefined || text === '') {
    if (isOptional) return undefined;
    throw new ConfigError([
      `${name} is required: ${rule}${isSecret ? ` (or ${name}_FILE, a file that holds it)` : ''}.`,
    ]);
  }
  const value = variable.parse(text);
  if (value === undefined) throw new ConfigError([`${name} must be ${rule}.`]);
  return value;
}

function readSecret(name: string, environment: Environment, readFile: ReadFile): string | undefined {
  const text = environment[name];
  const path = environment[`${name}_FILE`];
  if (!path) return text;
  if (text) throw new ConfigError([`${name} and ${name}_FILE exclude each other: set one of them.`]);
  return readTextOf(`${name}_FILE`, path, readFile);
}

function readTextOf(name: string, path: string, readFile: ReadFile): string {
  try {
    return readFile(path).trim();
  } catch (error) {
    throw new ConfigError([`${name} must name a file that can be read${whyUnreadable(error)}.`]);
  }
}
