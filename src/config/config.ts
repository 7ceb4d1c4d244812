import type { Proxies } from '../egress/dispatcher.js';
import { ConfigError, ErrorCollector } from './config-error.js';
import { findCrossFieldErrors } from './cross-field-checks.js';
import type { ApiKey } from './files/api-keys.js';
import { type ReadFile, readApiKeys, readCertificates, readManifest, readTenants } from './files/read-files.js';
import type { Tenant } from './files/tenants.js';
import { type Environment, isSet, readProxies, readVariable, withContextDefaults } from './read-environment.js';
import type { VariableSchema } from './variable.js';
import { findCallbackErrors, findNativeErrors } from './variables/provider.js';
import { findWebhookErrors } from './variables/provider-webhooks.js';
import { describeVariables, VARIABLES, type Values } from './variables.js';

/** The validated, frozen configuration. The name of a duration ends with its unit. */
export type Config = Omit<Values, keyof Tenant> & {
  /** Accounts at the provider by tenant; at least one. */
  readonly tenants: ReadonlyMap<string, Tenant>;
  /** API keys at startup. Empty without API_KEYS_FILE. */
  readonly apiKeys: readonly ApiKey[];
  /** Trusted documents by id. Empty without TRUSTED_DOCUMENTS_FILE or with TRUSTED_DOCUMENTS=off. */
  readonly manifest: ReadonlyMap<string, string>;
  /** PEM text of REDIS_CA_FILE. */
  readonly redisCa: string | undefined;
  /** PEM text of HISTORY_DATABASE_CA_FILE. */
  readonly historyCa: string | undefined;
  /** From the standard variables HTTPS_PROXY, HTTP_PROXY and NO_PROXY. */
  readonly proxies: Proxies;
};

type FileKey = 'tenantsFile' | 'apiKeysFile' | 'trustedDocumentsFile' | 'redisCaFile' | 'historyCaFile';

/**
 * Returns the configuration in an environment. Ignores unknown variables; reads files only through `readFile`.
 *
 * @throws ConfigError with all errors at once.
 */
export function parseConfig(environment: Environment, readFile: ReadFile): Config {
  const collector = new ErrorCollector();
  const completed = withContextDefaults(environment, describeVariables());
  const readValues = (schemas: Readonly<Record<string, VariableSchema>>): Partial<Values> => {
    const readValue = (key: string, schema: VariableSchema) =>
      collector.attempt(key, () => readVariable(schema, completed, readFile));
    return Object.fromEntries(Object.entries(schemas).map(([key, schema]) => [key, readValue(key, schema)]));
  };
  const { baseUrl, accessKey, secretKey, region, callbackKey, webhookSecret, ...others } = VARIABLES;
  const values = readValues(others);
  const readFrom = <Value>(key: FileKey, read: (path: string, readFile: ReadFile) => Value): Value | undefined => {
    const path = values[key];
    return path === undefined ? undefined : collector.attempt(key, () => read(path, readFile));
  };
  const config = {
    ...values,
    tenants: isSet(environment, 'TENANTS_FILE')
      ? readFrom('tenantsFile', readTenants)
      : new Map([['default', readValues({ baseUrl, accessKey, secretKey, region, callbackKey, webhookSecret })]]),
    apiKeys: readFrom('apiKeysFile', readApiKeys) ?? [],
    manifest: (values.trustedDocuments !== 'off' && readFrom('trustedDocumentsFile', readManifest)) || new Map(),
    redisCa: readFrom('redisCaFile', (path) => readCertificates('REDIS_CA_FILE', path, readFile)),
    historyCa: readFrom('historyCaFile', (path) => readCertificates('HISTORY_DATABASE_CA_FILE', path, readFile)),
    proxies: collector.attempt('proxies', () => readProxies(environment)),
  };
  const errors = [
    ...collector.errors,
    ...findCrossFieldErrors(values, (key) => collector.hasFailed(key)),
    ...findCallbackErrors(config.tenants ?? new Map(), values.tenantsFile),
    ...findWebhookErrors(config.tenants ?? new Map(), values.webhookTemplate, values.tenantsFile),
    ...(values.nativeResults === 'on' ? findNativeErrors(config.tenants ?? new Map(), values.tenantsFile) : []),
  ];
  if (errors.length > 0) throw new ConfigError(errors);
  return Object.freeze(config) as Config;
}
