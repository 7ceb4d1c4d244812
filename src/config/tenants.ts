import { z } from 'zod';
import { parseBaseUrl } from './rules.js';

/** An account at the provider. */
export type Tenant = { readonly baseUrl: string; readonly accessKey: string; readonly secretKey: string };

/** Also a part of the keys that results are stored under. */
export const TENANT_NAME = /^[a-z0-9][a-z0-9-]{0,62}$/;

const secret = z.string().regex(/^\S{1,4096}$/);
const tenantsSchema = z.record(
  z.string().regex(TENANT_NAME),
  z.strictObject({
    baseUrl: z.string().transform((text, context) => parseBaseUrl(text) ?? fail(context)),
    accessKey: secret,
    secretKey: secret,
  }),
);

function fail(context: { addIssue(message: string): void }): never {
  context.addIssue('no address of a provider');
  return z.NEVER;
}

/** Accounts by tenant, or undefined for text that is not of that form; says nothing of what is wrong, which may be a key. */
export function parseTenants(text: string): ReadonlyMap<string, Tenant> | undefined {
  try {
    const outcome = tenantsSchema.safeParse(JSON.parse(text));
    return outcome.success && Object.keys(outcome.data).length > 0 ? new Map(Object.entries(outcome.data)) : undefined;
  } catch {
    return undefined;
  }
}
