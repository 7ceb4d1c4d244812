import { type GraphQLError, locatedError } from 'graphql';
import { type ExpiringLink, isAlive } from '../liveness/expiring-link.js';
import { ResultError } from '../results/result-error.js';
import { placeIn } from './answer-place.js';
import type { GatewayContext } from './context.js';
import type { HandedOutLink } from './handed-out-links.js';
import { DateTimeScalar, UrlScalar } from './scalars.js';

/** Links that die faster than they can be renewed would else hold an answer for ever. */
const MAX_ROUNDS = 3;

/**
 * Renews in a complete answer the links that came too near to their end while the rest of it was made, and writes the
 * new ones in their places. One that cannot be renewed stays while it lives; else it is taken out, and what is returned
 * are the errors for its places. Asks nobody anything where no link is overdue.
 */
export async function renewOverdueLinks(
  data: unknown,
  { handedOut, loaders }: Pick<GatewayContext, 'handedOut' | 'loaders'>,
): Promise<GraphQLError[]> {
  const errors: GraphQLError[] = [];

  const fail = (overdue: HandedOutLink, error: unknown) => {
    if (isAlive(overdue.link, handedOut.now())) {
      handedOut.add(overdue);
      return;
    }
    show(data, overdue, null);
    errors.push(...errorsOf(data, overdue, error));
  };

  const renew = async (overdue: HandedOutLink) => {
    try {
      const link = await overdue.findAgain();
      show(data, overdue, link);
      if (link !== null) handedOut.add({ ...overdue, link });
    } catch (error) {
      fail(overdue, error);
    }
  };

  for (let round = 1; ; round += 1) {
    const overdue = handedOut.takeOverdue();
    if (overdue.length === 0) return errors;
    if (round > MAX_ROUNDS) {
      for (const link of overdue) fail(link, new ResultError('PROVIDER_UNAVAILABLE'));
      return errors;
    }
    loaders.startOver();
    await Promise.all(overdue.map(renew));
  }
}

/** Both fields of a link change together. */
function show(data: unknown, { urls, ends }: HandedOutLink, link: ExpiringLink | null): void {
  const write = (places: HandedOutLink['urls'], value: string | null) => {
    for (const info of places) placeIn(data, info)?.write(value);
  };
  write(urls, link && UrlScalar.serialize(link.url));
  write(ends, link && DateTimeScalar.serialize(link.expiresAt));
}

/** At each address, as when it fails at once; at the ends where no address was asked for. */
function errorsOf(data: unknown, { urls, ends }: HandedOutLink, error: unknown): GraphQLError[] {
  return (urls.length > 0 ? urls : ends).flatMap((info) => {
    const place = placeIn(data, info);
    return place === null ? [] : [locatedError(error, info.fieldNodes, place.path())];
  });
}
