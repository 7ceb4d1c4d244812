import type { Answer } from '../exchange/answer.js';
import type { TransactionRecord } from '../result/transaction.js';
import { toText } from './to-text.js';
import type { World } from './world.js';

export const deletedMessage = 'The requested resource was not found or has been deleted';

type Lookup = { readonly record: TransactionRecord } | { readonly refusal: Answer };

/**
 * The transaction that a native call names by signatureId or, failing that, by livenessId; else the answer that says
 * why not. `unknownSignature` is the code for a signatureId of nobody, which differs between operations.
 */
export function lookUp(
  named: { readonly signatureId?: unknown; readonly livenessId?: unknown },
  unknownSignature: string,
  { switches, transactions, toEnvelope }: World,
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
