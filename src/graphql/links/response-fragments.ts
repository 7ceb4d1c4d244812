import type { GraphQLResolveInfo } from 'graphql';
import { freshUntil } from '../../domain/expiring-link.js';
import type { Verification } from '../../domain/verification.js';
import type { GatewayContext, MediaAccess } from '../context.js';
import type { CacheRoot } from '../rules/cache-roots.js';

/** The part of a response that belongs to one result. It is valid while the result is unchanged and its links are fresh. */
export type ResponseFragment = {
  /** The result that the value was resolved from. */
  readonly result: Verification;
  readonly value: unknown;
  /** The last instant at which all links in it are fresh: epoch milliseconds on the provider's clock. */
  readonly freshUntil: number;
  /** The media fields in it that were resolved. */
  readonly disclosures: readonly MediaAccess[];
};

/**
 * Splits the response of one root field into a fragment per id. Expects a response with no other root field that was
 * resolved synchronously, so that all its links were fresh. The fragment is undefined for a result that is not cached or
 * can change at any time.
 */
export function toFragments(
  values: readonly unknown[],
  signatureIds: readonly string[],
  { isList, kind }: Pick<CacheRoot, 'isList' | 'kind'>,
  { loaders: ofWeb, native, responseLinks, disclosures }: GatewayContext,
): (ResponseFragment | undefined)[] {
  const indexOf = (info: GraphQLResolveInfo | undefined) => (isList && info ? indexIn(info.path) : 0);
  const expiries = values.map(() => Number.POSITIVE_INFINITY);
  for (const { link, minValidForMs, urlFields, expiryFields } of responseLinks.all()) {
    const index = indexOf(urlFields[0] ?? expiryFields[0]);
    expiries[index] = Math.min(expiries[index] ?? 0, freshUntil(link, minValidForMs, responseLinks.leavesWithinMs));
  }
  const accesses = values.map((): MediaAccess[] => []);
  for (const access of disclosures ?? []) accesses[indexOf(access.info)]?.push(access);

  const loaders = kind === 'web' ? ofWeb : native?.results;
  return values.map((value, index) => {
    const result = loaders?.result(signatureIds[index] ?? '', () => ({ links: false, bytes: false }));
    if (result === undefined || result === null || result instanceof Promise || result.faceVideo?.state === 'PENDING')
      return undefined;
    return { result, value, freshUntil: expiries[index] ?? 0, disclosures: accesses[index] ?? [] };
  });
}

/** Returns the list index directly below the root field. */
function indexIn(path: GraphQLResolveInfo['path']): number {
  let [step, above] = [path, path.prev];
  while (above?.prev !== undefined) [step, above] = [above, above.prev];
  return Number(step.key);
}
