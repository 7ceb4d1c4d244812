import type { JWTPayload } from 'jose';
import { type Caller, toScopes } from '../../domain/caller.js';
import { credentialRejected } from './errors.js';

export type ClaimRules = {
  /** The claim that names the tenant. */
  readonly tenantClaim: string;
  /** Claims that may hold scopes; the first that holds a scope of the gateway is used. */
  readonly scopeClaims: readonly string[];
  /** Prefix of the gateway's scopes; undefined for none. */
  readonly scopePrefix: string | undefined;
};

const MAX_SUBJECT_LENGTH = 256;
/** The longest tenant name that the configuration accepts. */
const MAX_TENANT_LENGTH = 63;

/** Returns the caller of a verified token. Throws `AuthenticationError` without a subject or tenant; assumes no default. */
export function toCaller(claims: JWTPayload, { tenantClaim, scopeClaims, scopePrefix = '' }: ClaimRules): Caller {
  const { sub: subject } = claims;
  const tenant = toTenant(readClaim(claims, tenantClaim));
  if (typeof subject !== 'string' || subject === '' || subject.length > MAX_SUBJECT_LENGTH) {
    throw credentialRejected('The token names no subject.', 'token names no subject');
  }
  if (tenant === undefined) {
    throw credentialRejected('The token names no tenant.', 'token names no tenant', { subject });
  }
  // A name that is too long belongs to no tenant. It is rejected as unknown, and not cached in full.
  const known = tenant.length <= MAX_TENANT_LENGTH ? tenant : '';
  const granted = scopeClaims.map((name) => toScopes(toWords(readClaim(claims, name), scopePrefix)));
  return { subject, tenant: known, scopes: granted.find(({ size }) => size > 0) ?? new Set(), apiKeyId: undefined };
}

/** Returns the subject of verified claims for the log; undefined if no caller can have it. */
export function subjectOf({ sub }: JWTPayload): string | undefined {
  return typeof sub === 'string' && sub.length <= MAX_SUBJECT_LENGTH ? sub : undefined;
}

/** Returns the claim with this name, else the one at this dotted path. Some issuers use URLs, with dots, as names. */
export function readClaim(claims: JWTPayload, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name
    .split('.')
    .reduce<unknown>((value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined), claims);
}

/** Accepts a string, a list of one string, or an object with one key: the forms in which issuers name an organization. */
function toTenant(claim: unknown): string | undefined {
  const names = isObject(claim) ? Object.keys(claim) : [claim].flat();
  const [name] = names;
  return names.length === 1 && typeof name === 'string' ? name : undefined;
}

/** Splits a string of words (RFC 8693), or takes the list that other issuers send. */
function toWords(claim: unknown, prefix: string): readonly unknown[] {
  const words: readonly unknown[] = typeof claim === 'string' ? claim.split(' ') : Array.isArray(claim) ? claim : [];
  return words
    .filter((word): word is string => typeof word === 'string' && word.startsWith(prefix))
    .map((word) => word.slice(prefix.length));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
