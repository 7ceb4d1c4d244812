import { SCOPES, type Scope } from '../../graphql/caller.js';

/** The scopes among these words; what else an issuer grants is for others to know. */
export function toScopes(words: readonly unknown[]): ReadonlySet<Scope> {
  return new Set(SCOPES.filter((scope) => words.includes(scope)));
}
