import type { GraphQLResolveInfo } from 'graphql';
import { isSignatureId } from '../domain/liveness-result.js';
import { isAboutFace } from '../domain/verification.js';
import type { ImageSelection } from '../verifications/loaders.js';
import { ResultError } from '../verifications/result-error.js';
import { invalidId } from './arguments.js';
import type { GatewayContext } from './context.js';
import { type ResultSource, recordOf, toResultSource } from './liveness/result-source.js';
import { toImageSelection } from './selection.js';

/** Returned synchronously if cached, since a promise for each result makes large responses slow. */
export type FoundResult = ResultSource | null | Promise<ResultSource | null>;

/** Loads one record after another for the same field. */
export type LoadRecord = (signatureId: string) => FoundResult;

const SWITCHED_OFF = { detail: { reason: 'NATIVE_RESULTS is off' } };

/**
 * Returns a function that loads the records of this kind that the field of `info` selects from. An invalid id fails alone,
 * as does each id while records of the kind are switched off.
 */
export function createLoadRecord(
  context: GatewayContext,
  info: GraphQLResolveInfo,
  kind: 'web' | 'native' = 'web',
): LoadRecord {
  const { caller, native } = context;
  const loaders = kind === 'web' ? context.loaders : native?.results;
  let selected: ImageSelection | undefined;
  const selection = () => {
    // A caller without the scope must not influence provider calls by selecting images.
    selected ??= caller.scopes.has('liveness:image') ? toImageSelection(info) : { links: false, bytes: false };
    return selected;
  };
  return (id) => {
    if (!isSignatureId(id)) return Promise.reject(invalidId(kind));
    if (loaders === undefined) return Promise.reject(new ResultError('NATIVE_RESULTS_OFF', SWITCHED_OFF));
    const found = loaders.result(id, selection);
    return found instanceof Promise ? found.then(toResultSource) : toResultSource(found);
  };
}

/** Returns the record if it is about a face, else null. */
export function onlyWithFace(found: FoundResult): FoundResult {
  return found instanceof Promise ? found.then(nullWithoutFace) : nullWithoutFace(found);
}

function nullWithoutFace(source: ResultSource | null): ResultSource | null {
  return source !== null && isAboutFace(recordOf(source)) ? source : null;
}
