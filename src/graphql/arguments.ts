import type { GraphQLError } from 'graphql';
import { Arg, Int } from 'type-graphql';
import { SIGNATURE_ID_RULE } from '../domain/liveness-result.js';
import type { InputLimits } from './context.js';
import { badUserInput } from './errors/to-graphql-errors.js';

/** One error serves all fields of all responses: graphql-js copies it with the path of the field. */
const INVALID_IDS = {
  web: badUserInput(`signatureId must be ${SIGNATURE_ID_RULE}.`),
  native: badUserInput(`livenessId must be ${SIGNATURE_ID_RULE}.`),
} as const;

/** Returns the error for an id with an invalid format, which is never sent to the provider. */
export function invalidId(kind: keyof typeof INVALID_IDS): GraphQLError {
  return INVALID_IDS[kind];
}

/** Throws BAD_USER_INPUT if the argument of this name holds more ids than allowed. */
export function assertListLength(argument: string, list: readonly unknown[], { maxSignatureIds }: InputLimits): void {
  if (list.length > maxSignatureIds) {
    throw badUserInput(`${argument} may hold at most ${maxSignatureIds} ids, but has ${list.length}.`);
  }
}

export const MIN_VALID_FOR = 'minValidFor';

/** The value of the argument `minValidFor`; absent and null mean the default. */
export type Seconds = number | null | undefined;

/** Declares the argument `minValidFor`, which every field with links below it has. */
export function MinValidFor() {
  return Arg(MIN_VALID_FOR, () => Int, {
    nullable: true,
    description:
      "Minimum remaining lifetime of returned links in seconds: 0 to 86400 (one day), or up to the lifetime of a link if that is longer. At most half of a link's lifetime is applied: a link with more than half of its lifetime left is never renewed. Default: 300 unless configured otherwise.",
  });
}

/** Returns the required remaining lifetime of a link in milliseconds. Throws BAD_USER_INPUT if it is out of range. */
export function toMinValidForMs(seconds: Seconds, limits: InputLimits): number {
  const { defaultMinValidForSeconds, maxMinValidForSeconds } = limits;
  if (seconds === null || seconds === undefined) return defaultMinValidForSeconds * 1000;
  if (seconds < 0 || seconds > maxMinValidForSeconds) throw outOfRange(limits);
  return seconds * 1000;
}

/** One error for all fields with the same limits, since a response can have hundreds of them. */
const outOfRangeErrors = new WeakMap<InputLimits, GraphQLError>();

function outOfRange(limits: InputLimits): GraphQLError {
  const known = outOfRangeErrors.get(limits);
  if (known !== undefined) return known;
  const error = badUserInput(`minValidFor must be between 0 and ${limits.maxMinValidForSeconds} seconds.`);
  outOfRangeErrors.set(limits, error);
  return error;
}
