import { type GraphQLError, locatedError } from 'graphql';
import { type ExpiringLink, isAlive } from '../../domain/expiring-link.js';
import { ResultError } from '../../verifications/result-error.js';
import type { GatewayContext } from '../context.js';
import { DateTimeScalar, UrlScalar } from '../scalars.js';
import type { ResponseLink } from './response-links.js';
import { locate } from './response-location.js';

/** Bounds the renewals of links that expire faster than they can be renewed. */
const MAX_ROUNDS = 3;

/**
 * Renews the links in a complete response that came too close to their expiry while the rest of it was resolved, and
 * writes the new links into `data`. A link that cannot be renewed stays if it is still alive when the response is sent;
 * otherwise it becomes null. Returns the errors for the links that became null. Calls nothing if no link is expiring.
 */
export async function renewExpiringLinks(
  data: unknown,
  { responseLinks, loaders, native }: Pick<GatewayContext, 'responseLinks' | 'loaders' | 'native'>,
): Promise<GraphQLError[]> {
  const errors: GraphQLError[] = [];

  const fail = (expiring: ResponseLink, error: unknown) => {
    if (isAlive(expiring.link, responseLinks.leavesAt())) {
      responseLinks.add(expiring);
      return;
    }
    replace(data, expiring, null);
    errors.push(...toErrors(data, expiring, error));
  };

  const renew = async (expiring: ResponseLink) => {
    try {
      const link = await expiring.refetch();
      replace(data, expiring, link);
      if (link !== null) responseLinks.add({ ...expiring, link });
    } catch (error) {
      fail(expiring, error);
    }
  };

  for (let round = 1; ; round += 1) {
    const expiring = responseLinks.takeExpiring();
    if (expiring.length === 0) return errors;
    if (round > MAX_ROUNDS) {
      const detail = { reason: 'links expire before they can be renewed' };
      for (const link of expiring) fail(link, new ResultError('PROVIDER_UNAVAILABLE', { detail }));
      return errors;
    }
    loaders.startOver();
    native?.startOver();
    await Promise.all(expiring.map(renew));
  }
}

/** Replaces both fields of a link, so that they never belong to different links. */
function replace(data: unknown, { urlFields, expiryFields }: ResponseLink, link: ExpiringLink | null): void {
  const write = (fields: ResponseLink['urlFields'], value: string | null) => {
    for (const info of fields) locate(data, info)?.write(value);
  };
  write(urlFields, link && UrlScalar.serialize(link.url));
  write(expiryFields, link && DateTimeScalar.serialize(link.expiresAt));
}

/** Returns an error for each `url`, as when the first fetch fails; for each `expiresAt` if no `url` is selected. */
function toErrors(data: unknown, { urlFields, expiryFields }: ResponseLink, error: unknown): GraphQLError[] {
  return (urlFields.length > 0 ? urlFields : expiryFields).flatMap((info) => {
    const location = locate(data, info);
    return location === null ? [] : [locatedError(error, info.fieldNodes, location.path())];
  });
}
