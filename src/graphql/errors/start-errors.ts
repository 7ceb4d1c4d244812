import { messageOf } from '../../domain/errors/error-codes.js';
import type { ResultErrorCode } from '../../verifications/result-error.js';

/** Messages of a start for the codes whose message depends on the request. */
const MESSAGES: { readonly [Code in ResultErrorCode]?: string } = {
  BAD_USER_INPUT: 'The verification provider does not accept one of the inputs.',
  RATE_LIMITED: 'This caller starts too many verifications. Try again after retryAfterSeconds.',
};

/** Returns the message for the client, which contains nothing that the provider said. */
export function resultMessageOf(code: ResultErrorCode): string {
  return MESSAGES[code] ?? messageOf(code);
}
