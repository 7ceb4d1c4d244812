import { isResultErrorCode, ResultError } from './result-error.js';

/** What one instance tells the others of a call that brought no record: that there is none, or why it failed. */
const UNKNOWN = 'UNKNOWN';

/** Undefined where they may look in the store, and where the fault is ours and not the provider's. */
export function toFlightNote(outcome: { readonly value: { readonly result: unknown } } | { readonly error: unknown }) {
  if ('value' in outcome) return outcome.value.result === null ? UNKNOWN : undefined;
  const { error } = outcome;
  return error instanceof ResultError ? `${error.code} ${error.retryAfterSeconds ?? ''}`.trimEnd() : undefined;
}

/** Null for an id that is not known; throws the failure that the other instance met. */
export function readFlightNote(note: string): null {
  if (note === UNKNOWN) return null;
  const [code = '', retryAfter] = note.split(' ');
  const retryAfterSeconds = Number(retryAfter);
  throw new ResultError(isResultErrorCode(code) ? code : 'PROVIDER_UNAVAILABLE', {
    ...(retryAfterSeconds >= 1 && { retryAfterSeconds }),
  });
}
