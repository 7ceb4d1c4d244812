import type { SimulatedResponse } from '../../http/response.js';
import type { SimulatorState } from '../../state.js';
import type { ApiRequest } from '../operation.js';

// How long an erasure is in progress. The simulator's own value: the provider publishes none.
const erasureMs = 1000;

/** Erases the personal data of a finished transaction. This cannot be undone. */
export function clearData({ url }: ApiRequest, { transactions, toEnvelope, now }: SimulatorState): SimulatedResponse {
  const refuse = (message: string) => toEnvelope('PARAMETER_ERROR', { message });
  const signatureId = url.searchParams.get('signatureId');
  if (signatureId === null || signatureId === '') return refuse('SignatureId is empty');
  const record = transactions.get(signatureId);
  if (record === undefined) return refuse('SignatureId is not exist');
  if (record.state !== 'FINISHED' && record.state !== 'GAVE_UP') return refuse('Transaction is not finished');
  if (record.erasedAt === null) transactions.patch(signatureId, { erasedAt: now() });
  else if (now() - record.erasedAt < erasureMs) return toEnvelope('REQUEST_IN_PROCESSING');
  return toEnvelope('SUCCESS');
}
