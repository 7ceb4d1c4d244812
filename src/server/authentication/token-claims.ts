import type { JWTPayload } from 'jose';
import type { Caller } from '../../graphql/caller.js';
import { credentialRefused } from './authentication-error.js';
import { toScopes } from './scopes.js';

const MAX_SUBJECT_LENGTH = 256;

/** Who a verified token is about. Throws when it leaves that open: no tenant is assumed for anybody. */
export function toCaller(claims: JWTPayload, tenantClaim: string): Caller {
  const { sub: subject, scope, scp } = claims;
  const tenant = claims[tenantClaim];
  if (typeof subject !== 'string' || subject === '' || subject.length > MAX_SUBJECT_LENGTH) {
    throw credentialRefused('The token names no subject.');
  }
  if (typeof tenant !== 'string') throw credentialRefused('The token names no tenant.');
  return { subject, tenant, scopes: toScopes(toWords(scope ?? scp)) };
}

/** RFC 8693 has words in one text; the scp of other issuers is such a text or a list. */
function toWords(claim: unknown): readonly unknown[] {
  if (typeof claim === 'string') return claim.split(' ');
  return Array.isArray(claim) ? claim : [];
}
