import type { IncomingHttpHeaders } from 'node:http';
import type { Caller } from '../../domain/caller.js';
import type { Authenticate } from '../auth/authenticate.js';
import { HttpRequestError } from '../http/errors.js';

/**
 * Returns a function that proves the caller of a stream again, with its present scopes; undefined once the credential has
 * expired or was revoked. While the issuer cannot be reached, the last proof holds.
 */
export function proveAgain(
  authenticate: Authenticate,
  headers: IncomingHttpHeaders,
  first: Caller,
): () => Promise<Caller | undefined> {
  let proven = first;
  return async () => {
    try {
      const caller = await authenticate(headers);
      // A key that was given to another caller does not inherit the stream.
      if (caller.tenant !== first.tenant || caller.subject !== first.subject) return undefined;
      proven = caller;
      return caller;
    } catch (error) {
      if (error instanceof HttpRequestError && error.httpError.code === 'AUTHENTICATION_UNAVAILABLE') return proven;
      return undefined;
    }
  };
}
