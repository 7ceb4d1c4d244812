import type { IncomingHttpHeaders } from 'node:http';
import { isLoopback } from '../../config/rules.js';
import type { Caller } from '../../graphql/caller.js';
import { hostRefused } from './authentication-error.js';

/**
 * Who sends these headers; at once where nobody has to be asked for it. Throws `AuthenticationError`, or rejects with
 * it, when they do not prove it.
 */
export type Authenticate = (headers: IncomingHttpHeaders) => Caller | Promise<Caller>;

/**
 * Everybody on this machine, in one tenant, sees every result; the schema only where INTROSPECTION shows it to all.
 * A page whose own name was made to lead here (DNS rebinding) still sends that name, and is refused.
 */
export function createOpenAuthentication(tenant: string): Authenticate {
  const everybody: Caller = { subject: 'everybody', tenant, scopes: new Set(['liveness:read', 'liveness:image']) };
  return ({ host }) => {
    if (!isOnLoopback(host)) throw hostRefused();
    return everybody;
  };
}

function isOnLoopback(host = ''): boolean {
  const address = `http://${host}`;
  return URL.canParse(address) && isLoopback(new URL(address).hostname.replace(/^\[|\]$/g, ''));
}
