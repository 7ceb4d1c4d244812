import { z } from 'zod';
import { ConfigError, type FileFormat, formatFileErrors } from '../config-error.js';
import { TENANT_NAME, TENANT_NAME_FORMAT } from './tenants.js';

/** A caller's API key, without the key itself. A caller may have several. */
export type ApiKey = {
  /** Identifies the key in logs. */
  readonly id: string;
  /** SHA-256 of the key: 64 lower-case hex digits. */
  readonly sha256: string;
  readonly subject: string;
  readonly tenant: string;
  /** Unknown scopes are ignored. */
  readonly scopes: readonly string[];
};

const apiKeysSchema = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[\w.-]{1,64}$/),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/i)
        .transform((hex) => hex.toLowerCase()),
      subject: z.string().min(1).max(256),
      tenant: z.string().regex(TENANT_NAME),
      scopes: z.array(z.string()),
    }),
  )
  .superRefine((keys, context) => {
    for (const field of ['id', 'sha256'] as const) {
      const values = keys.map((key) => key[field]);
      values.forEach((value, index) => {
        if (values.indexOf(value) !== index)
          context.addIssue({
            code: 'custom',
            path: [index],
            params: { problem: `has the same ${field} as another entry` },
          });
      });
    }
  });

const FORMAT: FileFormat = {
  variable: 'API_KEYS_FILE',
  fields: {
    id: '1 to 64 letters, digits, ".", "_" or "-"',
    sha256: '64 hex digits, the SHA-256 of the key',
    subject: 'text of 1 to 256 characters',
    tenant: TENANT_NAME_FORMAT,
    scopes: 'a list of text',
  },
  nameEntry: (index) => `entry ${Number(index) + 1}`,
};

/** Returns the API keys in the text of a file. An empty list is valid: it revokes every key. @throws ConfigError */
export function parseApiKeys(text: string): readonly ApiKey[] {
  const { data, error } = apiKeysSchema.safeParse(parseList(text));
  if (data === undefined) throw new ConfigError(formatFileErrors(error.issues, FORMAT));
  return data;
}

function parseList(text: string): readonly unknown[] {
  try {
    const json: unknown = JSON.parse(text);
    if (Array.isArray(json)) return json;
  } catch {
    // Reported below.
  }
  throw new ConfigError(['API_KEYS_FILE must contain a JSON array of {id, sha256, subject, tenant, scopes}.']);
}
