/** What a caller may see: verdicts and scores, links and bytes, the schema itself. */
export const SCOPES = ['liveness:read', 'liveness:image', 'liveness:introspect'] as const;
export type Scope = (typeof SCOPES)[number];

/** Who asks, as the credential says; nothing of it comes from the question. */
export type Caller = {
  readonly subject: string;
  /** Results of other tenants do not exist for this caller. */
  readonly tenant: string;
  readonly scopes: ReadonlySet<Scope>;
};
