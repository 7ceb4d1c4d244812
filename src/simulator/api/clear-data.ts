import type { Answer } from '../exchange/answer.js';
import type { ApiRequest, World } from './world.js';

// How long an erasure counts as still at work; a number of the simulator's own.
const erasureMs = 1000;

/** Erases the personal data of a transaction that is over. There is no way back. */
export function clearData({ url }: ApiRequest, { transactions, toEnvelope, now }: World): Answer {
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
