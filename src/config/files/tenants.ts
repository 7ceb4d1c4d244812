import { z } from 'zod';
import { ConfigError, type FileFormat, formatFileErrors } from '../config-error.js';
import { longSecret, parseBaseUrl, parsedBy, secretText } from '../parsers.js';
import { parseRegion, REGION_FORMAT, type Region } from '../variables/provider.js';
import { WEBHOOK_SECRET_FORMAT, webhookSecret } from '../variables/provider-webhooks.js';

/** An account at the provider. */
export type Tenant = {
  readonly baseUrl: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** Only where the host of the base URL does not tell. */
  readonly region?: Region | undefined;
  /** Part of the address to which the provider reports verifications. */
  readonly callbackKey?: string | undefined;
  /** As the console of the provider shows it. Undefined where no signed webhooks are received. */
  readonly webhookSecret?: string | undefined;
};

/** Completes "must be …". */
export const TENANT_NAME_FORMAT = '1 to 63 letters, digits, ".", "_" or "-", starting with a letter or digit';

/** The name is also part of the keys in Redis. */
export const TENANT_NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$/;

const tenantsSchema = z.record(
  z.string().regex(TENANT_NAME),
  z.strictObject({
    baseUrl: parsedBy(parseBaseUrl),
    accessKey: secretText(),
    secretKey: secretText(),
    region: parsedBy(parseRegion).optional(),
    callbackKey: longSecret().optional(),
    webhookSecret: webhookSecret().optional(),
  }),
);

const FORMAT: FileFormat = {
  variable: 'TENANTS_FILE',
  fields: {
    baseUrl: 'an https URL without path, query or user',
    accessKey: 'text without spaces or line breaks',
    secretKey: 'text without spaces or line breaks',
    region: REGION_FORMAT,
    callbackKey: '32 to 256 characters without spaces or line breaks',
    webhookSecret: WEBHOOK_SECRET_FORMAT,
  },
  nameEntry: (key) => (TENANT_NAME.test(String(key)) ? `tenant "${String(key)}"` : 'a tenant'),
};

/** Returns the accounts in the text of a file by tenant. @throws ConfigError that repeats no value from the file. */
export function parseTenants(text: string): ReadonlyMap<string, Tenant> {
  const json = parseObject(text);
  if (!Object.keys(json).every((name) => TENANT_NAME.test(name)))
    throw new ConfigError([`TENANTS_FILE: the name of a tenant must be ${TENANT_NAME_FORMAT}.`]);
  const { data, error } = tenantsSchema.safeParse(json);
  if (data === undefined) throw new ConfigError(formatFileErrors(error.issues, FORMAT));
  return new Map(Object.entries(data));
}

function parseObject(text: string): object {
  try {
    const json: unknown = JSON.parse(text);
    const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
    if (isObject && Object.keys(json).length > 0) return json;
  } catch {
    // Reported below.
  }
  throw new ConfigError([
    'TENANTS_FILE must contain a JSON object of tenant to {baseUrl, accessKey, secretKey}, with at least one tenant.',
  ]);
}
