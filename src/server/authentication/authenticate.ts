import type { IncomingHttpHeaders } from 'node:http';
import { type Caller, SCOPES } from '../../graphql/caller.js';

/** Who sends these headers. Throws `AuthenticationError` when they do not prove it. */
export type Authenticate = (headers: IncomingHttpHeaders) => Promise<Caller>;

/** The caller could not be told. Its message is ours and holds nothing of the credential. */
export class AuthenticationError extends Error {
  override readonly name = 'AuthenticationError';
}

/** For AUTH=off: everybody on this machine, with every scope, in the one tenant. */
export function createOpenAuthentication(tenant: string): Authenticate {
  const everybody: Caller = { subject: 'everybody', tenant, scopes: new Set(SCOPES) };
  return async () => everybody;
}
