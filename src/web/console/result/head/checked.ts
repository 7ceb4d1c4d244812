import { findErrorAt, type GatewayError } from '../../errors/gateway-error.js';
import type { Result } from '../polling.js';

/**
 * Returns whether the page has something to show of a face. A verification that runs or was given up counts as one about
 * a face, since that is not known yet.
 */
export function hasFace({ status, livenessResult: face }: Result, errors: readonly GatewayError[]): boolean {
  if (face === null) return false;
  if (status === 'PENDING' || status === 'INCOMPLETE') return true;
  return isChecked(face) || findErrorAt(errors, 'verification.livenessResult') !== undefined;
}

function isChecked({ faceResult, faceLivenessScore, images, eventDetails }: NonNullable<Result['livenessResult']>) {
  const hasImages = images !== null && images.length > 0;
  return faceResult !== null || faceLivenessScore !== null || hasImages || eventDetails.length > 0;
}

/** Returns what was checked, such as "Face and document"; undefined where that is not known. */
export function toCheckedText({ livenessResult, document, address, documentDatabase }: Result): string | undefined {
  const parts = [
    ...(livenessResult && isChecked(livenessResult) ? ['face'] : []),
    ...(document ? ['document'] : []),
    ...(address ? ['address'] : []),
    ...(documentDatabase ? ['register'] : []),
  ];
  if (parts.length === 0) return undefined;
  const text = new Intl.ListFormat('en-GB').format(parts);
  return text.charAt(0).toUpperCase() + text.slice(1);
}
