import type { GraphQLError } from 'graphql';
import { SIGNATURE_ID_RULE } from '../liveness/signature-id.js';
import type { InputLimits } from './context.js';
import { badUserInput } from './errors.js';

/** For what is no id; it is never sent to the provider. */
export function notASignatureId(): GraphQLError {
  return badUserInput(`signatureId must be ${SIGNATURE_ID_RULE}.`);
}

/** For the list of ids that the argument of this name holds. Throws BAD_USER_INPUT. */
export function assertListLength(argument: string, list: readonly unknown[], { maxSignatureIds }: InputLimits): void {
  if (list.length > maxSignatureIds) {
    throw badUserInput(`${argument} may hold at most ${maxSignatureIds} ids, but has ${list.length}.`);
  }
}

/** Milliseconds that a link must still live. Throws BAD_USER_INPUT. */
export function toMinValidForMs(seconds: number | null | undefined, limits: InputLimits): number {
  const { defaultMinValidForSeconds, maxMinValidForSeconds } = limits;
  if (seconds === null || seconds === undefined) return defaultMinValidForSeconds * 1000;
  if (seconds < 0 || seconds > maxMinValidForSeconds) {
    throw badUserInput(`minValidFor must be between 0 and ${maxMinValidForSeconds} seconds, but is ${seconds}.`);
  }
  return seconds * 1000;
}
