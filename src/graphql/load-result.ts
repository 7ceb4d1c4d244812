import type { GraphQLResolveInfo } from 'graphql';
import { isSignatureId } from '../liveness/signature-id.js';
import type { Loaders } from '../results/loaders.js';
import type { GatewayContext } from './context.js';
import { notASignatureId } from './input.js';
import { toPictureWish } from './selection.js';

/** At once where it is at hand, since a promise for each result is what makes large answers slow. */
export type FoundResult = ReturnType<Loaders['result']>;

/** The result that the field of `info` selects from; in a list an id that is none fails alone. */
export function loadResult(
  signatureId: string,
  { loaders, caller }: GatewayContext,
  info: GraphQLResolveInfo,
): FoundResult {
  if (!isSignatureId(signatureId)) return Promise.reject(notASignatureId());
  // Whoever may not see pictures must not decide how a result is asked for by selecting them.
  const maySeePictures = caller.scopes.has('liveness:image');
  return loaders.result(signatureId, () => (maySeePictures ? toPictureWish(info) : { links: false, bytes: false }));
}
