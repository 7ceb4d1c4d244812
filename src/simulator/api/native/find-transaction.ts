import type { SimulatedResponse } from '../../http/response.js';
import type { TransactionRecord } from '../../result/transaction.js';
import type { SimulatorState } from '../../state.js';
import { toText } from '../to-text.js';

export const deletedMessage = 'The requested resource was not found or has been deleted';

type Lookup = { readonly record: TransactionRecord } | { readonly refusal: SimulatedResponse };

/**
 * Returns the transaction with the call's signatureId or, without one, its livenessId; or the response that refuses the
 * call. `unknownSignature` is the code for an unknown signatureId, which differs between operations.
 */
export function findTransaction(
  named: { readonly signatureId?: unknown; readonly livenessId?: unknown },
  unknownSignature: string,
  { switches, transactions, toEnvelope }: SimulatorState,
): Lookup {
  const [signatureId, livenessId] = [toText(named.signatureId), toText(named.livenessId)];
  if (signatureId !== null) {
    const record = transactions.get(signatureId);
    return record === undefined ? { refusal: toEnvelope(unknownSignature) } : { record };
  }
  if (livenessId === null) return { refusal: toEnvelope('PARAMETER_ERROR') };
  const record = transactions.get(transactions.toSignatureId(livenessId) ?? '');
  if (record !== undefined) return { record };
  const message =
    switches.unknownLivenessIdMessage === 'first' ? 'livenessId not existed' : 'The livenessId does not exist';
  return { refusal: toEnvelope('LIVENESS_ID_NOT_EXISTED', { message }) };
}
