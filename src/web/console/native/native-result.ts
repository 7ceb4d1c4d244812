import type { ConsoleNativeResultQuery, VerificationStatus } from '../../../../schema/generated/console/graphql.js';

/** The root field of the operation. */
export const NATIVE_ROOT = 'nativeLivenessResult';

export type NativeResult = NonNullable<ConsoleNativeResultQuery[typeof NATIVE_ROOT]>;

/** A verdict in words, and the status of a verification that looks the same. */
export type NativeVerdict = { readonly title: string; readonly status: VerificationStatus };

/** Returns what to say of a native result, which has no status of its own. */
export function toNativeVerdict({ isLikelyAttack }: Pick<NativeResult, 'isLikelyAttack'>): NativeVerdict {
  if (isLikelyAttack === null) return { title: 'No score', status: 'INCOMPLETE' };
  return isLikelyAttack ? { title: 'Likely an attack', status: 'FAIL' } : { title: 'Passed', status: 'PASS' };
}
