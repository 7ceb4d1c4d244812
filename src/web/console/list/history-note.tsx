import { toErrorText } from '../errors/error-texts.js';
import type { GatewayError } from '../errors/gateway-error.js';

/** Why there is no list, for users who can still open single verifications. */
const NOTES: Readonly<Record<string, string>> = {
  HISTORY_NOT_CONFIGURED: `${toErrorText('HISTORY_NOT_CONFIGURED').title}, so it has no list of verifications and no statistics.`,
  FORBIDDEN: 'Your token does not allow the list of verifications. Ask the operator for the scope liveness:list.',
};

/** Returns why this gateway or this token has no list; undefined for an error that may pass or needs the user. */
export function toHistoryNote({ code }: GatewayError): string | undefined {
  return Object.hasOwn(NOTES, code) ? NOTES[code] : undefined;
}
