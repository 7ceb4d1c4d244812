import type { GraphQLResolveInfo } from 'graphql';
import { freshUntil } from '../liveness/expiring-link.js';
import type { LivenessResult } from '../liveness/liveness-result.js';
import type { GatewayContext } from './context.js';
import type { Disclosure } from './disclosure.js';

/** The part of an answer that is about one result, and how long it stays as it is while the result does. */
export type AnswerPiece = {
  /** What it was made of. */
  readonly result: LivenessResult;
  readonly value: unknown;
  /** The last instant, on the clock that links go by, at which each link in it is fresh. */
  readonly freshUntil: number;
  /** The fields of it that were asked for something to look at. */
  readonly disclosures: readonly Disclosure[];
};

/**
 * The answer of one root field, taken to pieces by the ids that were asked for. It must be an answer for which nobody
 * had to wait, so that all links in it were fresh, and with nothing beside that field. Undefined in the place of a
 * result that may change at any time, and of one that is not there.
 */
export function toPieces(
  values: readonly unknown[],
  signatureIds: readonly string[],
  isList: boolean,
  { loaders, handedOut, disclosures }: GatewayContext,
): (AnswerPiece | undefined)[] {
  const indexOf = (info: GraphQLResolveInfo | undefined) => (isList && info ? indexIn(info.path) : 0);
  const ends = values.map(() => Number.POSITIVE_INFINITY);
  for (const { link, minValidForMs, urls, ends: instants } of handedOut.all()) {
    const index = indexOf(urls[0] ?? instants[0]);
    ends[index] = Math.min(ends[index] ?? 0, freshUntil(link, minValidForMs));
  }
  const shown = values.map((): Disclosure[] => []);
  for (const disclosure of disclosures ?? []) shown[indexOf(disclosure.info)]?.push(disclosure);

  return values.map((value, index) => {
    const result = loaders.result(signatureIds[index] ?? '', () => ({ links: false, bytes: false }));
    if (result === null || result instanceof Promise || result.faceVideo?.state === 'PENDING') return undefined;
    return { result, value, freshUntil: ends[index] ?? 0, disclosures: shown[index] ?? [] };
  });
}

/** The step below the root field. */
function indexIn(path: GraphQLResolveInfo['path']): number {
  let [step, above] = [path, path.prev];
  while (above?.prev !== undefined) [step, above] = [above, above.prev];
  return Number(step.key);
}
