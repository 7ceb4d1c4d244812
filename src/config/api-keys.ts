import { z } from 'zod';
import { TENANT_NAME } from './tenants.js';

/** One key of a caller, who may have several. The key itself is not in it. */
export type ApiKey = {
  /** What logs call it. */
  readonly id: string;
  /** Of the key's text, 64 digits of lower-case hex. */
  readonly sha256: string;
  readonly subject: string;
  readonly tenant: string;
  /** Words that are no scope grant nothing. */
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
  .refine((keys) => isEachOnce(keys.map(({ id }) => id)) && isEachOnce(keys.map(({ sha256 }) => sha256)));

function isEachOnce(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}

/** The keys of a file, or undefined for text of another form. No key at all is in order: then nobody has one. */
export function parseApiKeys(text: string): readonly ApiKey[] | undefined {
  try {
    return apiKeysSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
