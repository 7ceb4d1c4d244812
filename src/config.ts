import type { ApiKey } from './config/api-keys.js';
import { ConfigError } from './config/config-error.js';
import { findContradictions } from './config/contradictions.js';
import { readApiKeys, readCertificates, readManifest, readTenants } from './config/read-files.js';
import type { ReadFile } from './config/read-text.js';
import { type Environment, inPlace, type Place, readVariable } from './config/read-variable.js';
import type { Tenant } from './config/tenants.js';
import type { Variable } from './config/variable.js';
import { VARIABLES, type Values } from './config/variables.js';

/** The whole configuration, checked and frozen. Durations in the unit that ends their name. */
export type Config = Omit<Values, keyof Tenant> & {
  /** Accounts at the provider by the name of the tenant; at least one. */
  readonly tenants: ReadonlyMap<string, Tenant>;
  /** What API_KEYS_FILE held at the start; none without it. */
  readonly apiKeys: readonly ApiKey[];
  /** What TRUSTED_DOCUMENTS_FILE holds, by id; nothing without it, or while it is not wanted. */
  readonly manifest: ReadonlyMap<string, string>;
  /** What REDIS_CA_FILE holds. */
  readonly redisCa: string | undefined;
};

type FileNames = { tenantsFile?: string; apiKeysFile?: string; trustedDocumentsFile?: string; redisCaFile?: string };

const ACCOUNT: readonly string[] = ['baseUrl', 'accessKey', 'secretKey'] satisfies (keyof Tenant)[];

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
    attempt(key, () => readVariable(inPlace(variable, values), environment, readFile));
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
  faults.push(...findContradictions(config, isGiven));
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

function toOnlyTenant({ baseUrl, accessKey, secretKey }: Record<string, unknown>): ReadonlyMap<string, Tenant> {
  return new Map([['default', { baseUrl, accessKey, secretKey } as Tenant]]);
}
