import { type InvalidField, isInvalid } from '../../domain/invalid-fields.js';
import type { LivenessEvent, LivenessImage } from '../../domain/liveness-result.js';
import type { Verification } from '../../domain/verification.js';
import { toInvalidFieldError } from '../../verifications/result-error.js';

/**
 * The source value of every type that is read from a record: the record itself, or, if some of its fields are invalid, a
 * copy with an error in place of each of them. Interpreted and compiled execution both turn such a value into null with an
 * error at that field, so that plain fields need no resolver.
 */
export type ResultSource = (Verification & { readonly record?: undefined }) | ResultWithErrors;

type ResultWithErrors = { readonly [Field in keyof Verification]: Verification[Field] | Error } & {
  readonly record: Verification;
};

export function toResultSource(result: Verification): ResultSource;
export function toResultSource(result: Verification | null): ResultSource | null;
export function toResultSource(result: Verification | null): ResultSource | null {
  if (result?.invalidFields === undefined) return result;
  return {
    ...withErrors(result),
    // The list cannot be null: an invalid value in an event affects only that field of the event.
    eventDetails: result.eventDetails.map((event) => withErrors<LivenessEvent>(event)) as LivenessEvent[],
    record: result,
  };
}

/** Returns the record without errors in it, for resolvers that compute from it. */
export function recordOf(source: ResultSource): Verification {
  return source.record ?? (source as Verification);
}

/** Throws ResultError if the provider's value of the field is invalid. */
export function assertValid(result: Verification, field: InvalidField): void {
  if (result.invalidFields !== undefined && isInvalid(result, field)) throw toInvalidFieldError(field);
}

/** Returns the capture time of an image, or an error if the provider's value is invalid. */
export function capturedAtOf(image: LivenessImage): number | null | Error {
  if (image.invalidFields === undefined) return image.capturedAt;
  return toInvalidFieldError('capturedAt');
}

function withErrors<Value extends { readonly invalidFields?: readonly string[] }>(value: Value) {
  const errors = (value.invalidFields ?? []).map((field) => [field, toInvalidFieldError(field)]);
  return { ...value, ...Object.fromEntries(errors) };
}
