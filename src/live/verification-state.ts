import type { Verification } from '../domain/verification.js';

export function isFinal({ status }: Pick<Verification, 'status'>): boolean {
  return status !== 'PENDING';
}

/**
 * Returns whether a record tells a watcher something new. A record that is running differs by what the person has
 * submitted; every fetch has new links and a later `fetchedAt`, which are no change. A final one never runs again, whatever
 * order messages come in.
 */
export function isNewState(known: Verification | undefined, result: Verification): boolean {
  if (known === undefined) return true;
  if (result.fetchedAt < known.fetchedAt || (isFinal(known) && !isFinal(result))) return false;
  return toState(known) !== toState(result);
}

function toState({ status, errorCodes, submissionCompleted }: Verification): string {
  return JSON.stringify([status, errorCodes, submissionCompleted]);
}
