/**
 * The permissions of a caller: verdicts and scores, image links and bytes, the values of documents, the history of the
 * tenant, new verifications, the schema.
 */
export const SCOPES = [
  'liveness:read',
  'liveness:image',
  'liveness:document',
  'liveness:list',
  'liveness:start',
  'liveness:introspect',
] as const;
export type Scope = (typeof SCOPES)[number];

/** Returns the scopes of the gateway among these words; ignores all others that an issuer grants. */
export function toScopes(words: readonly unknown[]): ReadonlySet<Scope> {
  return new Set(SCOPES.filter((scope) => words.includes(scope)));
}

/** The authenticated client. All of it comes from the credential, nothing from the request. */
export type Caller = {
  readonly subject: string;
  /** The caller can read only the results of this tenant. */
  readonly tenant: string;
  readonly scopes: ReadonlySet<Scope>;
  /** The `id` of the API key, for the log; undefined for other credentials. */
  readonly apiKeyId?: string | undefined;
};

/** The caller as named in a log line; unknown members are undefined. */
export type CallerIdentity = {
  readonly subject?: string | undefined;
  readonly tenant?: string | undefined;
  readonly apiKeyId?: string | undefined;
};

/** Returns the key of a caller among all tenants. A tenant name contains no space. */
export function toCallerKey({ tenant, subject }: Pick<Caller, 'tenant' | 'subject'>): string {
  return `${tenant} ${subject}`;
}
