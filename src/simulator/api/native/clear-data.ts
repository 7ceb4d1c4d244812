import type { SimulatedResponse } from '../../http/response.js';
import type { SimulatorState } from '../../state.js';
import type { ApiRequest } from '../operation.js';
import { findTransaction } from './find-transaction.js';

/** Erases a transaction's personal data. The provider uses GET for this operation. */
export function nativeClearData({ url }: ApiRequest, state: SimulatorState): SimulatedResponse {
  const found = findTransaction(Object.fromEntries(url.searchParams), 'PARAMETER_ERROR', state);
  if ('refusal' in found) return found.refusal;
  state.transactions.patch(found.record.signatureId, { erasedAt: found.record.erasedAt ?? state.now() });
  return state.toEnvelope('SUCCESS');
}
